import { describe, expect, test } from 'vitest';
import { noFilter, takeExport } from '../../src/exports/index.ts';
import { refusedWorkbook } from '../../src/imports/refused-workbook.ts';
import { writeWorkbook } from '../../src/sheets/index.ts';
import { testDb } from '../support/db.ts';
import { person, send } from './pages-acts.ts';
import { bring, clerk, list, pupil, refusalOf, registered, tally } from './workbooks.ts';

const db = testDb();
const of = (school: string) => ({ facts: `学校名称：${school}` });
const schools = async () =>
  (await db.selectFrom('schools').select('name').orderBy('id').execute()).map((one) => one.name);

test.each(['示例甲大學(北京)', '示例甲大学 （北京）', '示例甲大學【北京】'])(
  '%s is 示例甲大学（北京）',
  async (name) => {
    const ctx = clerk(db);
    await bring(ctx, await list([pupil()], of('示例甲大学（北京）')));
    expect(tally(await bring(ctx, await list([pupil()], of(name))))).toEqual([0, 0, 0, 0, 1]);
    expect(await schools()).toEqual(['示例甲大学（北京）']);
  },
);

test('a school in another town is another school', async () => {
  const ctx = clerk(db);
  await bring(ctx, await list([pupil()], of('示例甲大学（北京）')));
  await bring(
    ctx,
    await list([pupil({ 姓名: '王三', 联系电话: '13900000177', 电子邮箱: null })], of('示例甲大学（上海）')),
  );
  expect(await schools()).toEqual(['示例甲大学（北京）', '示例甲大学（上海）']);
});

describe('附件1 with a column 学校', () => {
  const row = (school: string | null, name: string, at: number) =>
    pupil({ 姓名: name, 联系电话: `1390000030${at}`, 电子邮箱: null, 学校: school });
  const rows = () => list([row('示例甲大学', '甲一', 1), row('示例乙大学', '乙二', 2), row(null, '丙三', 3)]);

  test('needs no school in its head, and refuses a row without one', async () => {
    const plan = await bring(clerk(db), await rows());
    expect(plan.rows.map((one) => [one.outcome, one.facts['school']])).toEqual([
      ['new', '示例甲大学'],
      ['new', '示例乙大学'],
      ['refused', undefined],
    ]);
    expect(plan.rows[2]?.problems).toMatchObject([{ column: '学校', code: 'required' }]);
    expect(plan.about).toBe('示例甲大学、示例乙大学');
  });

  test('is read by it also under a head that names one school', async () => {
    const file = await list([row('示例乙大学', '乙二', 2), row(null, '丙三', 3)], of('示例甲大学'));
    const plan = await bring(clerk(db), file);
    expect(plan.rows.map((one) => one.facts['school'])).toEqual(['示例乙大学', '示例甲大学']);
  });

  test('brings a teacher no student of another school', async () => {
    await bring(clerk(db), await list([pupil()], of('示例甲大学')));
    const { id } = await db.selectFrom('schools').select('id').executeTakeFirstOrThrow();
    const plan = await bring(clerk(db, person('teacher', { schoolId: id })), await rows());
    expect(plan.rows.map((one) => one.problems.map((problem) => problem.code))).toEqual([[], ['other_school'], []]);
  });
});

describe('two schools in one sheet', () => {
  const header = Object.keys(pupil());
  const line = (name: string, at: number) =>
    Object.values(pupil({ 序号: at, 姓名: name, 联系电话: `1390000040${at}`, 电子邮箱: '' })).map(String);
  const lines = [
    ['学校名称：示例甲大学'],
    header,
    line('甲一', 1),
    ['合计', '1人'],
    ['在校残疾人大学生基本信息表'],
    ['学校名称：示例乙大学      填表老师：王老师'],
    header,
    line('乙一', 1),
    line('乙二', 2),
    ['填表人：王老师'],
  ];
  const book = () =>
    writeWorkbook({
      sheets: [{ name: '表', widths: [], rows: lines.map((cells) => ({ cells: cells.map((value) => ({ value })) })) }],
    });

  test('are two schools', async () => {
    const plan = await bring(clerk(db), await book());
    expect(plan.rows.map((one) => [one.row, one.name, one.facts['school']])).toEqual([
      [3, '甲一', '示例甲大学'],
      [8, '乙一', '示例乙大学'],
      [9, '乙二', '示例乙大学'],
    ]);
    expect(plan.about).toBe('示例甲大学、示例乙大学');
  });

  test('stay two in the workbook of what was left', async () => {
    lines[7] = line('乙一', 1).map((text) => (text === '三级' ? '九级' : text));
    const ctx = clerk(db, person('city_staff'));
    const key = await send(ctx, await book());
    const left = await bring(ctx, (await refusedWorkbook(ctx, key, () => '残疾等级')).bytes, { dryRun: true });
    expect(left.rows.map((one) => [one.name, one.facts['school']])).toEqual([['乙一', '示例乙大学']]);
  });
});

test('two districts in one sheet of 附件5: the rows of the second are refused', async () => {
  const lines = [
    ['区：朝阳区   填报时间：2026年6月20日'],
    ['序号', '基地名称', '提供实习岗位及个数', '地址'],
    ['1', '甲基地', '文员1个', '某路'],
    ['区：海淀区   填报时间：2026年6月20日'],
    ['1', '乙基地', '文员1个', '某路'],
  ];
  const bytes = await writeWorkbook({
    sheets: [{ name: '表', widths: [], rows: lines.map((cells) => ({ cells: cells.map((value) => ({ value })) })) }],
  });
  const plan = await bring(clerk(db), bytes);
  expect(plan.rows.map((one) => one.problems.map((problem) => [problem.code, problem.found]))).toEqual([
    [],
    [['other_list', '海淀区']],
  ]);
});

test('附件3 is known for the summary that it is, and may come in as a list of students if somebody says so', async () => {
  await bring(clerk(db), await list([registered(), registered({ 编号: 'D00102', 姓名: '王三', 残疾人证号: null })]));
  const { bytes } = await takeExport(clerk(db), 'annex3', noFilter);
  expect(await refusalOf(clerk(db), bytes)).toEqual({ refusal: 'kind_summary', detail: '' });
  expect(tally(await bring(clerk(db), bytes, { kind: 'annex1' }))).toEqual([0, 0, 0, 0, 2]);
});
