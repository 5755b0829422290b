import { describe, expect, test } from 'vitest';
import { reportOf } from '../../src/commands/import-report.ts';
import { noFilter, takeExport } from '../../src/exports/index.ts';
import { applyImport } from '../../src/imports/apply-import.ts';
import { decideRows } from '../../src/imports/answer-import.ts';
import { checkImport } from '../../src/imports/check-import.ts';
import { refusedWorkbook } from '../../src/imports/refused-workbook.ts';
import { tableSheet, writeWorkbook, type OutValue } from '../../src/sheets/index.ts';
import { testDb } from '../support/db.ts';
import { dryRun, person, send } from './pages-acts.ts';
import { bring, clerk, list, ofSchool, pupil, tally } from './workbooks.ts';

const db = testDb();
const staff = () => clerk(db, person('city_staff'));

type Row = Readonly<Record<string, OutValue>>;
type Part = { readonly name: string; readonly facts: string; readonly rows: readonly Row[] };

/** A workbook with a sheet for each school or district. */
const workbook = (parts: readonly Part[]) =>
  writeWorkbook({
    sheets: parts.map(({ name, facts, rows }) => {
      const headers = Object.keys(rows[0]!);
      const columns = headers.map((header) => ({ header, width: 14 }));
      return tableSheet({
        name,
        facts,
        columns,
        rows: rows.map((row) => headers.map((header) => row[header] ?? null)),
      });
    }),
  });
const school = (name: string, rows: readonly Row[]): Part => ({ name, facts: `学校名称：${name}`, rows });
const district = (name: string, bases: readonly string[]): Part => ({
  name,
  facts: `区：${name}        填报时间：2026年6月20日`,
  rows: bases.map((base, at) => ({ 序号: at + 1, 基地名称: base, 提供实习岗位及个数: '文员1个', 地址: '某路' })),
});

describe('a workbook with a sheet for each school or district is read whole', () => {
  test('附件1: every sheet for its school, and its export changes nothing', async () => {
    const ctx = clerk(db);
    const parts = ['甲大学', '乙大学', '丙大学'].map((name, at) =>
      school(name, [pupil({ 姓名: `学生${at}`, 联系电话: `1390000020${at}` })]),
    );
    const plan = await bring(ctx, await workbook(parts));
    expect([plan.sheet, plan.about, plan.others, tally(plan)]).toEqual([
      '甲大学、乙大学、丙大学',
      '甲大学、乙大学、丙大学',
      [],
      [0, 0, 0, 3, 0],
    ]);
    const kept = await db
      .selectFrom('students as s')
      .innerJoin('schools', 'schools.id', 's.school_id')
      .select(['s.name as student', 'schools.name as school'])
      .orderBy('s.id')
      .execute();
    expect(kept).toEqual(parts.map(({ name }, at) => ({ student: `学生${at}`, school: name })));
    const again = await bring(ctx, (await takeExport(ctx, 'annex1', noFilter)).bytes);
    expect([again.others, tally(again)]).toEqual([[], [0, 0, 0, 0, 3]]);
  });

  test('附件5: every sheet for its district, and its export changes nothing', async () => {
    const ctx = clerk(db);
    const plan = await bring(
      ctx,
      await workbook([district('朝阳区', ['甲基地']), district('海淀区', ['乙基地', '丙基地'])]),
    );
    expect([plan.sheet, tally(plan)]).toEqual(['朝阳区、海淀区', [0, 0, 0, 3, 0]]);
    expect(await db.selectFrom('bases').select(['name', 'district']).orderBy('id').execute()).toEqual([
      { name: '甲基地', district: '110105' },
      { name: '乙基地', district: '110108' },
      { name: '丙基地', district: '110108' },
    ]);
    const again = await bring(ctx, (await takeExport(ctx, 'annex5', noFilter)).bytes);
    expect([again.others, tally(again)]).toEqual([[], [0, 0, 0, 0, 3]]);
  });

  test('a row is named with its sheet, in the report and in the workbook of what was left', async () => {
    const ctx = staff();
    const bytes = await workbook([
      school('甲大学', [pupil()]),
      school('乙大学', [pupil({ 姓名: '王三', 残疾等级: '九级' })]),
    ]);
    const key = await send(ctx, bytes);
    const plan = await dryRun(ctx, key);
    expect(reportOf(plan)).toMatchObject({ refused: 1, problems: [{ row: 3, sheet: '乙大学', code: 'not_a_level' }] });
    const left = await bring(ctx, (await refusedWorkbook(ctx, key, () => '残疾等级')).bytes, { dryRun: true });
    expect(left.rows.map((row) => [row.name, row.outcome])).toEqual([['王三', 'refused']]);
  });

  test('附件1: a school on two sheets, and a student who is on both', async () => {
    const bytes = await workbook([
      school('甲大学', [pupil(), pupil({ 姓名: '王三', 联系电话: '13900000188', 电子邮箱: null })]),
      { ...school('甲大学', [pupil(), pupil({ 姓名: '赵四', 联系电话: '13900000189', 电子邮箱: null })]), name: '再' },
    ]);
    const plan = await bring(staff(), bytes);
    expect([plan.about, plan.others, tally(plan)]).toEqual(['甲大学', [], [1, 0, 0, 3, 0]]);
    expect(reportOf(plan).problems).toMatchObject([
      { row: 3, sheet: '再', code: 'repeated', same_as_row: 3, same_as_sheet: '甲大学' },
    ]);
  });

  test('附件1: one of a name and phone on the sheets of two schools is asked about', async () => {
    const plan = await bring(staff(), await workbook([school('甲大学', [pupil()]), school('乙大学', [pupil()])]));
    expect(plan.rows.map((row) => row.outcome)).toEqual(['new', 'waiting']);
    expect(plan.rows[1]?.questions).toMatchObject([{ candidates: [{ at: { row: 3, sheet: '甲大学' } }] }]);
  });

  test('questions about rows of one number on two sheets are two questions', async () => {
    const ctx = staff();
    await bring(ctx, await list([pupil()], ofSchool));
    const bytes = await workbook([
      school('甲大学', [pupil({ 姓名: '王三', 专业: '大数据会计' })]),
      school('示例大学', [pupil({ 联系电话: '13900000199' })]),
    ]);
    const key = await send(ctx, bytes);
    expect(tally(await dryRun(ctx, key))).toEqual([0, 2, 0, 0, 0]);
    const [one, other] = (await dryRun(ctx, key)).rows.map((row) => row.questions[0]!.id);
    expect([one, other]).toEqual(['r3-major-0', 's2-r3-same']);
    await decideRows(ctx, key, { [other!]: 'same:X00001' });
    await checkImport(ctx, key);
    const decided = await dryRun(ctx, key);
    expect(tally(decided)).toEqual([0, 1, 1, 0, 0]);
    expect(await applyImport(ctx, key, decided.hash)).toMatchObject({ ok: true });
  });
});

describe('a sheet that cannot go with the first is not read, and said so', () => {
  const others = async (parts: readonly Part[], actor = staff()) => {
    const plan = await dryRun(actor, await send(actor, await workbook(parts)));
    return [plan.sheet, plan.others, plan.counts.rows];
  };

  test('the same base once more, a sheet without its school, other columns', async () => {
    expect(await others([district('朝阳区', ['甲基地']), district('海淀区', ['甲基地'])])).toEqual([
      '朝阳区',
      ['海淀区'],
      1,
    ]);
    expect(await others([school('甲大学', [pupil()]), { name: '乙', facts: '名单', rows: [pupil()] }])).toEqual([
      '甲大学',
      ['乙'],
      1,
    ]);
    const { 电子邮箱: _mail, ...fewer } = pupil();
    expect(await others([school('甲大学', [pupil()]), school('乙大学', [fewer as Row])])).toEqual([
      '甲大学',
      ['乙大学'],
      1,
    ]);
  });

  test('another district’s list, for staff of a district', async () => {
    const chaoyang = clerk(db, person('district_staff', { district: '110105' }));
    expect(await others([district('朝阳区', ['甲基地']), district('海淀区', ['乙基地'])], chaoyang)).toEqual([
      '朝阳区',
      ['海淀区'],
      1,
    ]);
  });
});
