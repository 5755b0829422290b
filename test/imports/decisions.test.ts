import { describe, expect, test } from 'vitest';
import { decideRows } from '../../src/imports/answer-import.ts';
import { applyImport } from '../../src/imports/apply-import.ts';
import { checkImport } from '../../src/imports/check-import.ts';
import { testDb } from '../support/db.ts';
import { dryRun, person, send } from './pages-acts.ts';
import { bring, certificate, clerk, list, ofSchool, post, pupil, registered, tally } from './workbooks.ts';

const db = testDb();
const staff = () => clerk(db, person('city_staff'));

async function decide(ctx: ReturnType<typeof staff>, key: string, answers: Record<string, string>) {
  expect(await decideRows(ctx, key, answers)).toEqual({ ok: true, changed: true });
  await checkImport(ctx, key);
  return dryRun(ctx, key);
}
const apply = async (ctx: ReturnType<typeof staff>, key: string) =>
  applyImport(ctx, key, (await dryRun(ctx, key)).hash);
const students = () => db.selectFrom('students').select(['number', 'name', 'graduation_year']).orderBy('id').execute();

describe('a student of the same name, school and year', () => {
  const other = () => list([pupil({ 联系电话: '13900000199' })], ofSchool);

  test('waits until a person has decided, and is not written before', async () => {
    const ctx = staff();
    await bring(ctx, await list([pupil()], ofSchool));
    const key = await send(ctx, await other());
    expect(tally(await dryRun(ctx, key))).toEqual([0, 1, 0, 0, 0]);
    await apply(ctx, key);
    expect(await students()).toHaveLength(1);
  });

  test('is updated where she is the same', async () => {
    const ctx = staff();
    await bring(ctx, await list([pupil()], ofSchool));
    const key = await send(ctx, await other());
    const plan = await decide(ctx, key, { 'r4-same': 'same:X00001' });
    expect(plan.rows[0]).toMatchObject({
      outcome: 'changed',
      number: 'X00001',
      changes: [{ field: 'phone', now: '139****0101', becomes: '139****0199' }],
    });
    await apply(ctx, key);
    expect(await students()).toHaveLength(1);
    expect(tally(await bring(ctx, await other()))).toEqual([0, 0, 0, 0, 1]);
  });

  test('is added where she is somebody else, and then the same file changes nothing', async () => {
    const ctx = staff();
    await bring(ctx, await list([pupil()], ofSchool));
    const key = await send(ctx, await other());
    expect((await decide(ctx, key, { 'r4-same': 'new' })).rows[0]?.outcome).toBe('new');
    await apply(ctx, key);
    expect((await students()).map((one) => one.number)).toEqual(['X00001', 'X00002']);
    expect(tally(await bring(ctx, await other()))).toEqual([0, 0, 0, 0, 1]);
    expect(tally(await bring(ctx, await list([pupil()], ofSchool)))).toEqual([0, 0, 0, 0, 1]);
  });

  test('an answer that was never offered, or taken back, decides nothing', async () => {
    const ctx = staff();
    await bring(ctx, await list([pupil()], ofSchool));
    const key = await send(ctx, await other());
    expect((await decide(ctx, key, { 'r4-same': 'same:D99999' })).rows[0]?.outcome).toBe('waiting');
    expect((await decide(ctx, key, { 'r4-same': 'new' })).rows[0]?.outcome).toBe('new');
    expect((await decide(ctx, key, { 'r4-same': 'later' })).rows[0]?.outcome).toBe('waiting');
    expect(await decideRows(ctx, key, { 'r99-same': 'new', plan: 'x' })).toEqual({ ok: true, changed: false });
  });
});

describe('a student is recognised', () => {
  test('by her certificate, whatever else has changed', async () => {
    const ctx = staff();
    await bring(ctx, await list([registered()]));
    const plan = await bring(
      ctx,
      await list([registered({ 姓名: '李二二', 编号: 'D00777', 学校名称: '示例理工大学', 毕业年份: 2026 })]),
    );
    expect(plan.rows[0]).toMatchObject({
      outcome: 'changed',
      number: 'D00101',
      notices: [{ kind: 'number_kept', number: 'D00101' }],
    });
    expect(plan.rows[0]?.changes.map((change) => change.field)).toEqual(['name', 'school', 'graduation_year']);
    expect(await students()).toEqual([{ number: 'D00101', name: '李二二', graduation_year: 2026 }]);
  });

  test('by her number where her name agrees', async () => {
    const ctx = staff();
    await bring(ctx, await list([registered({ 残疾人证号: null })]));
    const plan = await bring(ctx, await list([registered({ 毕业年份: 2026 })]));
    expect(plan.rows[0]).toMatchObject({ outcome: 'changed', number: 'D00101' });
  });

  test('by her number alone she is only asked about: two lists may count from one', async () => {
    const ctx = staff();
    await bring(ctx, await list([registered()]));
    const file = () => list([registered({ 姓名: '王三', 残疾人证号: null, 学校名称: '别的大学' })]);
    const key = await send(ctx, await file());
    expect((await dryRun(ctx, key)).rows[0]).toMatchObject({
      outcome: 'waiting',
      questions: [{ candidates: [{ number: 'D00101' }] }],
    });
    expect((await decide(ctx, key, { 'r3-same': 'new' })).rows[0]?.outcome).toBe('new');
    await apply(ctx, key);
    expect(await students()).toMatchObject([
      { number: 'D00101', name: '李二' },
      { number: 'D00102', name: '王三' },
    ]);
    expect(tally(await bring(ctx, await file()))).toEqual([0, 0, 0, 0, 1]);
  });

  test('never as one whose certificate is another, whatever her number', async () => {
    const ctx = staff();
    await bring(ctx, await list([registered()]));
    const file = () =>
      list([registered({ 姓名: '王三', 残疾人证号: certificate(9, 4, 4) }), registered({ 编号: 'D00777' })]);
    expect((await bring(ctx, await file())).rows[0]).toMatchObject({
      outcome: 'new',
      questions: [],
      notices: [{ kind: 'number_taken', number: 'D00101' }],
    });
    expect((await students()).map((one) => one.number)).toEqual(['D00101', 'D00102']);
  });

  test.each([
    ['level', certificate(1, 4, 1), { 残疾等级: '一级' }, ['certificate', 'level']],
    ['category', certificate(1, 1, 4), { 残疾类别: '视力' }, ['certificate', 'category']],
  ])('by her identity number, also where she was assessed again: another %s', async (_what, next, said, fields) => {
    const ctx = staff();
    await bring(
      ctx,
      await list([registered({ 残疾人证号: certificate(1, 4, 4), 残疾类别: '肢体', 残疾等级: '四级' })]),
    );
    for (const number of ['D00101', 'D00555', null]) {
      const row = registered({ 残疾人证号: next, 残疾类别: '肢体', 残疾等级: '四级', 编号: number, ...said });
      const plan = await bring(ctx, await list([row]), { dryRun: true });
      expect(plan.rows[0]).toMatchObject({ outcome: 'changed', number: 'D00101' });
      expect(plan.rows[0]!.changes.map((change) => change.field)).toEqual(fields);
    }
  });

  test('and does not take the number of another: hers stays, and that is said', async () => {
    const ctx = staff();
    await bring(
      ctx,
      await list([registered(), registered({ 编号: 'D00102', 姓名: '王三', 残疾人证号: certificate(9, 4, 4) })]),
    );
    const plan = await bring(ctx, await list([registered({ 编号: 'D00102' })]));
    expect(plan.rows[0]).toMatchObject({
      outcome: 'same',
      number: 'D00101',
      notices: [{ kind: 'number_taken', number: 'D00102' }],
    });
  });

  test('a category that the certificate on record contradicts is refused', async () => {
    const ctx = staff();
    await bring(ctx, await list([registered()]));
    const { 残疾人证号: _number, ...row } = registered({ 残疾类别: '视力' });
    const plan = await bring(ctx, await list([row]), { kind: 'register' });
    expect(plan.rows[0]?.problems).toMatchObject([{ code: 'category_contradicts', suggestions: ['肢体'] }]);
  });
});

describe('what she confirmed herself', () => {
  const confirmed = async () => {
    const ctx = staff();
    await bring(ctx, await list([registered()]));
    await db
      .updateTable('students')
      .set({ confirmed_fields: ['phone', 'major'] })
      .execute();
    const key = await send(ctx, await list([registered({ 手机号码: '13900000199', 毕业年份: 2026 })]));
    return { ctx, key };
  };

  test('is not overwritten: the row waits, with both values', async () => {
    const { ctx, key } = await confirmed();
    const plan = await dryRun(ctx, key);
    expect(plan.rows[0]).toMatchObject({
      outcome: 'waiting',
      questions: [{ kind: 'confirmed', changes: [{ field: 'phone', now: '139****0102', becomes: '139****0199' }] }],
      changes: [{ field: 'graduation_year' }],
    });
    await apply(ctx, key);
    expect(await students()).toMatchObject([{ graduation_year: 2027 }]);
  });

  test('stays, and the rest is written, where a person keeps it', async () => {
    const { ctx, key } = await confirmed();
    await decide(ctx, key, { 'r3-confirmed': 'keep' });
    await apply(ctx, key);
    expect(await students()).toMatchObject([{ graduation_year: 2026 }]);
    expect((await send(ctx, await list([registered({ 毕业年份: 2026 })]))) !== '').toBe(true);
    expect(tally(await bring(ctx, await list([registered({ 毕业年份: 2026 })])))).toEqual([0, 0, 0, 0, 1]);
  });

  test('gives way where a person takes what the file says', async () => {
    const { ctx, key } = await confirmed();
    await decide(ctx, key, { 'r3-confirmed': 'take' });
    await apply(ctx, key);
    expect(tally(await bring(ctx, await list([registered({ 手机号码: '13900000199', 毕业年份: 2026 })])))).toEqual([
      0, 0, 0, 0, 1,
    ]);
  });
});

describe('needs', () => {
  const asked = (over = {}) =>
    registered({ 必须的便利: '单手操作', 最好有的便利: '不上夜班', 便利确认日期: { day: '2026-10-08' }, ...over });
  const versions = () =>
    db
      .selectFrom('need_records')
      .select(['version', 'answers', 'confirmed_on', 'confirmed_by'])
      .orderBy('id')
      .execute();

  test('a date makes them count; without one they are a record that does not', async () => {
    await bring(
      staff(),
      await list([
        asked(),
        asked({ 编号: 'D00102', 姓名: '王三', 残疾人证号: certificate(3, 4, 4), 便利确认日期: null }),
      ]),
    );
    expect(await versions()).toMatchObject([
      { version: 1, confirmed_on: '2026-10-08', confirmed_by: 'workbook' },
      { version: 1, confirmed_on: null, confirmed_by: null },
    ]);
  });

  test('the same again make no new version; others do, and keep what she declined', async () => {
    const ctx = staff();
    await bring(ctx, await list([asked()]));
    await db
      .updateTable('need_records')
      .set({ answers: JSON.stringify({ N_ONE_HAND: 'must', N_NO_NIGHT: 'nice', N_STEP_FREE: 'not_needed' }) })
      .execute();
    await bring(ctx, await list([asked()]));
    const [{ answers } = { answers: {} }] = await versions();
    expect(await versions()).toHaveLength(1);
    await bring(ctx, await list([asked({ 最好有的便利: null })]));
    expect(await versions()).toHaveLength(2);
    expect((await versions())[1]?.answers).toEqual({ N_ONE_HAND: 'must', N_STEP_FREE: 'not_needed' });
    expect(answers).toHaveProperty('N_STEP_FREE');
  });

  test('a column that is not there says nothing: what stands in its list stays', async () => {
    const ctx = staff();
    await bring(ctx, await list([asked()]));
    const { 最好有的便利: _nice, ...must } = asked({
      必须的便利: '无台阶到达工位',
      便利确认日期: { day: '2026-10-09' },
    });
    await bring(ctx, await list([must]));
    expect((await versions()).at(-1)?.answers).toEqual({ N_STEP_FREE: 'must', N_NO_NIGHT: 'nice' });
    expect(tally(await bring(ctx, await list([must])))).toEqual([0, 0, 0, 0, 1]);
    const { 必须的便利: _must, ...nice } = asked({
      最好有的便利: '无台阶到达工位',
      便利确认日期: { day: '2026-10-10' },
    });
    await bring(ctx, await list([nice]));
    expect((await versions()).at(-1)?.answers).toEqual({ N_STEP_FREE: 'nice' });
  });

  test('what she, or staff with her, confirmed waits for a person; so does a list without a date over one with', async () => {
    const ctx = staff();
    await bring(ctx, await list([asked()]));
    expect(tally(await bring(ctx, await list([asked({ 最好有的便利: null, 便利确认日期: null })])))).toEqual([
      0, 1, 0, 0, 0,
    ]);
    await db.updateTable('need_records').set({ confirmed_by: 'herself' }).execute();
    expect(tally(await bring(ctx, await list([asked({ 最好有的便利: null })])))).toEqual([0, 1, 0, 0, 0]);
    expect(await versions()).toHaveLength(1);
  });

  test('a list without a date that a person takes is put aside, and what was confirmed goes on counting', async () => {
    const ctx = staff();
    await bring(ctx, await list([asked()]));
    const key = await send(ctx, await list([asked({ 最好有的便利: null, 便利确认日期: null })]));
    await decide(ctx, key, { 'r3-confirmed': 'take' });
    await apply(ctx, key);
    expect(await versions()).toMatchObject([{ version: 1, confirmed_on: '2026-10-08' }]);
    expect(await db.selectFrom('need_drafts').select('answers').execute()).toEqual([
      { answers: { N_ONE_HAND: 'must' } },
    ]);
  });
});

describe('a major that no catalogue has', () => {
  const row = () => list([pupil({ 专业: '大数据会计' })], ofSchool);

  test('becomes the one that a person chose, and then the same file changes nothing', async () => {
    const ctx = staff();
    const key = await send(ctx, await row());
    expect((await decide(ctx, key, { 'r4-major-0': 'use:大数据与会计' })).rows[0]?.outcome).toBe('new');
    await apply(ctx, key);
    expect(await db.selectFrom('students').select(['major', 'major_code']).execute()).toEqual([
      { major: '大数据与会计', major_code: '330302' },
    ]);
    expect(tally(await bring(ctx, await row()))).toEqual([0, 0, 0, 0, 1]);
  });

  test('or stays as it is written', async () => {
    const ctx = staff();
    const key = await send(ctx, await row());
    await decide(ctx, key, { 'r4-major-0': 'as_written' });
    await apply(ctx, key);
    expect(await db.selectFrom('students').select(['major', 'major_code']).execute()).toEqual([
      { major: '大数据会计', major_code: null },
    ]);
    expect(tally(await bring(ctx, await row()))).toEqual([0, 0, 0, 0, 1]);
  });

  test('or becomes another one that a person wrote, by name or code, and then the same file changes nothing', async () => {
    const ctx = staff();
    const short = () => list([pupil({ 专业: '工管' })], ofSchool);
    const key = await send(ctx, await short());
    const unknown = await decide(ctx, key, { 'r4-major-0': 'use:gongshang' });
    expect(unknown.rows[0]).toMatchObject({
      outcome: 'waiting',
      questions: [
        { decided: null, typed: { text: 'gongshang', name: null }, suggestions: expect.arrayContaining(['工商管理']) },
      ],
    });
    const plan = await decide(ctx, key, { 'r4-major-0': 'use:120201K' });
    expect(plan.rows[0]).toMatchObject({
      outcome: 'new',
      questions: [{ decided: 'use:120201K', typed: { text: '120201K', name: '工商管理' } }],
    });
    await apply(ctx, key);
    expect(await db.selectFrom('students').select(['major', 'major_code']).execute()).toEqual([
      { major: '工商管理', major_code: '120201K' },
    ]);
    expect(tally(await bring(ctx, await short()))).toEqual([0, 0, 0, 0, 1]);
  });

  test('an abbreviation that was answered once is not asked about again', async () => {
    const ctx = staff();
    const file = () => list([post({ 专业要求: '计科；会计学' })]);
    const key = await send(ctx, await file());
    await decide(ctx, key, { 'r3-major-0': 'use:计算机科学与技术' });
    await apply(ctx, key);
    expect(tally(await bring(ctx, await file()))).toEqual([0, 0, 0, 0, 1]);
  });

  test('the same for each entry of 专业要求', async () => {
    const ctx = staff();
    const file = () => list([post({ 专业要求: '会计学；记算机类；茶道' })]);
    const key = await send(ctx, await file());
    const plan = await decide(ctx, key, { 'r3-major-0': 'use:计算机类', 'r3-major-1': 'as_written' });
    expect(plan.rows[0]?.outcome).toBe('new');
    await apply(ctx, key);
    const [position] = await db.selectFrom('positions').select('majors').execute();
    expect(position?.majors.map((major) => `${major.level} ${major.name}`)).toEqual([
      'major 会计学',
      'class 计算机类',
      'major 茶道',
    ]);
    expect(tally(await bring(ctx, await file()))).toEqual([0, 0, 0, 0, 1]);
  });
});

test('a position without a number is known by employer and title, and asked about where it says otherwise', async () => {
  const ctx = staff();
  await bring(ctx, await list([post({ 岗位编号: null })]));
  expect(tally(await bring(ctx, await list([post({ 岗位编号: null })])))).toEqual([0, 0, 0, 0, 1]);
  const key = await send(ctx, await list([post({ 岗位编号: null, 招聘人数: 5 })]));
  expect((await dryRun(ctx, key)).rows[0]?.outcome).toBe('waiting');
  await decide(ctx, key, { 'r3-same': 'same:P00001' });
  await apply(ctx, key);
  expect(await db.selectFrom('positions').select(['number', 'headcount']).execute()).toEqual([
    { number: 'P00001', headcount: 5 },
  ]);
});

test('who took her consent back keeps what her certificate says out of the records', async () => {
  const ctx = staff();
  await bring(ctx, await list([registered()]));
  const { id } = await db.selectFrom('students').select('id').executeTakeFirstOrThrow();
  await db
    .insertInto('student_consents')
    .values({ student_id: id, purpose: 'disability', edition: '1', given_at: new Date(), withdrawn_at: new Date() })
    .execute();
  await db.deleteFrom('disabilities').execute();
  const plan = await bring(ctx, await list([registered({ 毕业年份: 2026 })]));
  expect(plan.rows[0]).toMatchObject({
    outcome: 'changed',
    changes: [{ field: 'graduation_year' }],
    notices: [{ kind: 'consent_withdrawn' }],
  });
  expect(await db.selectFrom('disabilities').select('student_id').execute()).toEqual([]);
});
