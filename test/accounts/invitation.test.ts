import { describe, expect, test } from 'vitest';
import { acceptInvitation, invitationOf } from '../../src/accounts/accept-invitation.ts';
import { endMembership } from '../../src/accounts/end-membership.ts';
import { invite } from '../../src/accounts/invite.ts';
import { roles, type Actor, type Role } from '../../src/accounts/policy.ts';
import { NotFound } from '../../src/errors.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { openBrowser, sentTo } from './browser.ts';
import { as, caller, goodPassword, makeHouse, someone, visitor, type House } from './people.ts';
import { furnish } from './rooms.ts';

const db = testDb();
const places: Record<Role, string> = {
  student: 'D00001',
  teacher: '北京联合大学',
  employer: '91110105MA01ABCD2X',
  base: '朝阳基地',
  district_staff: '110105',
  city_staff: '',
  administrator: '',
};
const newAccount = { name: '李老师', mail: null, username: 'lilaoshi', password: goodPassword };
const gone = { ok: false, problems: { token: 'expired' } };
const fields = { name: '李老师', mail: 'li@example.edu.cn', username: '', password: goodPassword };

async function invited(house: House, actor: Actor, role: Role, place = places[role]) {
  const made = await invite(as(house, actor), { role, place, mail: null });
  return made.ok ? made.secret : null;
}

async function signedIn(house: House, username: string) {
  const browser = openBrowser(house);
  await browser.post('/sign-in', { login: username, password: goodPassword, next: '' });
  return browser;
}

describe('who may invite whom', () => {
  /** Rows: who invites. Columns: as what. */
  const agreed: Record<string, readonly Role[]> = {
    administrator: roles,
    city_staff: ['student', 'teacher', 'employer', 'base', 'district_staff', 'city_staff'],
    district_staff: ['student', 'employer', 'base'],
  };
  test.each(['administrator', 'city_staff', 'district_staff'] as const)('%s: as agreed', async (role) => {
    const house = makeHouse(db);
    await furnish(db);
    const actor = await someone(house, role, role === 'district_staff' ? { district: '110105' } : {});
    const invitable: Role[] = [];
    for (const invitee of roles) if ((await invited(house, actor, invitee)) !== null) invitable.push(invitee);
    expect(invitable).toEqual(agreed[role]);
  });

  test('nobody else at all', async () => {
    const house = makeHouse(db);
    const rooms = await furnish(db);
    const others: Actor[] = [
      visitor,
      { kind: 'person', userId: 'u', name: 'n', membership: null },
      await someone(house, 'student', { studentId: rooms.student }),
      await someone(house, 'teacher', { schoolId: rooms.school }),
      await someone(house, 'employer', { employerId: rooms.employer }),
      await someone(house, 'base', { baseId: rooms.base }),
    ];
    for (const other of others) await expect(invited(house, other, 'teacher')).rejects.toThrow(NotFound);
  });

  test('staff of a district not into another one: that place and one that is not there look alike', async () => {
    const house = makeHouse(db);
    await furnish(db);
    const actor = await someone(house, 'district_staff', { district: '110105' });
    const tryPlace = (role: Role, place: string) => invite(as(house, actor), { role, place, mail: null });
    const elsewhere = await tryPlace('base', '丰台基地');
    expect(elsewhere).toEqual({ ok: false, problems: { place: 'not_a_choice' } });
    expect(await tryPlace('base', '没有这个基地')).toEqual(elsewhere);
    const noStudent = { ok: false, problems: { place: 'no_such_number' } };
    for (const number of ['D00002', 'D99999']) expect(await tryPlace('student', number)).toEqual(noStudent);
    const noEmployer = { ok: false, problems: { place: 'no_such_employer' } };
    for (const name of ['远邻居', '没有这个单位']) expect(await tryPlace('employer', name)).toEqual(noEmployer);
    expect(await tryPlace('teacher', places.teacher)).toEqual({ ok: false, problems: { role: 'not_a_choice' } });
  });
});

describe('whom an invitation is for', () => {
  test('is a student by her number in either case, once, and only while she has no account', async () => {
    const house = makeHouse(db);
    const rooms = await furnish(db);
    const ctx = as(house, await someone(house, 'city_staff'));
    const tryStudent = (place: string) => invite(ctx, { role: 'student', place, mail: null });
    expect(await tryStudent('d00001')).toMatchObject({ ok: true });
    expect(await tryStudent('D00001')).toEqual({ ok: false, problems: { place: 'invited_already' } });
    await someone(house, 'student', { studentId: rooms.studentElsewhere });
    expect(await tryStudent('D00002')).toEqual({ ok: false, problems: { place: 'has_account' } });
  });

  test('has to be said', async () => {
    const house = makeHouse(db);
    await furnish(db);
    const ctx = as(house, await someone(house, 'city_staff'));
    for (const role of ['student', 'teacher', 'employer', 'base', 'district_staff'] as const)
      expect(await invite(ctx, { role, place: '', mail: null })).toEqual({
        ok: false,
        problems: { place: 'required' },
      });
  });
});

describe('an invitation', () => {
  test('shows its link once, on a page that is not kept, and goes out by mail', async () => {
    const house = makeHouse(db);
    await furnish(db);
    await someone(house, 'city_staff', {}, { username: 'staff' });
    const staff = openBrowser(house);
    await staff.post('/sign-in', { login: 'staff', password: goodPassword, next: '' });
    expect(await (await staff.get('/accounts/invite')).text()).not.toContain('value="administrator"');
    expect(await (await staff.get('/accounts/invite?role=teacher')).text()).toContain('北京联合大学');
    const made = await staff.post('/accounts/invite', { role: 'teacher', place: '北京联合大学', mail: fields.mail });
    const secret = /\/invitations\/([\w-]{43})/.exec(await made.text())?.[1];
    expect(made.headers.get('Cache-Control')).toBe('no-store');
    expect(secret).toBeDefined();
    expect(await house.post()).toMatchObject([
      { to: fields.mail, text: expect.stringContaining(`/invitations/${secret}`) },
    ]);
    const kept = JSON.stringify([
      await db.selectFrom('invitations').selectAll().execute(),
      await db.selectFrom('audit_log').selectAll().execute(),
    ]);
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(fields.mail);
  });

  test('makes whoever opens it what it says, and nothing that she writes into the form', async () => {
    const house = makeHouse(db);
    const rooms = await furnish(db);
    const secret = await invited(house, await someone(house, 'city_staff'), 'teacher');
    const browser = openBrowser(house);
    const page = await (await browser.get(`/invitations/${secret}`)).text();
    expect(page).toContain('北京联合大学');
    const extra = { role: 'administrator', school_id: '99', district: '110105', state: 'active', made_by: 'x' };
    const accepted = await browser.post(`/invitations/${secret}`, { ...fields, ...extra });
    expect(sentTo(accepted)).toBe('/sign-in?done=accepted');
    const { user_id } = await db
      .selectFrom('memberships')
      .select('user_id')
      .where('role', '=', 'teacher')
      .executeTakeFirstOrThrow();
    expect(await db.selectFrom('memberships').selectAll().where('user_id', '=', user_id).execute()).toMatchObject([
      { role: 'teacher', school_id: rooms.school, district: null, state: 'active' },
    ]);
    expect(sentTo(await browser.post('/sign-in', { login: fields.mail, password: goodPassword, next: '' }))).toBe(
      '/?done=signed_in',
    );
  });

  test('works once: afterwards its page says what to do, as for a link that never was one', async () => {
    const house = makeHouse(db);
    await furnish(db);
    const secret = await invited(house, await someone(house, 'city_staff'), 'teacher');
    const browser = openBrowser(house);
    await browser.post(`/invitations/${secret}`, fields);
    expect((await browser.get(`/invitations/${secret}`)).status).toBe(404);
    expect((await browser.post(`/invitations/${secret}`, { ...fields, mail: 'another@example.cn' })).status).toBe(404);
    const pages = [`/invitations/${secret}`, '/invitations/never-was-one', '/en/invitations/never-was-one'];
    for (const path of pages) {
      const gone = await browser.get(path);
      const html = await gone.text();
      expect([gone.status, validateHtml(html)]).toEqual([404, []]);
      expect(html).toContain(path.startsWith('/en') ? 'does not work any more' : '这个邀请链接不能用了');
      expect(html).toContain('/sign-in"');
    }
  });

  test('of two who accept at the same time one gets in', async () => {
    const house = makeHouse(db);
    await furnish(db);
    const secret = await invited(house, await someone(house, 'city_staff'), 'teacher');
    const accept = (username: string) =>
      acceptInvitation(as(house, visitor), secret!, { ...newAccount, username }, caller);
    const both = await Promise.all([accept('first'), accept('second')]);
    const lost = both.filter((one) => !one.ok);
    expect(lost).toEqual([{ ok: false, problems: { token: 'expired' } }]);
    expect(await db.selectFrom('memberships').selectAll().where('role', '=', 'teacher').execute()).toHaveLength(1);
    expect(await db.selectFrom('users').selectAll().execute()).toHaveLength(2);
  });

  test('is over after two weeks', async () => {
    const house = makeHouse(db);
    await furnish(db);
    const secret = await invited(house, await someone(house, 'city_staff'), 'teacher');
    house.clock.pass(14 * 24 * 60 - 1);
    expect((await openBrowser(house).get(`/invitations/${secret}`)).status).toBe(200);
    house.clock.pass(2);
    expect((await openBrowser(house).get(`/invitations/${secret}`)).status).toBe(404);
  });

  test('can be tried again after a mistake in the form', async () => {
    const house = makeHouse(db);
    await furnish(db);
    const secret = await invited(house, await someone(house, 'city_staff'), 'teacher');
    const browser = openBrowser(house);
    const wrong = await browser.post(`/invitations/${secret}`, { ...fields, password: 'password123' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('href="#password"');
    expect(sentTo(await browser.post(`/invitations/${secret}`, fields))).toBe('/sign-in?done=accepted');
  });

  test('for somebody who is signed in adds a role to her account, and she acts with it at once', async () => {
    const house = makeHouse(db);
    const rooms = await furnish(db);
    const { userId } = await someone(house, 'teacher', { schoolId: rooms.school }, { username: 'teacher' });
    const secret = await invited(house, await someone(house, 'administrator'), 'city_staff');
    const browser = openBrowser(house);
    const path = `/invitations/${secret}`;
    await browser.post('/sign-in', { login: 'teacher', password: goodPassword, next: path });
    expect(await (await browser.get(path)).text()).toContain('接受');
    expect(sentTo(await browser.post(path, {}))).toBe('/account?done=switched');
    expect((await browser.get('/accounts')).status).toBe(200);
    expect(
      await db.selectFrom('memberships').select('role').where('user_id', '=', userId).orderBy('id').execute(),
    ).toEqual([{ role: 'teacher' }, { role: 'city_staff' }]);
  });

  test('to a student’s record is over as soon as that has an account', async () => {
    const house = makeHouse(db);
    const rooms = await furnish(db);
    const secret = await invited(house, await someone(house, 'city_staff'), 'student');
    await someone(house, 'student', { studentId: rooms.student });
    expect((await openBrowser(house).get(`/invitations/${secret}`)).status).toBe(404);
    expect(await acceptInvitation(as(house, visitor), secret!, newAccount, caller)).toEqual(gone);
    expect(await db.selectFrom('users').select('id').where('username', '=', 'lilaoshi').execute()).toEqual([]);
  });
});

describe('an invitation is for somebody else', () => {
  test('whoever made it does not accept it', async () => {
    const house = makeHouse(db);
    await furnish(db);
    const actor = await someone(house, 'city_staff', {}, { username: 'staff' });
    const path = `/invitations/${await invited(house, actor, 'teacher')}`;
    const browser = await signedIn(house, 'staff');
    const html = await (await browser.get(path)).text();
    expect(html).toContain('你自己发出的邀请');
    expect(html).not.toContain('用这个账号接受');
    expect((await browser.post(path, {})).status).toBe(404);
    expect(await db.selectFrom('memberships').selectAll().where('role', '=', 'teacher').execute()).toEqual([]);
  });

  test.each(['active', 'ended'] as const)(
    'an account with other work, %s, does not become a student',
    async (state) => {
      const house = makeHouse(db);
      const rooms = await furnish(db);
      const { userId } = await someone(house, 'teacher', { schoolId: rooms.school }, { username: 'teacher' });
      await db.updateTable('memberships').set({ state }).where('user_id', '=', userId).execute();
      const path = `/invitations/${await invited(house, await someone(house, 'city_staff'), 'student')}`;
      const browser = await signedIn(house, 'teacher');
      expect(await (await browser.get(path)).text()).toContain('给学生本人的');
      expect((await browser.post(path, {})).status).toBe(404);
      expect(await db.selectFrom('memberships').selectAll().where('role', '=', 'student').execute()).toEqual([]);
    },
  );

  test('to a student’s record stands in her own log: who made it, and who accepted it', async () => {
    const house = makeHouse(db);
    const rooms = await furnish(db);
    const secret = await invited(house, await someone(house, 'district_staff', { district: '110105' }), 'student');
    await acceptInvitation(as(house, visitor), secret!, newAccount, caller);
    const lines = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('thing_kind', '=', 'invitation')
      .orderBy('id')
      .execute();
    const facts = { role: 'student', student_id: rooms.student };
    expect(lines).toMatchObject([
      { verb: 'accounts.invite', subject_student_id: rooms.student, facts: { act: 'invited', ...facts } },
      { verb: 'account.enter', subject_student_id: rooms.student, facts: { act: 'accepted', ...facts } },
    ]);
  });
});

describe('an open invitation', () => {
  test('is not worth more than its maker: nothing once she may no longer make it', async () => {
    const house = makeHouse(db);
    await furnish(db);
    const chaoyang = await someone(house, 'district_staff', { district: '110105' });
    const moved = await invited(house, chaoyang, 'student');
    const kept = await invited(house, chaoyang, 'base');
    await db.updateTable('students').set({ district: '110106' }).where('number', '=', 'D00001').execute();
    expect(await invitationOf(as(house, visitor), moved!)).toBeNull();
    expect(await acceptInvitation(as(house, visitor), moved!, newAccount, caller)).toEqual(gone);
    expect(await invitationOf(as(house, visitor), kept!)).toMatchObject({ place: '朝阳基地' });
  });

  test('ends with the membership of its maker, and the log says so', async () => {
    const house = makeHouse(db);
    const rooms = await furnish(db);
    const maker = await someone(house, 'city_staff');
    const [hers, others] = [
      await invited(house, maker, 'student'),
      await invited(house, await someone(house, 'city_staff'), 'base'),
    ];
    await endMembership(as(house, await someone(house, 'administrator')), maker.membership!.id, '调走');
    expect((await openBrowser(house).get(`/invitations/${hers}`)).status).toBe(404);
    expect((await openBrowser(house).get(`/invitations/${others}`)).status).toBe(200);
    const revoked = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('verb', '=', 'accounts.invite')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    expect(revoked).toMatchObject({ subject_student_id: rooms.student, facts: { act: 'revoked', role: 'student' } });
  });

  test('is listed for those who could have made it, who take it back with a button', async () => {
    const house = makeHouse(db);
    await furnish(db);
    await someone(house, 'district_staff', { district: '110105' }, { username: 'chaoyang' });
    await someone(house, 'district_staff', { district: '110106' }, { username: 'fengtai' });
    const city = await someone(house, 'city_staff', {}, { username: 'city', name: '周敏' });
    const secret = await invited(house, city, 'student');
    await invited(house, city, 'district_staff');
    const [chaoyang, fengtai] = [await signedIn(house, 'chaoyang'), await signedIn(house, 'fengtai')];
    const html = await (await chaoyang.get('/accounts/invitations')).text();
    expect(html).toContain('D00001');
    expect(html).toContain('周敏');
    expect(html).not.toContain('区级工作人员</td>');
    expect(validateHtml(html)).toEqual([]);
    expect(await (await fengtai.get('/accounts/invitations')).text()).not.toContain('D00001');
    const { id } = await db
      .selectFrom('invitations')
      .select('id')
      .where('role', '=', 'student')
      .executeTakeFirstOrThrow();
    const revoke = `/accounts/invitations/${id}/revoke`;
    expect((await fengtai.post(revoke, {})).status).toBe(404);
    expect(sentTo(await chaoyang.post(revoke, {}))).toBe('/accounts/invitations?done=revoked');
    expect((await chaoyang.post(revoke, {})).status).toBe(404);
    expect((await openBrowser(house).get(`/invitations/${secret}`)).status).toBe(404);
  });
});
