import { describe, expect, test } from 'vitest';
import { reportOf } from '../../src/commands/import-report.ts';
import { refusedWorkbook } from '../../src/imports/refused-workbook.ts';
import { writeWorkbook, type OutSheet } from '../../src/sheets/index.ts';
import { testDb } from '../support/db.ts';
import { dryRun, person, send } from './pages-acts.ts';
import { bring, clerk, tally } from './workbooks.ts';

const db = testDb();
const staff = () => clerk(db, person('city_staff'));

type Line = readonly string[];
/** 附件2 of one student, filled in by hand. */
const form = (name: string, over: Readonly<Record<string, string>> = {}): Line[] => {
  const says = {
    姓名: name,
    手机号码: `1390000${String((name.codePointAt(0) ?? 0) % 10_000).padStart(4, '0')}`,
    ...over,
  };
  const value = (label: string, otherwise = '') => (says as Readonly<Record<string, string>>)[label] ?? otherwise;
  return [
    ['残疾人大学生就业助力计划报名表'],
    [`编号：${value('编号')}`],
    ['姓名', value('姓名'), '残疾人证号', value('残疾人证号')],
    ['性别', '女', '出生年月', value('出生年月', '2004-03')],
    ['学校名称', '示例大学', '所学专业', value('所学专业', '会计学')],
    ['手机号码', value('手机号码'), '残疾类别', value('残疾类别', '□视力 ☑肢体')],
    ['申请人（签字）：'],
  ];
};
const sheet = (name: string, lines: readonly Line[]): OutSheet => ({
  name,
  widths: [],
  rows: lines.map((line) => ({ cells: line.map((value) => ({ value })) })),
});
const book = (...sheets: readonly OutSheet[]) => writeWorkbook({ sheets });
const kept = async () =>
  (await db.selectFrom('students').select(['number', 'name']).orderBy('id').execute()).map((one) => Object.values(one));

describe('forms of several students in one workbook', () => {
  test('are each a row of its own sheet', async () => {
    const bytes = await book(sheet('甲', form('甲一')), sheet('乙', form('乙二', { 残疾类别: '□视力 ☑肢残' })));
    const plan = await bring(staff(), bytes);
    expect(plan.rows.map((row) => [row.sheet, row.name, row.outcome])).toEqual([
      ['甲', '甲一', 'new'],
      ['乙', '乙二', 'refused'],
    ]);
    expect(reportOf(plan).problems).toMatchObject([{ row: 6, sheet: '乙', column: '残疾类别' }]);
  });

  test('may stand below one another, each with its number', async () => {
    const lines = [...form('甲一', { 编号: 'D00007' }), [], ...form('乙二', { 编号: 'D00008' })];
    const plan = await bring(staff(), await book(sheet('表', lines)));
    expect(plan.rows.map((row) => [row.row, row.name])).toEqual([
      [3, '甲一'],
      [11, '乙二'],
    ]);
    expect(await kept()).toEqual([
      ['D00007', '甲一'],
      ['D00008', '乙二'],
    ]);
  });

  test('of one student twice are one', async () => {
    const plan = await bring(staff(), await book(sheet('甲', form('甲一')), sheet('再', form('甲一'))));
    expect(plan.rows[1]?.problems).toMatchObject([{ code: 'repeated', see: { row: 3, sheet: '甲' } }]);
  });

  test('blank ones are passed over, and a sheet that shows how to fill one in is not read', async () => {
    const bytes = await book(
      sheet('填写示例', form('示例生')),
      sheet('甲', form('甲一')),
      sheet('空', form('', { 手机号码: '' }).slice(0, 4)),
      sheet(
        '空白',
        form('', { 手机号码: '' }).map((line) => (line[0] === '学校名称' ? ['学校名称', ''] : line)),
      ),
    );
    const plan = await bring(staff(), bytes);
    expect([plan.rows.map((row) => row.name), plan.others]).toEqual([['甲一'], ['填写示例', '空白']]);
  });

  test('a form that is left comes back whole, the others stay away', async () => {
    const ctx = staff();
    const lines = [...form('甲一'), [], ...form('乙二', { 出生年月: '二月' })];
    const key = await send(ctx, await book(sheet('表', lines), sheet('丙', form('丙三'))));
    expect(tally(await dryRun(ctx, key))).toEqual([1, 0, 0, 2, 0]);
    const { bytes } = await refusedWorkbook(ctx, key, () => '出生年月');
    const left = await bring(ctx, bytes, { dryRun: true });
    expect(left.rows.map((row) => [row.name, row.outcome])).toEqual([['乙二', 'refused']]);
  });
});

test('a problem of a form is told with the row of its field', async () => {
  const ctx = staff();
  const bytes = await book(sheet('表', form('甲一', { 出生年月: '二月', 所学专业: '大数据会计', 手机号码: '139' })));
  const plan = await bring(ctx, bytes);
  expect(reportOf(plan).problems.map((one) => [one.row, one.column])).toEqual([
    [4, '出生年月'],
    [6, '手机号码'],
  ]);
  const waiting = await bring(ctx, await book(sheet('表', form('乙二', { 所学专业: '大数据会计' }))));
  expect(reportOf(waiting).problems).toMatchObject([{ row: 5, column: '所学专业', code: 'major_unresolved' }]);
});

test('a label and its value in one cell end the value before them', async () => {
  const lines = form('甲一').map((line) =>
    line[0] === '姓名' ? ['姓名：谢航浩', '', '残疾人证号：11000020040327403344', ''] : line,
  );
  const plan = await bring(staff(), await book(sheet('表', lines)));
  expect([plan.rows[0]?.name, plan.rows[0]?.problems]).toEqual(['谢航浩', []]);
  expect(await db.selectFrom('disabilities').select('certificate_sealed').execute()).toHaveLength(1);
});
