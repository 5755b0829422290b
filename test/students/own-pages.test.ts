import { describe, expect, test } from 'vitest';
import { needs } from '../../src/reference/index.ts';
import { openField } from '../../src/students/seal-fields.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { canaries } from './cast.ts';
import { certificateOf } from './certificates.ts';
import { body, checked, formIn, hidden } from './forms.ts';
import { openRoom } from './open-room.ts';
import type { Site } from './site.tsx';

const db = testDb();

/** Two runs over all students that kept something for her: one position, and none. */
async function runFor(studentId: number): Promise<void> {
  const employer = { id: 1, name: '好邻居', employer_kind: '民营企业' };
  await db
    .insertInto('employers')
    .values(employer as never)
    .execute();
  const position = {
    id: 5,
    number: 'P1',
    employer_id: 1,
    kind: 'job',
    title: '测试员',
    state: 'open',
    headcount: 1,
    education: '不限',
  };
  await db
    .insertInto('positions')
    .values(position as never)
    .execute();
  const run = { kind: 'cohort', edition_id: '2026-1', state: 'done', on_day: '2026-11-22', by_name: '周敏' };
  await db
    .insertInto('match_runs')
    .values([1, 2].map((id) => ({ id, ...run })) as never)
    .execute();
  const found = [[{ position: 5, grade: 0, fit: 80 }], []];
  await db
    .insertInto('match_run_lines')
    .values(found.map((each, at) => ({ run_id: at + 1, student_id: studentId, found: JSON.stringify(each) })) as never)
    .execute();
}

describe('her own needs', () => {
  const answer = async (site: Site, fields: Record<string, string>) => site.post('student', '/my/needs', fields);

  test('stand on one page, all 48, with the likely ones chosen and nothing counted', async () => {
    const { site } = await openRoom(db);
    const html = await body(site.get('student', '/my/needs'));
    for (const need of needs) expect(html).toContain(`name="${need.id}"`);
    expect(checked(html).toSorted()).toEqual(
      ['N_COMMUTE', 'N_EVAC', 'N_SEATED', 'N_STEP_FREE', 'N_TOILET', 'N_WHEEL_SPACE'].map((need) => `${need}=must`),
    );
    for (const word of ['轮椅</', '肢体', '残疾类别']) expect(html.slice(html.indexOf('<main'))).not.toContain(word);
    expect(await db.selectFrom('need_records').selectAll().execute()).toEqual([]);
  });

  test('name no illness, in either language; the catalogue speaks to staff', async () => {
    const { site, at } = await openRoom(db);
    const illness = /脑瘫|脊髓|癫痫|夜盲|残端|残疾证类别|智力残疾|seizure|stump|blindness|diagnosis|intellectual/i;
    for (const language of ['', '/en']) {
      expect(await body(site.get('student', `${language}/my/needs`))).not.toMatch(illness);
      expect(await body(site.get('chaoyang', `${language}${at}/needs`))).toMatch(illness);
    }
  });

  test('are suggested once: whoever has confirmed finds nothing chosen for her', async () => {
    const { site } = await openRoom(db);
    await answer(site, { version: '0', N_QUIET: 'must', step: 'confirm' });
    expect(checked(await body(site.get('student', '/my/needs')))).toEqual(['N_QUIET=must']);
  });

  test('are checked before they are confirmed; going back loses no answer; confirming counts', async () => {
    const { site, student } = await openRoom(db);
    const given = {
      version: '0',
      N_TOILET: 'must',
      N_REST: 'nice',
      N_REMOTE: 'not_needed',
      N_SIGN: 'later',
      accepts_remote: 'yes',
    };
    const check = await body(answer(site, { ...given, step: 'check' }));
    expect(validateHtml(check)).toEqual([]);
    expect(hidden(check)).toEqual({ ...given, filled_by: expect.any(String) });
    expect(await db.selectFrom('need_records').selectAll().execute()).toEqual([]);
    const back = await body(answer(site, { ...hidden(check), step: 'edit' }));
    expect(validateHtml(back)).toEqual([]);
    expect(checked(back).toSorted()).toEqual([
      'N_REMOTE=not_needed',
      'N_REST=nice',
      'N_SIGN=later',
      'N_TOILET=must',
      'accepts_remote=yes',
    ]);
    const done = await answer(site, { ...hidden(check), step: 'confirm' });
    expect(done.headers.get('Location')).toBe('/my/needs?done=needs_confirmed');
    const { version: _version, accepts_remote: _remote, ...answers } = given;
    expect(await db.selectFrom('need_records').select(['answers', 'confirmed_by']).execute()).toEqual([
      { answers, confirmed_by: 'herself' },
    ]);
    const row = await db.selectFrom('students').selectAll().where('id', '=', student.id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ accepts_remote: true, confirmed_fields: ['accepts_remote'] });
  });

  test('put aside come back as they were, said to be unconfirmed', async () => {
    const { site } = await openRoom(db);
    const kept = await answer(site, { version: '0', N_QUIET: 'must', step: 'keep' });
    expect(kept.headers.get('Location')).toBe('/my/needs?done=needs_kept');
    const html = await body(site.get('student', '/my/needs'));
    expect(checked(html)).toContain('N_QUIET=must');
    expect(html).toContain('暂存的内容，还没有确认');
  });

  test('confirmed from two windows: the second is told', async () => {
    const { site } = await openRoom(db);
    expect((await answer(site, { version: '0', N_QUIET: 'must', step: 'confirm' })).status).toBe(303);
    expect((await answer(site, { version: '0', N_QUIET: 'nice', step: 'confirm' })).status).toBe(409);
  });
});

describe('her own record', () => {
  test('is a list of tasks; a section that she saves is completed', async () => {
    const { site } = await openRoom(db);
    const before = await body(site.get('student', '/my/record/edit'));
    expect(before.match(/已完成/g) ?? []).toHaveLength(1);
    const html = await body(site.get('student', '/my/record/edit?section=study'));
    expect((await site.post('student', '/my/record/edit', formIn(html))).headers.get('Location')).toBe(
      '/my/record/edit?done=record_saved',
    );
    const after = await body(site.get('student', '/my/record/edit'));
    expect(after).toContain('已完成 1 部分，共 7 部分');
    const again = await site.post('student', '/my/record/edit', formIn(html));
    expect(again.status).toBe(409);
  });

  test('shows her own contact in its form only, with the tokens that browsers fill in', async () => {
    const { site } = await openRoom(db);
    expect(await body(site.get('student', '/my/record'))).not.toContain(canaries.phone);
    const html = await body(site.get('student', '/my/record/edit?section=contact'));
    for (const value of [canaries.phone, canaries.mail, canaries.home_address]) expect(html).toContain(value);
    for (const token of ['tel', 'email', 'address-line1']) expect(html).toContain(`autocomplete="${token}"`);
  });

  test('takes no field that is not hers and no school that nobody knows', async () => {
    const { site, house, student } = await openRoom(db);
    const fields = {
      section: 'study',
      version: '1',
      name: '别人',
      remark: '优先',
      school: '新办学院',
      new_school: 'yes',
      major: '',
      education: '',
      graduation_year: '',
    };
    expect((await site.post('student', '/my/record/edit', fields)).status).toBe(422);
    expect(await db.selectFrom('schools').select('id').execute()).toHaveLength(2);
    expect((await site.post('student', '/my/record/edit', { ...fields, school: '' })).status).toBe(303);
    const row = await db.selectFrom('students').selectAll().where('id', '=', student.id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ name: '林晓雨', school_id: null });
    expect(openField(house.keys, row, 'remark')).toBe('学校推荐');
  });

  test('says what the disability facts are for before they are written, and needs the box ticked', async () => {
    const { site } = await openRoom(db);
    const html = await body(site.get('other', '/my/disability'));
    expect(html.indexOf('用来做什么，谁能看到')).toBeLessThan(html.indexOf('name="certificate"'));
    expect(checked(html)).toEqual([]);
    const fields = { ...hidden(html), certificate: certificateOf('1', 2) };
    const refused = await site.post('other', '/my/disability', fields);
    expect(refused.status).toBe(422);
    expect(validateHtml(await refused.text())).toEqual([]);
    expect((await site.post('other', '/my/disability', { ...fields, consent: 'yes' })).headers.get('Location')).toBe(
      '/my/disability?done=disability_saved',
    );
    const shown = await body(site.get('other', '/my/disability'));
    for (const word of ['视力', '二级', '110***']) expect(shown).toContain(word);
    expect((await site.post('other', '/my/disability', { act: 'withdraw' })).headers.get('Location')).toBe(
      '/my/disability?done=consent_withdrawn',
    );
    const empty = await body(site.get('other', '/my/disability'));
    expect(checked(empty)).toEqual([]);
    expect(empty).not.toContain('110***');
  });

  test('tells her who has looked, when, at what and why', async () => {
    const { site, at } = await openRoom(db);
    await site.get('chaoyang', at);
    await site.post('chaoyang', `${at}/reveal`, { field: 'phone', why: 'contact', detail: '通知面试' });
    await site.post('chaoyang', `${at}/disability`, { why: 'eligibility', detail: '' });
    await site.get('chaoyang', `${at}/needs`);
    await site.get('teacher', at);
    await site.get('student', '/my/record');
    const html = await body(site.get('student', '/my/views'));
    expect(validateHtml(html)).toEqual([]);
    for (const word of [
      '王丽',
      '陈老师',
      '看了你的档案',
      '手机号码',
      '通知面试',
      '联系本人',
      '看了你的残疾信息',
      '核对报名、补贴或招录的资格',
      '看了你的便利需求',
    ]) {
      expect(html).toContain(word);
    }
    expect(html).not.toContain('林晓雨</span>');
    expect(await body(site.get('other', '/my/views'))).not.toContain('王丽');
  });

  test('tells her also of a look at the form in which staff change her record', async () => {
    const { site, at } = await openRoom(db);
    await site.get('chaoyang', `${at}/edit`);
    const html = await body(site.get('student', '/my/views'));
    for (const word of ['王丽', '看了你的档案', '没有写原因']) expect(html).toContain(word);
    expect((await site.get('student', '/my/views?page=7')).headers.get('Location')).toBe('/my/views?page=1');
  });

  test('is hers to take along, whole and in clear', async () => {
    const { site, student } = await openRoom(db, { lived: true });
    await runFor(student.id);
    const response = await site.get('student', '/my/data');
    expect(response.headers.get('Content-Disposition')).toContain(
      encodeURIComponent(`我的数据-${student.number}.json`),
    );
    const data = (await response.json()) as Record<string, unknown>;
    const text = JSON.stringify(data);
    for (const value of Object.values(canaries)) expect(text).toContain(value);
    expect(data).toMatchObject({
      student: { number: student.number, major: '软件工程' },
      disability: { category: '4', devices: ['DEV_WHEELCHAIR'] },
      needs: [{ version: 1 }, { version: 2, confirmed_by: 'with_staff' }],
      consents: [{ purpose: 'disability' }],
      account: { memberships: [{ role: 'student', state: 'active' }], sessions: [{ user_agent: 'Firefox' }] },
      run_matches: [{ by_name: '周敏', found: [{ position: 'P1', grade: 0, fit: 80 }] }, { found: [] }],
    });
    expect(text).not.toMatch(/_sealed|_blind/);
    const others = await (await site.get('other', '/my/data')).text();
    for (const value of Object.values(canaries)) expect(others).not.toContain(value);
  });
});
