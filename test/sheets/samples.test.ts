import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  type ColumnSpec,
  dataRows,
  findTable,
  labelledTexts,
  readForm,
  readLevel,
  readLongNumber,
  readMonth,
  readPhone,
  readYear,
  type Sheet,
  tableLines,
  withoutSpaces,
} from '../../src/sheets/index.ts';
import { sampleSheets, sheetsOf, textsOf } from './make-file.ts';

const schoolList: readonly ColumnSpec<
  'serial' | 'name' | 'home' | 'sex' | 'category' | 'level' | 'major' | 'year' | 'phone' | 'mail' | 'remark'
>[] = [
  { key: 'serial', headers: ['序号'], serial: true },
  { key: 'name', headers: ['姓名'], required: true },
  { key: 'home', headers: ['户籍（省、市区）'] },
  { key: 'sex', headers: ['性别'] },
  { key: 'category', headers: ['残疾类别'], required: true },
  { key: 'level', headers: ['残疾等级'], required: true },
  { key: 'major', headers: ['专业'] },
  { key: 'year', headers: ['毕业年份'] },
  { key: 'phone', headers: ['联系电话'] },
  { key: 'mail', headers: ['电子邮箱'] },
  { key: 'remark', headers: ['备注'] },
];

function tableOf<K extends string>(sheets: readonly Sheet[], columns: readonly ColumnSpec<K>[]) {
  const table = findTable(sheets, columns);
  if (!table) throw new Error('no table');
  return table;
}

describe('附件1 of a school', () => {
  test('is found under its title, with every column, every row and the facts above it', async () => {
    const table = tableOf(await sampleSheets('附件1-示例理工大学.xlsx'), schoolList);
    const rows = [...dataRows(table)];
    expect([table.missing, table.absent, table.unknown]).toEqual([[], [], []]);
    expect(table.headerRows).toEqual([4]);
    expect(rows).toHaveLength(20);
    expect(rows[0]?.number).toBe(5);
    expect(rows[0]?.cells.name.text).toBe('沈怡玉');
    expect(rows[19]?.cells.mail.text).toBe('d00020@example.edu.cn');
    expect(labelledTexts(table.above)).toEqual({
      学校名称: '示例理工大学',
      填表老师: '王老师',
      职务: '就业指导中心科员',
      联系方式: '010-88001234',
    });
  });

  test('is read through a header of two lines, blank rows, a total, a remark and a second sheet', async () => {
    const sheets = await sampleSheets('附件1-示例师范大学-两行表头.xlsx');
    const table = tableOf(sheets, schoolList);
    const rows = [...dataRows(table)];
    expect(sheets.map((sheet) => sheet.name)).toEqual(['附件1', '填表说明']);
    expect([table.missing, table.absent, table.unknown]).toEqual([[], [], []]);
    expect(table.headerRows).toEqual([4, 5]);
    expect(table.headers.get('home')).toBe('户籍\n（省、市区）');
    expect(rows).toHaveLength(24);
    expect(rows.map((row) => row.number).filter((number) => [16, 27, 32, 34].includes(number))).toEqual([]);
    const others = [...tableLines(table)].filter((line) => line.kind !== 'data');
    expect(others.map(({ row, kind }) => [row.number, kind])).toEqual([
      [32, 'total'],
      [34, 'remark'],
    ]);
  });

  test('has values that can be read however they were typed', async () => {
    const rows = [...dataRows(tableOf(await sampleSheets('附件1-示例师范大学-两行表头.xlsx'), schoolList))];
    expect(withoutSpaces(rows[0]?.cells.name.text ?? '')).toBe('许一');
    expect(withoutSpaces(rows[7]?.cells.home.text ?? '')).toBe('北京市石景山区');
    for (const row of rows) {
      expect(readPhone(row.cells.phone), `row ${row.number}`).toEqual({
        ok: true,
        value: expect.stringMatching(/^139\d{8}$/),
      });
      expect(readLevel(row.cells.level).ok, `row ${row.number}`).toBe(true);
      expect(readYear(row.cells.year), `row ${row.number}`).toEqual({
        ok: true,
        value: expect.toBeOneOf([2026, 2027]),
      });
    }
  });
});

test('附件2, one student’s form, gives each label its value and each box its tick', async () => {
  const [sheet] = await sampleSheets('附件2-报名表-D00004.xlsx');
  const form = readForm(sheet as Sheet, [
    { key: 'id', labels: ['编号'] },
    { key: 'name', labels: ['姓名'] },
    { key: 'certificate', labels: ['残疾人证号'] },
    { key: 'birth', labels: ['出生年月'] },
    { key: 'politics', labels: ['政治面貌'] },
    { key: 'origin', labels: ['生源地（区）'] },
    { key: 'household', labels: ['户籍'] },
    { key: 'education', labels: ['学历水平'] },
    { key: 'year', labels: ['毕业年份'] },
    { key: 'landline', labels: ['固定电话'] },
    { key: 'mobile', labels: ['手机号码'] },
    { key: 'mail', labels: ['电子邮箱'] },
    { key: 'category', labels: ['残疾类别'] },
    { key: 'device', labels: ['使用辅助器具情况'] },
    { key: 'services', labels: ['拟参与项目'] },
    { key: 'applicant', labels: ['申请人（签字）'] },
    { key: 'agency', labels: ['区残联残疾人就业服务机构（盖章）'] },
    { key: 'wage', labels: ['期望月薪'] },
  ]);
  const ticked = (key: 'household' | 'education' | 'category' | 'device' | 'services') =>
    form[key]?.options.filter((option) => option.ticked).map((option) => option.text);
  expect(form.id?.texts).toEqual(['D00004']);
  expect(form.name?.cell.text).toBe('谢航浩');
  expect(form.certificate && readLongNumber(form.certificate.cell)).toEqual({
    ok: true,
    value: '11000020040327403344',
  });
  expect(form.birth && readMonth(form.birth.cell)).toEqual({ ok: true, value: '2004-03' });
  expect(form.politics?.texts).toEqual(['中共党员']);
  expect(form.origin?.cell.text).toBe('密云区');
  expect(form.year && readYear(form.year.cell)).toEqual({ ok: true, value: 2027 });
  expect(form.landline?.texts).toEqual([]);
  expect(form.mobile?.cell.text).toBe('13900000004');
  expect(form.mail?.cell.text).toBe('d00004@example.edu.cn');
  expect(form.applicant?.texts).toEqual(['谢航浩', '2026年10月8日']);
  expect(form.agency?.cell.text).toBe('');
  expect(form.wage).toBeUndefined();
  expect(ticked('household')).toEqual(['非农业']);
  expect(ticked('education')).toEqual(['本科']);
  expect(ticked('category')).toEqual(['肢体']);
  expect(ticked('device')).toEqual(['无']);
  expect(ticked('services')).toEqual(['职业生涯咨询', '就业创业政策指导']);
  expect(form.device?.options.at(-1)).toEqual({ text: '其他', ticked: false, written: '' });
});

test('附件5 has its facts above and below the list', async () => {
  const table = tableOf(await sampleSheets('附件5-基地申报名单-朝阳区.xlsx'), [
    { key: 'serial', headers: ['序号'], serial: true },
    { key: 'base', headers: ['基地名称'], required: true },
    { key: 'posts', headers: ['提供实习岗位及个数'] },
    { key: 'address', headers: ['地址'] },
    { key: 'contact', headers: ['联系人'] },
    { key: 'phone', headers: ['联系电话'] },
  ]);
  const footer = [...tableLines(table)].filter((line) => line.kind === 'footer').map((line) => line.row);
  expect([...dataRows(table)].map((row) => row.cells.base.text)).toHaveLength(6);
  expect(labelledTexts(table.above)).toEqual({ 区: '朝阳区', 填报时间: '2026年6月20日' });
  expect(labelledTexts(footer)).toEqual({ 单位负责人: '李主任', 填报人: '张同志', 联系电话: '010-88005678' });
});

test('岗位清单 has 160 positions with dates as days and long cells whole', async () => {
  const table = tableOf(await sampleSheets('岗位清单.xlsx'), [
    { key: 'id', headers: ['岗位编号'], required: true },
    { key: 'wage', headers: ['月薪'] },
    { key: 'has', headers: ['已有便利'] },
    { key: 'until', headers: ['截止日期'] },
  ]);
  const rows = [...dataRows(table)];
  expect(rows).toHaveLength(160);
  expect(rows[0]?.cells.until).toMatchObject({ kind: 'date', text: '2027-11-01' });
  expect(rows[0]?.cells.has.text.split('；')).toHaveLength(44);
  expect(rows.at(-1)?.cells.id.text).toBe('P00160');
});

test('登记汇总表 has 60 students whose certificate numbers are whole', async () => {
  const table = tableOf(await sampleSheets('登记汇总表.xlsx'), [
    { key: 'id', headers: ['编号'], required: true },
    { key: 'name', headers: ['姓名'] },
    { key: 'certificate', headers: ['残疾人证号'] },
    { key: 'born', headers: ['出生年月'] },
  ]);
  const rows = [...dataRows(table)];
  expect(rows).toHaveLength(60);
  for (const { cells } of rows) {
    expect(readLongNumber(cells.certificate)).toEqual({ ok: true, value: cells.certificate.text });
    expect(readMonth(cells.born)).toEqual({ ok: true, value: cells.born.text });
  }
});

test('the results of internships have 40 rows, empty where nothing was written', async () => {
  const table = tableOf(await sampleSheets('实习与就业结果表-2025.xlsx'), [
    { key: 'base', headers: ['基地名称'] },
    { key: 'result', headers: ['结果'] },
    { key: 'contract', headers: ['合同开始'] },
  ]);
  const rows = [...dataRows(table)];
  expect(rows).toHaveLength(40);
  expect(rows[1]?.cells.contract.kind).toBe('empty');
});

test('every sample has as many filled cells as its parts say', async () => {
  const folder = new URL('samples/', import.meta.url);
  for (const name of await readdir(folder)) {
    const sheets = await sampleSheets(name);
    const own = sheets
      .flatMap((sheet) => textsOf(sheet))
      .flat()
      .filter((text) => text !== '' && !text.startsWith('^'));
    expect(own.length, `${name}`).toBeGreaterThan(1);
    expect(own, `${name}`).toHaveLength(await filledCells(new URL(encodeURIComponent(name), folder)));
  }
});

/** Counts the cells with a value by another way: a search in the inflated parts. */
async function filledCells(file: URL): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const { fromBufferPromise } = await import('yauzl');
  const { text } = await import('node:stream/consumers');
  const zip = await fromBufferPromise(await readFile(file));
  let cells = 0;
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.includes('worksheets/')) continue;
    const xml = await text(await zip.openReadStreamPromise(entry));
    cells += [...xml.matchAll(/<(?:v|t(?: [^>]*)?)>[^<]/g)].length;
  }
  return cells;
}

test('a sheet of a workbook that is sent as csv reads the same', async () => {
  const [sheet] = await sampleSheets('附件1-示例理工大学.xlsx');
  const csv = textsOf(sheet).map((row) => row.map((text) => text.replace(/^\^.*/, '')).join(','));
  const [again] = await sheetsOf(Buffer.from(csv.join('\r\n')), '附件1.csv');
  const table = tableOf([again as Sheet], schoolList);
  expect([...dataRows(table)]).toHaveLength(20);
  expect(table.headerRows).toEqual([4]);
});
