import { describe, expect, test } from 'vitest';
import { decideRows } from '../../src/imports/answer-import.ts';
import { applyImport } from '../../src/imports/apply-import.ts';
import { checkImport } from '../../src/imports/check-import.ts';
import { refusedWorkbook } from '../../src/imports/refused-workbook.ts';
import { testDb } from '../support/db.ts';
import { dryRun, person, send } from './pages-acts.ts';
import { bring, certificate, clerk, list, ofSchool, post, pupil, registered } from './workbooks.ts';

const db = testDb();
const staff = () => clerk(db, person('city_staff'));
const haidian = () => clerk(db, person('district_staff', { district: '110108' }));

async function teacher() {
  const { id } = await db.selectFrom('schools').select('id').where('name', '=', '示例大学').executeTakeFirstOrThrow();
  return clerk(db, person('teacher', { schoolId: id }));
}

/** She took her consent back. */
async function withdraw(id = 1): Promise<void> {
  const consent = { student_id: id, purpose: 'disability', edition: '1', given_at: new Date() } as const;
  await db
    .insertInto('student_consents')
    .values({ ...consent, withdrawn_at: new Date() })
    .execute();
  await db.deleteFrom('disabilities').where('student_id', '=', id).execute();
}

const disabilities = () => db.selectFrom('disabilities').select(['student_id', 'category', 'level']).execute();

describe('a teacher', () => {
  const hers = (over: object) => list([pupil({ 姓名: '李二', 联系电话: '13900000102', ...over })], ofSchool);

  test('is told the same whether her list agrees with the certificate on record or not', async () => {
    await bring(staff(), await list([registered({ 残疾等级: '四级' })]));
    const ctx = await teacher();
    const before = await disabilities();
    const runs: string[] = [];
    let last = '';
    for (const [category, level] of [
      ['肢体', '四级'],
      ['肢体', '一级'],
      ['听力', '二级'],
    ]) {
      const key = await send(ctx, await hers({ 残疾类别: category, 残疾等级: level }));
      await decideRows(ctx, key, { 'r4-same': 'same:D00101' });
      await checkImport(ctx, key);
      const { rows, counts } = await dryRun(ctx, key);
      runs.push(JSON.stringify({ rows, counts }));
      expect(rows[0]!.notices).toEqual([{ kind: 'not_compared', number: 'D00101' }]);
      last = key;
    }
    expect(new Set(runs).size).toBe(1);
    expect(await applyImport(ctx, last, (await dryRun(ctx, last)).hash)).toMatchObject({ ok: true });
    expect(await disabilities()).toEqual(before);
  });

  test('brings what the certificate of a new student says', async () => {
    await bring(staff(), await list([registered({ 残疾等级: '四级' })]));
    const ctx = await teacher();
    const key = await send(ctx, await hers({ 姓名: '赵七', 残疾类别: '听力', 残疾等级: '二级' }));
    await applyImport(ctx, key, (await dryRun(ctx, key)).hash);
    expect((await disabilities()).map((row) => [row.category, row.level])).toContainEqual(['2', 2]);
  });
});

describe('who took her consent back', () => {
  test('keeps what her certificate says out of the records, also where a person says that it is her', async () => {
    const ctx = staff();
    await bring(ctx, await list([pupil()], ofSchool));
    await withdraw();
    const key = await send(ctx, await list([pupil({ 联系电话: '13900000199' })], ofSchool));
    expect(JSON.stringify(await dryRun(ctx, key))).not.toMatch(/"field":"(category|level)"/);
    await decideRows(ctx, key, { 'r4-same': 'same:X00001' });
    await checkImport(ctx, key);
    const plan = await dryRun(ctx, key);
    expect(plan.rows[0]).toMatchObject({
      changes: [{ field: 'phone' }],
      notices: [{ kind: 'consent_withdrawn', number: 'X00001' }],
    });
    await applyImport(ctx, key, plan.hash);
    expect(await disabilities()).toEqual([]);
  });

  test('is no longer told of in a dry run that was made before', async () => {
    const ctx = staff();
    await bring(ctx, await list([registered({ 残疾人证号: null })]));
    const key = await send(ctx, await list([registered({ 残疾类别: '视力', 残疾等级: '一级', 残疾人证号: null })]));
    expect((await dryRun(ctx, key)).rows[0]!.changes.map((one) => one.field)).toEqual(['category', 'level']);
    await withdraw();
    const plan = await dryRun(ctx, key);
    expect(plan.rows[0]!.changes).toEqual([]);
    expect(await applyImport(ctx, key, plan.hash)).toEqual({ ok: false });
    expect(await disabilities()).toEqual([]);
  });

  test('also not where the values were refused', async () => {
    const ctx = staff();
    await bring(ctx, await list([registered()]));
    const key = await send(ctx, await list([registered({ 残疾类别: '视力', 残疾人证号: null })]));
    expect(JSON.stringify((await dryRun(ctx, key)).rows[0]!.problems)).toContain('视力');
    await withdraw();
    expect((await dryRun(ctx, key)).rows[0]!.problems).toMatchObject([{ found: '***', suggestions: [] }]);
  });
});

describe('who looked at a dry run', () => {
  const looks = async (of: number) =>
    (
      await db
        .selectFrom('audit_log')
        .select(['actor_user_id', 'thing_id'])
        .where('verb', '=', 'disability.read')
        .where('subject_student_id', '=', of)
        .orderBy('id')
        .execute()
    ).map((line) => [line.actor_user_id, line.thing_id]);
  const userOf = ({ actor }: ReturnType<typeof staff>) => (actor.kind === 'person' ? actor.userId : null);

  test('stands in the log of whose certificate it shows, whoever it was, once', async () => {
    const [ctx, other] = [haidian(), staff()];
    await bring(ctx, await list([registered({ 残疾人证号: null })]));
    const key = await send(ctx, await list([registered({ 残疾等级: '四级', 残疾类别: '视力', 残疾人证号: null })]));
    expect(await looks(1)).toEqual([]);
    await dryRun(ctx, key);
    await refusedWorkbook(ctx, key, () => '').catch(() => undefined);
    await dryRun(other, key);
    expect(await looks(1)).toEqual([
      [userOf(ctx), key],
      [userOf(other), key],
    ]);
  });

  test('also where it is what a person is asked, or may be meant', async () => {
    const ctx = staff();
    const both = [registered(), registered({ 编号: 'D00102', 姓名: '王三', 残疾人证号: certificate(3, 4, 4) })];
    await bring(ctx, await list(both));
    const twin = registered({ 编号: null, 残疾人证号: null, 残疾等级: '一级' });
    const key = await send(
      ctx,
      await list([twin, registered({ 编号: 'D00102', 姓名: '王三', 残疾人证号: null, 残疾类别: '听力' })]),
    );
    const { rows } = await dryRun(ctx, key);
    expect(rows.map((row) => row.outcome)).toEqual(['waiting', 'refused']);
    expect([await looks(1), await looks(2)]).toEqual([[[userOf(ctx), key]], [[userOf(ctx), key]]]);
  });
});

test('staff of a district change no employer that is on record, and are told so', async () => {
  await bring(staff(), await list([post()]));
  const employer = () => db.selectFrom('employers').selectAll().execute();
  const before = await employer();
  const plan = await bring(haidian(), await list([post({ 单位性质: '国有及国有控股企业', 招聘人数: 9 })]));
  expect(plan.rows[0]).toMatchObject({
    outcome: 'changed',
    changes: [{ field: 'headcount' }],
    notices: [{ kind: 'employer_kept' }],
  });
  expect(await employer()).toEqual(before);
  const changed = await bring(staff(), await list([post({ 单位性质: '国有及国有控股企业', 招聘人数: 9 })]));
  expect(changed.rows[0]).toMatchObject({ outcome: 'waiting', questions: [{ kind: 'employer' }], notices: [] });
});
