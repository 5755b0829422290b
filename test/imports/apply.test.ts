import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { applyImport } from '../../src/imports/apply-import.ts';
import { checkImport } from '../../src/imports/check-import.ts';
import { discardImport } from '../../src/imports/discard-import.ts';
import { purgeImports } from '../../src/imports/purge-imports.ts';
import { importOf } from '../../src/imports/reads.ts';
import { refusedWorkbook } from '../../src/imports/refused-workbook.ts';
import { startImport } from '../../src/imports/start-import.ts';
import { testDb } from '../support/db.ts';
import { makeHouse } from '../accounts/people.ts';
import { dryRun, person, send } from './pages-acts.ts';
import {
  bring,
  bringSample,
  certificate,
  clerk,
  list,
  ofSchool,
  post,
  pupil,
  registered,
  rowCounts,
  sample,
  tally,
} from './workbooks.ts';

const db = testDb();
const staff = () => clerk(db, person('city_staff'));
const numbers = async () =>
  (await db.selectFrom('students').select('number').orderBy('id').execute()).map((row) => row.number);

describe('an import is written', () => {
  test('only when somebody says so, and then once', async () => {
    const ctx = staff();
    const key = await send(ctx, await sample('register'));
    const { hash } = await dryRun(ctx, key);
    expect(await numbers()).toEqual([]);
    expect(await applyImport(ctx, key, hash)).toMatchObject({ ok: true, counts: { new: 60 } });
    expect(await numbers()).toHaveLength(60);
    await expect(applyImport(ctx, key, hash)).rejects.toThrow('not_ready');
  });

  test('by one of two who press the button at once', async () => {
    const ctx = staff();
    const key = await send(ctx, await sample('register'));
    const { hash } = await dryRun(ctx, key);
    const both = await Promise.allSettled([applyImport(ctx, key, hash), applyImport(staff(), key, hash)]);
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await numbers()).toHaveLength(60);
  });

  test('of two imports of one file at once, the second finds what the first wrote', async () => {
    const ctx = staff();
    const keys = [await send(ctx, await sample('register')), await send(ctx, await sample('register'))];
    const plans = [await dryRun(ctx, keys[0]!), await dryRun(ctx, keys[1]!)];
    const done = await Promise.all(keys.map((key, at) => applyImport(ctx, key, plans[at]!.hash)));
    expect(done.map((one) => one.ok).toSorted()).toEqual([false, true]);
    const late = keys[done.findIndex((one) => !one.ok)]!;
    expect(tally(await dryRun(ctx, late))).toEqual([0, 0, 0, 0, 60]);
    expect(await numbers()).toHaveLength(60);
  });

  test('not where the records have changed since the dry run: that one takes its place', async () => {
    const ctx = staff();
    await bring(ctx, await list([registered()]));
    const key = await send(ctx, await list([registered({ 毕业年份: 2026 })]));
    const shown = await dryRun(ctx, key);
    await db.updateTable('students').set({ graduation_year: 2025 }).execute();
    expect(await applyImport(ctx, key, shown.hash)).toEqual({ ok: false });
    expect(await dryRun(ctx, key)).toMatchObject({
      rows: [{ changes: [{ field: 'graduation_year', now: '2025', becomes: '2026' }] }],
    });
    expect(await db.selectFrom('students').select('graduation_year').execute()).toEqual([{ graduation_year: 2025 }]);
    expect(await applyImport(ctx, key, (await dryRun(ctx, key)).hash)).toMatchObject({ ok: true });
    expect(await db.selectFrom('students').select('graduation_year').execute()).toEqual([{ graduation_year: 2026 }]);
  });

  test('whole or not at all: what breaks in the middle leaves nothing', async () => {
    const ctx = staff();
    const key = await send(ctx, await sample('register'));
    const before = await rowCounts(db);
    const { hash } = await dryRun(ctx, key);
    await sql`
      create function break_in_the_middle() returns trigger language plpgsql as $$
      begin raise exception 'broken in the middle'; end $$`.execute(db);
    await sql`create trigger break before insert on need_records for each row execute function break_in_the_middle()`.execute(
      db,
    );
    await expect(applyImport(ctx, key, hash)).rejects.toThrow('broken in the middle');
    await sql`drop trigger break on need_records`.execute(db);
    await sql`drop function break_in_the_middle()`.execute(db);
    expect(await rowCounts(db)).toEqual(before);
    expect((await importOf(ctx, key)).row.state).toBe('ready');
    expect(await applyImport(ctx, key, hash)).toMatchObject({ ok: true });
  });

  test('with one line in the log for it, and one for each student whom it concerns', async () => {
    const ctx = staff();
    const key = await send(ctx, await sample('annex1'));
    await applyImport(ctx, key, (await dryRun(ctx, key)).hash);
    const lines = await db
      .selectFrom('audit_log')
      .select(['verb', 'thing_kind', 'thing_id', 'subject_student_id', 'facts'])
      .orderBy('id')
      .execute();
    expect(lines.filter((line) => line.thing_id !== key)).toEqual([]);
    expect(lines[1]).toMatchObject({
      verb: 'imports.bring',
      subject_student_id: null,
      facts: { act: 'applied', rows: 20, added: 20, changed: 0 },
    });
    expect(lines.filter((line) => line.subject_student_id !== null)).toHaveLength(20);
  });

  test('and what engines hold is told what changed', async () => {
    const ctx = staff();
    await bringSample(ctx, 'register');
    await bringSample(ctx, 'positions');
    const told = await db.selectFrom('index_changes').select(['kind', 'entity_id']).execute();
    expect(told.filter((one) => one.kind === 'student')).toHaveLength(60);
    expect(told.filter((one) => one.kind === 'position')).toHaveLength(160);
  });
});

describe('what is kept of an import', () => {
  test('holds no name, number or phone in clear', async () => {
    const ctx = staff();
    const key = await send(ctx, await sample('register'), null, '登记汇总表.xlsx');
    const { rows } = await sql<{
      text: string;
    }>`select row_to_json(imports)::text as text from imports where key = ${key}`.execute(db);
    for (const secret of ['沈怡玉', '11000020020213249372', '13900000001', 'D00001'])
      expect(rows[0]?.text).not.toContain(secret);
  });

  test('goes with it when it is put away', async () => {
    const ctx = staff();
    const key = await send(ctx, await sample('register'));
    await discardImport(ctx, key);
    const row = await db.selectFrom('imports').selectAll().executeTakeFirstOrThrow();
    expect([row.state, row.file_sealed, row.plan_sealed, row.decisions_sealed]).toEqual([
      'discarded',
      null,
      null,
      null,
    ]);
    await expect(discardImport(ctx, key)).rejects.toThrow('already_applied');
  });

  test('is deleted after thirty days, of what was written and of what was not', async () => {
    const house = makeHouse(db);
    const ctx = { ...house, actor: person('city_staff') };
    const written = await send(ctx, await sample('annex5'));
    await applyImport(ctx, written, (await dryRun(ctx, written)).hash);
    const left = await send(ctx, await sample('annex1'));
    expect(await purgeImports(house)).toBe(0);
    house.clock.pass(31 * 24 * 60);
    expect(await purgeImports(house)).toBe(2);
    const rows = await db.selectFrom('imports').selectAll().orderBy('id').execute();
    expect(rows.map((row) => [row.key, row.state, row.file_sealed, row.plan_sealed])).toEqual([
      [written, 'applied', null, null],
      [left, 'discarded', null, null],
    ]);
  });

  test('a check whose process ended is told as failed, and can be tried again without another file', async () => {
    const house = makeHouse(db);
    const ctx = { ...house, actor: person('city_staff') };
    const started = await startImport(ctx, { bytes: await sample('annex5'), name: '附件5.xlsx' }, null);
    if (!started.ok) throw new Error('not started');
    expect((await importOf(ctx, started.key)).row.state).toBe('checking');
    house.clock.pass(1);
    expect((await importOf(ctx, started.key)).row).toMatchObject({ state: 'failed', refusal: 'interrupted' });
    await checkImport(ctx, started.key);
    expect(tally(await dryRun(ctx, started.key))).toEqual([0, 0, 0, 6, 0]);
  });

  test('of two checks of one import the later one counts', async () => {
    const ctx = staff();
    const started = await startImport(ctx, { bytes: await sample('register'), name: '登记.xlsx' }, null);
    if (!started.ok) throw new Error('not started');
    await Promise.all([checkImport(ctx, started.key), checkImport(ctx, started.key)]);
    expect((await importOf(ctx, started.key)).row.state).toBe('ready');
  });
});

describe('the rows that were not written', () => {
  const bad = async () =>
    list(
      [
        pupil(),
        pupil({ 序号: 2, 姓名: '王三', 联系电话: '139', 电子邮箱: 'b@example.edu.cn' }),
        pupil({ 序号: 3, 姓名: '赵四', 专业: '大数据会计', 联系电话: '13900000103' }),
        pupil({ 序号: 4, 姓名: '孙五', 残疾等级: '九级', 联系电话: '13900000104' }),
      ],
      ofSchool,
    );
  const say = () => '有问题';

  test('come as a workbook in the same layout with the problem behind each, which a new import does not look at', async () => {
    const ctx = staff();
    const key = await send(ctx, await bad(), null, '附件1.xlsx');
    expect(tally(await dryRun(ctx, key))).toEqual([2, 1, 0, 1, 0]);
    const { name, bytes } = await refusedWorkbook(ctx, key, say);
    expect(name).toBe('附件1-问题.xlsx');
    const plan = await bring(ctx, bytes, { dryRun: true });
    expect([plan.kind, plan.about, plan.unknown, tally(plan)]).toEqual(['annex1', '示例大学', [], [2, 1, 0, 0, 0]]);
  });

  test('go in once they are mended', async () => {
    const ctx = staff();
    const key = await send(ctx, await bad(), null, '附件1.xlsx');
    await applyImport(ctx, key, (await dryRun(ctx, key)).hash);
    const mended = await list(
      [
        pupil({ 姓名: '王三', 联系电话: '13900000102', 电子邮箱: 'b@example.edu.cn', 问题: '联系电话：不是电话号码' }),
        pupil({ 姓名: '赵四', 专业: '大数据与会计', 联系电话: '13900000103', 问题: '专业' }),
        pupil({ 姓名: '孙五', 残疾等级: '三级', 联系电话: '13900000104' }),
      ],
      ofSchool,
    );
    expect(tally(await bring(ctx, mended))).toEqual([0, 0, 0, 3, 0]);
    expect(await numbers()).toHaveLength(4);
  });

  test('of 附件5 keep head and foot; a form stays whole', async () => {
    const ctx = staff();
    const key = await send(
      ctx,
      await list([{ 序号: 1, 基地名称: '甲基地', 提供实习岗位及个数: '文员', 地址: '某路' }], {
        facts: '区：朝阳区        填报时间：2026年6月20日',
      }),
    );
    const { bytes } = await refusedWorkbook(ctx, key, say);
    expect(await bring(ctx, bytes, { dryRun: true })).toMatchObject({ kind: 'annex5', counts: { refused: 1 } });
    const form = await send(ctx, await sample('annex2'));
    const whole = await refusedWorkbook(ctx, form, say);
    expect(await bring(ctx, whole.bytes, { dryRun: true })).toMatchObject({ kind: 'annex2', counts: { new: 1 } });
  });
});

describe('who may bring what', () => {
  const schoolOf = async (name: string) =>
    (
      await db
        .insertInto('schools')
        .values({ name, sort_key: name, created_at: new Date() })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;

  test('a teacher brings the list of her own school', async () => {
    const teacher = clerk(db, person('teacher', { schoolId: await schoolOf('示例理工大学') }));
    const key = await send(teacher, await sample('annex1'));
    expect(await applyImport(teacher, key, (await dryRun(teacher, key)).hash)).toMatchObject({
      ok: true,
      counts: { new: 20 },
    });
  });

  test('and no other school’s, and no other form', async () => {
    const teacher = clerk(db, person('teacher', { schoolId: await schoolOf('示例财经大学') }));
    const other = await send(teacher, await sample('annex1'));
    expect((await importOf(teacher, other)).row).toMatchObject({
      state: 'failed',
      refusal: 'school_foreign',
      refusal_detail: '示例理工大学',
    });
    const form = await send(teacher, await sample('register'));
    expect((await importOf(teacher, form)).row.refusal).toBe('kind_not_yours');
  });

  test('staff of a district bring their own students only', async () => {
    const haidian = clerk(db, person('district_staff', { district: '110108' }));
    const rows = [
      registered(),
      registered({ 编号: 'D00102', 姓名: '王三', 残疾人证号: certificate(3, 4, 4), '生源地（区）': '朝阳区' }),
      registered({ 编号: 'D00103', 姓名: '赵四', 残疾人证号: certificate(5, 4, 4), '生源地（区）': null }),
    ];
    const key = await send(haidian, await list(rows));
    const plan = await dryRun(haidian, key);
    expect(plan.rows.map((row) => [row.outcome, ...row.problems.map((one) => one.code)])).toEqual([
      ['new'],
      ['refused', 'other_district'],
      ['new'],
    ]);
    await applyImport(haidian, key, plan.hash);
    expect(await db.selectFrom('students').select('district').execute()).toEqual([
      { district: '110108' },
      { district: '110108' },
    ]);
  });

  test('and are told no more of another district’s student than that she is elsewhere', async () => {
    await bring(staff(), await list([registered({ '生源地（区）': '朝阳区' })]));
    const haidian = clerk(db, person('district_staff', { district: '110108' }));
    const plan = await dryRun(haidian, await send(haidian, await list([registered({ 毕业年份: 2026 })])));
    expect(plan.rows[0]).toMatchObject({
      outcome: 'refused',
      problems: [{ code: 'elsewhere' }],
      changes: [],
      questions: [],
    });
  });

  test('their positions lie in their district, and their 附件5 is theirs', async () => {
    const haidian = clerk(db, person('district_staff', { district: '110108' }));
    const plan = await dryRun(
      haidian,
      await send(
        haidian,
        await list([post(), post({ 岗位编号: 'P00902', 岗位名称: '会计', 工作地区: '北京市朝阳区' })]),
      ),
    );
    expect(plan.rows.map((row) => row.outcome)).toEqual(['new', 'refused']);
    const foreign = await send(haidian, await sample('annex5'));
    expect((await importOf(haidian, foreign)).row.refusal).toBe('district_foreign');
  });

  test('an import is not found by those of another place', async () => {
    const haidian = clerk(db, person('district_staff', { district: '110108' }));
    const key = await send(haidian, await list([registered()]));
    const chaoyang = clerk(db, person('district_staff', { district: '110105' }));
    await expect(importOf(chaoyang, key)).rejects.toThrow();
    await expect(applyImport(chaoyang, key, '')).rejects.toThrow();
    await expect(discardImport(chaoyang, key)).rejects.toThrow();
    await expect(refusedWorkbook(chaoyang, key, () => '')).rejects.toThrow();
    expect((await importOf(staff(), key)).row.key).toBe(key);
  });

  test.each(['student', 'employer', 'base', 'administrator'] as const)('%s brings nothing', async (role) => {
    const scope = { student: { studentId: 1 }, employer: { employerId: 1 }, base: { baseId: 1 }, administrator: {} }[
      role
    ];
    const bytes = await sample('annex5');
    await expect(startImport(clerk(db, person(role, scope)), { bytes, name: 'a.xlsx' }, null)).rejects.toThrow();
  });
});
