import { describe, expect, test } from 'vitest';
import { type ColumnSpec, dataRows, findTable, labelledTexts, type Sheet, tableLines } from '../../src/sheets/index.ts';
import { cellOf, sheetFrom } from './make-file.ts';

type Key = 'serial' | 'name' | 'home' | 'wage' | 'phone';
const columns: readonly ColumnSpec<Key>[] = [
  { key: 'serial', headers: ['序号'], serial: true },
  { key: 'name', headers: ['姓名', '学生姓名'], required: true },
  { key: 'home', headers: ['户籍（省、市区）'], required: true },
  { key: 'wage', headers: ['月薪（元）'] },
  { key: 'phone', headers: ['联系电话', '联系方式电话'] },
];
const header = ['序号', '姓名', '户籍（省、市区）', '月薪（元）', '联系电话'];

function found(rows: readonly (readonly string[])[] | readonly Sheet[]) {
  const sheets = rows.every((one): one is Sheet => 'rows' in one) ? rows : [sheetFrom(rows as string[][])];
  const table = findTable(sheets, columns);
  if (!table) throw new Error('no table');
  return table;
}

const names = (rows: readonly (readonly string[])[]) => [...dataRows(found(rows))].map((row) => row.cells.name.text);

describe('a header', () => {
  test.each([
    ['as it should be', header],
    ['with spaces and line breaks inside', ['序 号', '姓  名', '户籍\n（省、市区）', '月 薪\n(元)', '联系\n电话']],
    ['in full-width signs and other brackets', ['序号', '＊姓名', '户籍【省、市区】', '月薪〔元〕', '联系电话：']],
    ['without what is in brackets', ['序号', '姓名', '户籍', '月薪', '联系电话']],
    ['with something else in brackets', ['序号', '姓名（必填）', '户籍(省)', '月薪（单位：元）', '联系电话(手机)']],
    ['with another accepted text', ['序号', '学生姓名', '户籍（省、市区）', '月薪', '联系电话']],
  ])('is found %s', (_name, texts) => {
    const table = found([['一览表'], texts, ['1', '张三', '北京', '3000', '010']]);
    expect([table.missing, table.absent, table.unknown]).toEqual([[], [], []]);
    expect([...dataRows(table)].map((row) => [row.number, row.cells.name.text, row.cells.wage.text])).toEqual([
      [3, '张三', '3000'],
    ]);
  });

  test('maps columns in any order and says which are missing, absent or unknown', () => {
    const table = found([
      ['联系电话', '班级', '姓名', '月薪', '姓名'],
      ['010', '一班', '张三', '9', '李四'],
    ]);
    expect(table.columns).toEqual(
      new Map([
        ['phone', 0],
        ['name', 2],
        ['wage', 3],
      ]),
    );
    expect(table.missing).toEqual(['home']);
    expect(table.absent).toEqual(['serial']);
    expect(table.unknown).toEqual([
      { column: 1, header: '班级' },
      { column: 4, header: '姓名' },
    ]);
    const [row] = [...dataRows(table)];
    expect(row?.cells.name.text).toBe('张三');
    expect(row?.cells.home.kind).toBe('empty');
  });

  test('of two lines counts the lower line, both together, or the only one', () => {
    const table = found([
      ['序号', '姓名', '户籍', '待遇', '^待遇', '联系方式', '^联系方式'],
      ['^序号', '', '', '月薪', '补贴', '电话', '邮箱'],
      ['1', '张三', '北京', '3000', '100', '010', 'a@b'],
    ]);
    expect(table.headerRows).toEqual([1, 2]);
    expect(table.columns).toEqual(
      new Map([
        ['serial', 0],
        ['name', 1],
        ['home', 2],
        ['wage', 3],
        ['phone', 5],
      ]),
    );
    expect(table.unknown.map(({ header }) => header)).toEqual(['补贴', '邮箱']);
    expect(names([header, ['1', '联系电话', '月薪', '3000', '010']])).toEqual(['联系电话']);
  });

  test('is looked for on every sheet, on hidden ones last', () => {
    const data = ['1', '张三', '北京', '3000', '010'];
    const hidden = sheetFrom([header, data], '旧', true);
    const visible = sheetFrom([['填表说明'], ['序号', '姓名', '联系电话'], data], '新');
    expect(found([sheetFrom([['请如实填写']]), visible]).sheet.name).toBe('新');
    expect(found([hidden, visible]).sheet.name).toBe('新');
    expect(found([hidden, sheetFrom([['请如实填写']])]).sheet.name).toBe('旧');
  });

  test('that has fewer than three of the columns is none', () => {
    expect(
      findTable(
        [
          sheetFrom([
            ['姓名', '联系电话'],
            ['张三', '010'],
          ]),
        ],
        columns,
      ),
    ).toBeUndefined();
    expect(
      findTable(
        [
          sheetFrom([
            ['姓名', '联系电话'],
            ['张三', '010'],
          ]),
        ],
        columns,
        2,
      ),
    ).toBeDefined();
    expect(findTable([], columns)).toBeUndefined();
  });

  test('is not looked for far down', () => {
    const rows = [...Array.from({ length: 80 }, () => ['一行']), header, ['1', '张三', '北京', '3000', '010']];
    expect(findTable([sheetFrom(rows)], columns)).toBeUndefined();
  });
});

describe('the rows', () => {
  const data = (name: string) => ['1', name, '北京', '3000', '010'];

  test('leave out blank rows, also those where only the number is filled in', () => {
    expect(names([header, data('甲'), [], ['2'], ['', '', ' '.trim()], data('乙')])).toEqual(['甲', '乙']);
  });

  test.each([
    ['合计', 'total'],
    ['合 计', 'total'],
    ['总计：24人', 'total'],
    ['小计（人）', 'total'],
    ['本页合计', 'total'],
    ['注：按证填写', 'remark'],
    ['注1：按证填写', 'remark'],
    ['备注：无', 'remark'],
    ['填表说明', 'remark'],
    ['说明：一式两份', 'remark'],
    ['单位负责人：', 'footer'],
    ['填报人：张同志', 'footer'],
    ['学校负责人（签字）：', 'footer'],
    ['（盖章）', 'footer'],
    ['填表日期：2026年6月', 'footer'],
    ['1', 'data'],
    ['注册会计师', 'data'],
    ['合计通信公司', 'data'],
    ['备注员', 'data'],
    ['（以下空白）', 'remark'],
    ['示例', 'remark'],
    ['例：P00001', 'remark'],
    ['填写示例：', 'remark'],
    ['人数', 'total'],
    ['总人数：24', 'total'],
    ['学校名称：示例大学', 'footer'],
    ['区：朝阳区', 'footer'],
    ['例外一', 'data'],
    ['示例理工大学', 'data'],
  ])('that begin with %s are %s', (text, kind) => {
    const table = found([header, data('甲'), [text, '24人', '', '3', ''], data('乙')]);
    expect([...tableLines(table)].map((line) => line.kind)).toEqual(['data', kind, 'data']);
  });

  test('with a number before the word are totals too', () => {
    expect(names([header, data('甲'), ['3', '合计', '', '3000', '']])).toEqual(['甲']);
  });

  test('that are one text merged across the table are no data', () => {
    const spread = ['第一批', '^第一批', '^第一批', '^第一批', '^第一批'];
    expect(names([header, spread, data('甲')])).toEqual(['甲']);
  });

  test('that repeat the header, one or two lines of it, are left out', () => {
    expect(names([header, data('甲'), header, data('乙')])).toEqual(['甲', '乙']);
    const two = [
      ['序号', '姓名', '户籍', '待遇', '^待遇'],
      ['', '', '', '月薪', '联系电话'],
    ];
    expect(names([...two, data('甲'), ...two, data('乙')])).toEqual(['甲', '乙']);
  });

  test('have the values of cells merged downwards, but are not rows because of them', () => {
    const rows = [
      header,
      ['1', '甲', '北京', '3000', '010'],
      ['2', '乙', '^北京', '4000', '011'],
      ['', '', '^北京', '', ''],
    ];
    const table = found(rows);
    expect([...dataRows(table)].map((row) => [row.cells.name.text, row.cells.home.text])).toEqual([
      ['甲', '北京'],
      ['乙', '北京'],
    ]);
  });

  test('say what stands above them where they say 同上', () => {
    const rows = [header, data('甲'), ['2', '乙', '同上', ' 〃 ', '011'], ['3', '丙', '上海', '同上', '同前']];
    expect([...dataRows(found(rows))].map((row) => Object.values(row.cells).map((cell) => cell.text))).toEqual([
      ['1', '甲', '北京', '3000', '010'],
      ['2', '乙', '北京', '3000', '011'],
      ['3', '丙', '上海', '3000', '011'],
    ]);
    expect(names([header, ['1', '同上', '', '', '010']])).toEqual(['同上']);
  });

  test('keep what kind of cell they had', () => {
    const sheet = sheetFrom([header]);
    const row = {
      number: 7,
      cells: [cellOf('1', 'number'), cellOf('甲'), cellOf('京'), cellOf('3000', 'number', '3000.0')],
    };
    const table = found([{ ...sheet, rows: [...sheet.rows, row] }]);
    expect([...dataRows(table)][0]).toMatchObject({ number: 7, cells: { wage: { kind: 'number', raw: '3000.0' } } });
  });
});

describe('the facts around a table', () => {
  test.each([
    ['in one cell', [['学校名称：示例大学     填表老师：王 老师   联系方式：010-88001234']]],
    ['in a cell each', [['学校名称：示例大学', '', '填表老师：王 老师', '联系方式:010-88001234']]],
    [
      'beside their labels',
      [
        ['学校名称：', '示例大学', '填表老师：', '王 老师'],
        ['联系方式：', '010-88001234'],
      ],
    ],
    ['with spaces in the labels', [['学 校 名 称 ：示例大学    填表老师：王 老师    联系方式：010-88001234']]],
    ['with a title before', [['附件1'], ['学校名称：示例大学\n填表老师：王 老师\n联系方式：010-88001234']]],
  ])('are read %s', (_name, rows) => {
    expect(labelledTexts(sheetFrom(rows).rows)).toEqual({
      学校名称: '示例大学',
      填表老师: '王 老师',
      联系方式: '010-88001234',
    });
  });

  test('stand without the place for a stamp', () => {
    const rows = sheetFrom([
      ['学校名称（盖章）：示例大学（盖章）   填表人(签字)：王老师'],
      ['单位（公章）：', '甲公司（公章）'],
    ]).rows;
    expect(labelledTexts(rows)).toEqual({ 学校名称: '示例大学', 填表人: '王老师', 单位: '甲公司' });
  });

  test('keep times and addresses whole and are empty where a line is to be filled in', () => {
    const rows = sheetFrom([
      ['填报时间：2026年6月20日 10:30    网址：https://example.edu.cn'],
      ['单位负责人：______', '填报人：'],
    ]).rows;
    expect(labelledTexts(rows)).toEqual({
      填报时间: '2026年6月20日 10:30',
      网址: 'https://example.edu.cn',
      单位负责人: '',
      填报人: '',
    });
  });
});
