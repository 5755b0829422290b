import { describe, expect, test } from 'vitest';
import { tableSheet, writeCsv, writeWorkbook, type OutSheet } from '../../src/sheets/index.ts';
import { testDb } from '../support/db.ts';
import { bring, clerk, list, ofSchool, post, pupil, refusalOf, registered, rowCounts, tally } from './workbooks.ts';

const db = testDb();

const sheetOf = (name: string, rows: readonly (readonly (string | number | null)[])[]): OutSheet => ({
  name,
  widths: [],
  rows: rows.map((cells) => ({ cells: cells.map((value) => ({ value })) })),
});

describe('a workbook is known by its headers', () => {
  test('in any order of columns, with columns missing', async () => {
    const { 联系电话, 残疾类别, 姓名, 毕业年份 } = pupil();
    const plan = await bring(
      clerk(db),
      await list([{ 联系电话, 毕业年份, 残疾类别, 姓名 } as ReturnType<typeof pupil>], ofSchool),
    );
    expect([plan.kind, tally(plan), plan.columns]).toEqual(['annex1', [0, 0, 0, 1, 0], 4]);
  });

  test('with other words for the same columns, and headers that mean nothing', async () => {
    const { 姓名, 残疾类别, 残疾等级, 专业 } = pupil();
    const rows = [
      { 学生姓名: 姓名, 残疾类型: 残疾类别, 残疾级别: 残疾等级, 所学专业: 专业, 辅导员: '赵老师' },
    ] as never;
    const plan = await bring(clerk(db), await list(rows, ofSchool));
    expect([plan.kind, plan.unknown, tally(plan)]).toEqual(['annex1', ['辅导员'], [0, 0, 0, 1, 0]]);
  });

  test('on the second sheet, beside a sheet of instructions and a hidden one', async () => {
    const head = ['岗位编号', '单位名称', '单位性质', '岗位名称', '招聘人数'];
    const sheets = [
      sheetOf('说明', [['一、请如实填写。'], ['二、岗位名称写全称。']]),
      sheetOf('岗位', [head, ['P1', '甲公司', '民营企业', '文员', 1]]),
      { ...sheetOf('旧', [head, ['P2', '乙公司', '民营企业', '会计', 1]]), hidden: true },
    ];
    const plan = await bring(clerk(db), await writeWorkbook({ sheets }));
    expect([plan.kind, plan.sheet, plan.others, tally(plan)]).toEqual(['positions', '岗位', [], [0, 0, 0, 1, 0]]);
  });

  test('and says which other sheets of the same form it did not read', async () => {
    const head = ['岗位编号', '单位名称', '单位性质', '岗位名称', '招聘人数'];
    const sheets = ['一月', '二月'].map((name, at) =>
      sheetOf(name, [head, [`P${at}`, '甲公司', '民营企业', '文员', 1]]),
    );
    const plan = await bring(clerk(db), await writeWorkbook({ sheets }));
    expect([plan.sheet, plan.others, plan.counts.rows]).toEqual(['一月', ['二月'], 1]);
  });

  test('an employer’s name, code and kind merged downwards hold for every row they cover', async () => {
    const rows = [
      post(),
      post({ 岗位编号: 'P00902', 岗位名称: '会计' }),
      post({ 岗位编号: 'P00903', 岗位名称: '客服' }),
    ];
    const headers = Object.keys(rows[0]!);
    const merged = ['单位名称', '统一社会信用代码', '单位性质'];
    const sheet = tableSheet({
      name: '岗位清单',
      columns: headers.map((header) => ({ header, width: 12 })),
      rows: rows.map((row, at) =>
        headers.map((header) => {
          if (!merged.includes(header)) return row[header] ?? null;
          return at === 0 ? { value: row[header] ?? null, down: 3 } : null;
        }),
      ),
    });
    const covered: OutSheet = {
      ...sheet,
      rows: [...sheet.rows].map((row) => ({
        ...row,
        cells: row.cells.map((cell) => (cell?.value === null ? null : cell)),
      })),
    };
    const plan = await bring(clerk(db), await writeWorkbook({ sheets: [covered] }));
    expect(tally(plan)).toEqual([0, 0, 0, 3, 0]);
    expect(await db.selectFrom('employers').select('id').execute()).toHaveLength(1);
  });

  test.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ])('as csv in %s', async (_what, encode) => {
    const head = Object.keys(registered());
    const csv = new TextDecoder().decode(writeCsv([head, Object.values(registered())], { bom: false }));
    const plan = await bring(clerk(db), encode(csv), { name: '登记.csv' });
    expect([plan.kind, tally(plan)]).toEqual(['register', [0, 0, 0, 1, 0]]);
  });

  test('as csv in GB18030', async () => {
    // 姓名,残疾类别,残疾等级,专业 / 学校名称：某大学 / 王五,肢体,三级,法学
    const bytes = Buffer.from(
      'd1a7d0a3c3fbb3c6a3bac4b3b4f3d1a70d0ad0d5c3fb2cb2d0bcb2c0e0b1f02cb2d0bcb2b5c8bcb62cd7a8d2b50d0acdf5cee52cd6abcce52cc8fdbcb62cb7a8d1a70d0a',
      'hex',
    );
    const plan = await bring(clerk(db), bytes, { name: '附件1.csv' });
    expect([plan.kind, plan.about, plan.rows[0]?.name, tally(plan)]).toEqual([
      'annex1',
      '某大学',
      '王五',
      [0, 0, 0, 1, 0],
    ]);
  });

  test('or is what somebody says it is, when a column that tells it is missing', async () => {
    const { 残疾人证号: _number, ...row } = registered();
    const bytes = await list([row]);
    expect(await bring(clerk(db), bytes, { kind: 'register' })).toMatchObject({ kind: 'register', counts: { new: 1 } });
  });
});

describe('a file that cannot come in is refused as a whole, and writes nothing', () => {
  const workbook = (rows: readonly (readonly (string | number | null)[])[]) =>
    writeWorkbook({ sheets: [sheetOf('表', rows)] });
  test.each([
    [
      'other headers',
      () =>
        workbook([
          ['品名', '数量', '单价', '金额'],
          ['纸', 1, 2, 2],
        ]),
      'kind_unknown',
    ],
    ['no data under the headers', () => workbook([['岗位编号', '单位名称', '岗位名称', '招聘人数']]), 'no_rows'],
    ['附件1 without its school', () => list([pupil()]), 'school_missing'],
    [
      '附件5 without its district',
      () =>
        workbook([
          ['填报时间：2026年6月20日'],
          ['序号', '基地名称', '提供实习岗位及个数', '地址'],
          [1, '甲', '文员1个', '某路'],
        ]),
      'district_missing',
    ],
    [
      '附件5 without its day',
      () =>
        workbook([['区：朝阳区'], ['序号', '基地名称', '提供实习岗位及个数', '地址'], [1, '甲', '文员1个', '某路']]),
      'date_missing',
    ],
    ['a PDF', () => Promise.resolve(Buffer.from('%PDF-1.7 x')), 'not_a_workbook'],
    ['half a workbook', async () => Buffer.from(await list([post()])).subarray(0, 900), 'broken'],
    ['nothing', () => Promise.resolve(Buffer.alloc(0)), 'empty'],
  ])('%s', async (_what, make, refusal) => {
    const before = await rowCounts(db);
    expect(await refusalOf(clerk(db), await make())).toMatchObject({ refusal });
    expect(await rowCounts(db)).toEqual(before);
  });

  test('a given kind whose columns are not there names them', async () => {
    const bytes = await list([pupil()], ofSchool);
    expect(await refusalOf(clerk(db), bytes, { kind: 'positions' })).toMatchObject({ refusal: 'columns_missing' });
  });
});
