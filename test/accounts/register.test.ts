import { beforeEach, describe, expect, test } from 'vitest';
import { approveMembership, refuseMembership, requestOf, waitingRequests } from '../../src/accounts/index.ts';
import { inTransaction } from '../../src/ctx.ts';
import { Conflict, NotFound } from '../../src/errors.ts';
import { testDb } from '../support/db.ts';
import { openBrowser, sentTo } from './browser.ts';
import { as, goodPassword, makeHouse, someone, type House } from './people.ts';

const db = testDb();
const certificate = '11010519491231002X41';
const student = {
  name: '林晓雨',
  school: '北京联合大学',
  graduation_year: '2027',
  certificate,
  district: '110105',
  mail: 'lin@example.edu.cn',
  username: '',
  password: goodPassword,
  consent: 'yes',
};
const employer = {
  organization: '北京好邻居科技有限公司',
  credit_code: '91110105MA01ABCD26',
  employer_kind: '民营企业',
  district: '110105',
  name: '陈主管',
  phone: '010-8765 4321',
  mail: 'chen@example.com.cn',
  password: goodPassword,
  consent: 'yes',
};
const registerStudent = (house: House, changed = {}) =>
  openBrowser(house).post('/register/student', { ...student, ...changed });

beforeEach(async () => {
  await db.updateTable('agency').set({ city_code: '110000' }).execute();
});
const waiting = () => db.selectFrom('memberships').selectAll().execute();

describe('a student who registers', () => {
  test('gets an account that waits', async () => {
    const house = makeHouse(db);
    expect(sentTo(await registerStudent(house))).toBe('/sign-in?done=registered');
    expect(await waiting()).toMatchObject([{ role: 'student', state: 'waiting', student_id: null }]);
    const browser = openBrowser(house);
    const fields = { login: student.mail, password: goodPassword, next: '' };
    expect(sentTo(await browser.post('/sign-in', fields))).toBe('/?done=signed_in');
    expect(await (await browser.get('/account')).text()).toContain('等待审核');
    expect((await browser.get('/accounts')).status).toBe(404);
  });

  test('leaves nothing personal readable in the database', async () => {
    await registerStudent(makeHouse(db));
    const tables = [
      'users',
      'credentials',
      'memberships',
      'registrations',
      'audit_log',
      'outbox',
      'throttles',
    ] as const;
    for (const table of tables) {
      const kept = JSON.stringify(await db.selectFrom(table).selectAll().execute());
      expect([table, kept.match(/lin@example|11010519491231|北京联合大学|海/)]).toEqual([table, null]);
    }
    const { email } = await db.selectFrom('users').select('email').executeTakeFirstOrThrow();
    expect(email).toMatch(/^[0-9a-f]{32}@mail\.invalid$/);
    await expect(db.updateTable('users').set({ email: student.mail }).execute()).rejects.toThrow(
      'violates check constraint "users_',
    );
  });

  test('can leave out mail or certificate, but not both ways to sign in', async () => {
    const house = makeHouse(db);
    expect(sentTo(await registerStudent(house, { mail: '', username: 'd00001', certificate: '' }))).toContain(
      'registered',
    );
    const none = await registerStudent(house, { mail: '', username: '' });
    expect(none.status).toBe(422);
    expect(await none.text()).toContain('href="#username"');
  });

  test.each([
    ['certificate', '11010519491231002X49'],
    ['graduation_year', '27'],
    ['district', '330106'],
    ['district', 'nowhere'],
    ['mail', 'lin@'],
    ['username', 'a b'],
    ['password', 'password123'],
    ['password', 'lin@example.edu.cn'],
    ['consent', ''],
    ['name', ''],
  ])('with a wrong %s (%s) is told so and loses nothing but the password', async (field, value) => {
    const response = await registerStudent(makeHouse(db), { [field]: value });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain(`href="#${field}"`);
    expect(html).toContain('value="北京联合大学"');
    expect(html).not.toContain(goodPassword);
    expect(await waiting()).toEqual([]);
  });

  test('is told all that is wrong at once, of the account too, and never that a mail is taken', async () => {
    const house = makeHouse(db);
    await someone(house, 'teacher', { schoolId: 3 }, { mail: student.mail, username: 'd00001' });
    const wrong = async (changed: object) => {
      const html = await (await registerStudent(house, { name: '', ...changed })).text();
      return [...html.matchAll(/class="link" href="#(\w+)"/g)].map((found) => found[1]);
    };
    expect(await wrong({ username: 'd00001', password: 'short' })).toEqual(['name', 'username', 'password']);
    expect(await wrong({ mail: '', username: '' })).toEqual(['name', 'username']);
    expect(await wrong({ mail: 'lin@', username: '' })).toEqual(['name', 'mail']);
    expect(await wrong({ mail: student.mail })).toEqual(['name']);
  });

  test('cannot choose her own state, role or scope, or anybody else’s account', async () => {
    const house = makeHouse(db);
    const extra = {
      role: 'administrator',
      state: 'active',
      student_id: '7',
      studentId: '7',
      user_id: 'x',
      id: '1',
      email: 'x@mail.invalid',
      email_verified: 'true',
      emailVerified: 'true',
      decided_at: '2026-01-01',
      membership_id: '1',
      signed_in_at: '2026-01-01',
      seenAt: '2026-01-01',
    };
    await registerStudent(house, extra);
    expect(await waiting()).toMatchObject([{ role: 'student', state: 'waiting', student_id: null, decided_at: null }]);
    expect(await db.selectFrom('users').selectAll().execute()).toMatchObject([
      { email_verified: false, signed_in_at: null },
    ]);
  });

  test('with an address that has an account gets the same answer, and its owner gets a letter', async () => {
    const house = makeHouse(db);
    await someone(house, 'teacher', { schoolId: 3 }, { mail: student.mail, username: 'teacher' });
    const known = await registerStudent(house);
    const unknown = await registerStudent(house, { mail: 'new@example.edu.cn' });
    expect([known.status, sentTo(known)]).toEqual([unknown.status, sentTo(unknown)]);
    expect(await waiting()).toHaveLength(2);
    expect(await house.post()).toMatchObject([{ to: student.mail, subject: expect.stringContaining('已经有账号') }]);
  });

  test('however often that address is written, its owner gets few letters, and nobody is told', async () => {
    const house = makeHouse(db);
    await registerStudent(house);
    for (let n = 1; n <= 8; n += 1) {
      const again = { ...student, username: '' };
      const answer = await openBrowser(house).post('/register/student', again, { address: `192.0.2.${n}` });
      expect(sentTo(answer)).toBe('/sign-in?done=registered');
    }
    expect(await house.post()).toHaveLength(3);
    house.clock.pass(24 * 60);
    await openBrowser(house).post('/register/student', { ...student, username: '' });
    expect(await house.post()).toHaveLength(4);
  });

  test('is told that a username is taken, and nothing about the mail', async () => {
    const house = makeHouse(db);
    await someone(house, 'teacher', { schoolId: 3 }, { mail: student.mail, username: 'd00001' });
    const html = await (await registerStudent(house, { username: 'd00001' })).text();
    expect(html).toContain('href="#username"');
    expect(html).not.toContain('href="#mail"');
  });

  test('at the same moment as another with the same mail or username: one account, no error page', async () => {
    const house = makeHouse(db);
    const both = await Promise.all([registerStudent(house), registerStudent(house)]);
    for (const response of both) expect([303, 409]).toContain(response.status);
    expect(await db.selectFrom('users').selectAll().execute()).toHaveLength(1);
    expect(await waiting()).toHaveLength(1);
  });
});

describe('an employer who registers', () => {
  test('waits too, with the facts that staff need', async () => {
    const house = makeHouse(db);
    expect(sentTo(await openBrowser(house).post('/register/employer', employer))).toBe('/sign-in?done=registered');
    const [request] = await waitingRequests(as(house, await someone(house, 'city_staff')));
    expect(request).toMatchObject({
      kind: 'employer',
      district: '110105',
      facts: { organization: employer.organization, phone: '01087654321', consent: '2026-11' },
    });
  });

  test('is told all that is wrong at once', async () => {
    const wrong = { ...employer, organization: '', mail: '', password: 'short' };
    const html = await (await openBrowser(makeHouse(db)).post('/register/employer', wrong)).text();
    for (const field of ['organization', 'mail', 'password']) expect(html).toContain(`href="#${field}"`);
    expect(html).not.toContain('电子邮箱和用户名至少');
  });

  test.each([
    ['+86 138-0000-0001', '13800000001'],
    ['010-12345678转801', '01012345678-801'],
  ])('may write its phone as %s', async (phone, kept) => {
    const house = makeHouse(db);
    expect(sentTo(await openBrowser(house).post('/register/employer', { ...employer, phone }))).toContain('registered');
    const [request] = await waitingRequests(as(house, await someone(house, 'city_staff')));
    expect(request).toMatchObject({ facts: { phone: kept } });
  });

  test.each([
    ['credit_code', '123'],
    ['credit_code', '91110105MA01ABCD2X'],
    ['employer_kind', '黑社会'],
    ['phone', '12'],
    ['mail', ''],
    ['organization', ''],
  ])('with a wrong %s (%s) is told so', async (field, value) => {
    const response = await openBrowser(makeHouse(db)).post('/register/employer', { ...employer, [field]: value });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(`href="#${field}"`);
  });
});

describe('deciding', () => {
  async function oneWaiting(house: House, changed = {}) {
    await registerStudent(house, changed);
    const [row] = await db.selectFrom('registrations').select(['id', 'membership_id']).execute();
    return row!;
  }
  const approve = (house: House, actor: Parameters<typeof as>[1], membershipId: number, studentId = 7) =>
    inTransaction(as(house, actor), (tx) => approveMembership(tx, { membershipId, scope: { studentId } }));

  test('staff of her district see what she said of herself; staff of another and everybody else do not', async () => {
    const house = makeHouse(db);
    const { id } = await oneWaiting(house);
    const here = as(house, await someone(house, 'district_staff', { district: '110105' }));
    const there = as(house, await someone(house, 'district_staff', { district: '110106' }));
    expect(await waitingRequests(here)).toMatchObject([{ kind: 'student', facts: { name: '林晓雨', certificate } }]);
    expect(await requestOf(here, id)).toMatchObject({ facts: { school: '北京联合大学', graduation_year: 2027 } });
    expect(await waitingRequests(there)).toEqual([]);
    await expect(requestOf(there, id)).rejects.toThrow(NotFound);
    const teacher = as(house, await someone(house, 'teacher', { schoolId: 1 }));
    await expect(waitingRequests(teacher)).rejects.toThrow(NotFound);
    await expect(requestOf(teacher, id)).rejects.toThrow(NotFound);
  });

  test('somebody of no district is the city’s matter', async () => {
    const house = makeHouse(db);
    await oneWaiting(house, { district: '' });
    expect(await waitingRequests(as(house, await someone(house, 'district_staff', { district: '110105' })))).toEqual(
      [],
    );
    expect(await waitingRequests(as(house, await someone(house, 'city_staff')))).toHaveLength(1);
  });

  test('approving gives the scope, deletes what she said, writes it down and sends a letter', async () => {
    const house = makeHouse(db);
    const { membership_id } = await oneWaiting(house);
    const actor = await someone(house, 'district_staff', { district: '110105' });
    await approve(house, actor, membership_id);
    const membership = await db
      .selectFrom('memberships')
      .selectAll()
      .where('id', '=', membership_id)
      .executeTakeFirst();
    expect(membership).toMatchObject({ state: 'active', student_id: 7, decided_by: actor.userId });
    expect(await db.selectFrom('registrations').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('audit_log').selectAll().where('verb', '=', 'accounts.approve').execute()).toMatchObject(
      [{ actor_user_id: actor.userId, subject_student_id: 7, facts: { act: 'approved', role: 'student' } }],
    );
    expect(await house.post()).toMatchObject([{ to: student.mail, subject: expect.stringContaining('审核通过') }]);
  });

  test('approving ends the sessions that she had while she could do nothing', async () => {
    const house = makeHouse(db);
    const { membership_id } = await oneWaiting(house);
    const browser = openBrowser(house);
    const fields = { login: student.mail, password: goodPassword, next: '' };
    await browser.post('/sign-in', fields);
    await approve(house, await someone(house, 'city_staff'), membership_id);
    expect((await browser.get('/account')).status).toBe(303);
    await browser.post('/sign-in', fields);
    expect(await (await browser.get('/account')).text()).toContain('使用中');
  });

  test('staff of another district, a teacher and she herself cannot approve', async () => {
    const house = makeHouse(db);
    const { membership_id } = await oneWaiting(house);
    const { user_id } = await db.selectFrom('memberships').select('user_id').executeTakeFirstOrThrow();
    const others = [
      await someone(house, 'district_staff', { district: '110106' }),
      await someone(house, 'teacher', { schoolId: 1 }),
      { kind: 'person', userId: user_id, name: '林晓雨', membership: null } as const,
      { kind: 'visitor' } as const,
    ];
    for (const other of others) await expect(approve(house, other, membership_id)).rejects.toThrow(NotFound);
    await expect(approve(house, others[0]!, 999_999)).rejects.toThrow(NotFound);
  });

  test('of two who decide at the same time one wins', async () => {
    const house = makeHouse(db);
    const { membership_id } = await oneWaiting(house);
    const city = await someone(house, 'city_staff');
    const both = await Promise.allSettled([
      approve(house, city, membership_id),
      refuseMembership(as(house, city), membership_id, '材料不全'),
    ]);
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await db.selectFrom('audit_log').select('id').where('verb', '=', 'accounts.approve').execute()).toHaveLength(
      1,
    );
  });

  test('a student’s record has one account at most', async () => {
    const house = makeHouse(db);
    const { membership_id } = await oneWaiting(house);
    await someone(house, 'student', { studentId: 7 });
    await expect(approve(house, await someone(house, 'city_staff'), membership_id)).rejects.toThrow(Conflict);
  });

  test('refusing on the page needs a reason, which she gets by mail and sees in her account', async () => {
    const house = makeHouse(db);
    const { membership_id } = await oneWaiting(house);
    await someone(house, 'district_staff', { district: '110105' }, { username: 'staff' });
    const browser = openBrowser(house);
    await browser.post('/sign-in', { login: 'staff', password: goodPassword, next: '' });
    expect(await (await browser.get('/accounts/waiting')).text()).toMatch(/href="\/students\/requests\/\d+"/);
    const page = await (await browser.get(`/accounts/${membership_id}`)).text();
    expect(page).toContain('等待审核');
    expect((await browser.post(`/accounts/${membership_id}/refuse`, { reason: ' ' })).status).toBe(422);
    const refused = await browser.post(`/accounts/${membership_id}/refuse`, { reason: '证件看不清' });
    expect(sentTo(refused)).toBe('/accounts/waiting?done=refused');
    const letters = await house.post();
    expect(letters.at(-1)).toMatchObject({ to: student.mail, text: expect.stringContaining('证件看不清') });
    expect(await db.selectFrom('registrations').selectAll().execute()).toEqual([]);
    const her = openBrowser(house);
    await her.post('/sign-in', { login: student.mail, password: goodPassword, next: '' });
    expect(await (await her.get('/account')).text()).toContain('证件看不清');
  });
});
