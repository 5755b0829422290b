import { describe, expect, test } from 'vitest';
import { endMembership } from '../../src/accounts/end-membership.ts';
import { accountOf, accountsFor } from '../../src/accounts/reads.ts';
import { placeOf } from '../../src/accounts/places.ts';
import { Conflict, NotFound } from '../../src/errors.ts';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';
import { openBrowser, sentTo } from './browser.ts';
import { as, goodPassword, makeHouse, someone, visitor } from './people.ts';
import { furnish } from './rooms.ts';

const db = testDb();
const all = { role: null, state: null, page: 1 };

test('of two with one role each button names its place', async () => {
  const house = makeHouse(db);
  const { school } = await furnish(db);
  const added = await db
    .insertInto('schools')
    .values({ name: '北京城市学院', sort_key: 'chengshi' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { userId } = await someone(house, 'base', { baseId: 1 }, { username: 'teacher' });
  const rows = [school, added.id].map((school_id) => ({
    user_id: userId,
    role: 'teacher',
    school_id,
    state: 'active',
  }));
  await db
    .insertInto('memberships')
    .values(rows as never)
    .execute();
  const browser = openBrowser(house);
  await browser.post('/sign-in', { login: 'teacher', password: goodPassword, next: '' });
  const html = await (await browser.get('/account')).text();
  expect(validateHtml(html)).toEqual([]);
  for (const name of ['北京联合大学', '北京城市学院']) expect(html).toContain(`切换为高校老师（${name}）`);
  expect(await (await browser.get('/en/account')).text()).toMatch(/Change to School teacher \(<span[^>]*>北京联合大学/);
});

describe('ending a membership', () => {
  test('takes the role away at once, wherever its owner is signed in, and keeps the reason', async () => {
    const house = makeHouse(db);
    const { membership } = await someone(house, 'teacher', { schoolId: 3 }, { username: 'teacher' });
    await someone(house, 'city_staff', {}, { username: 'staff' });
    const [teacher, staff] = [openBrowser(house), openBrowser(house)];
    await teacher.post('/sign-in', { login: 'teacher', password: goodPassword, next: '' });
    await staff.post('/sign-in', { login: 'staff', password: goodPassword, next: '' });
    const path = `/accounts/${membership!.id}`;
    expect((await staff.post(`${path}/end`, { reason: '' })).status).toBe(422);
    expect(sentTo(await staff.post(`${path}/end`, { reason: '不再任职' }))).toBe('/accounts?done=ended');
    expect((await teacher.get('/account')).status).toBe(303);
    expect(await db.selectFrom('audit_log').selectAll().where('verb', '=', 'accounts.end').execute()).toMatchObject([
      { actor_role: 'city_staff', thing_id: String(membership!.id), reason: '不再任职', facts: { role: 'teacher' } },
    ]);
    expect((await staff.post(`${path}/end`, { reason: '再一次' })).status).toBe(409);
  });

  test('is refused to everybody but the city’s staff and administrators', async () => {
    const house = makeHouse(db);
    const victim = (await someone(house, 'teacher', { schoolId: 3 })).membership!.id;
    const others = [
      visitor,
      await someone(house, 'district_staff', { district: '110105' }),
      await someone(house, 'teacher', { schoolId: 4 }),
      await someone(house, 'student', { studentId: 7 }),
    ];
    for (const other of others) await expect(endMembership(as(house, other), victim, 'x')).rejects.toThrow(NotFound);
  });

  test('of an administrator is for administrators, and never of the last one', async () => {
    const house = makeHouse(db);
    const city = await someone(house, 'city_staff');
    const ring = await Promise.all(Array.from({ length: 8 }, () => someone(house, 'administrator')));
    const idOf = (index: number) => ring[index % ring.length]!.membership!.id;
    await expect(endMembership(as(house, city), idOf(0), 'x')).rejects.toThrow(NotFound);
    await Promise.allSettled(ring.map((actor, index) => endMembership(as(house, actor), idOf(index + 1), 'x')));
    const left = await db
      .selectFrom('memberships')
      .select('id')
      .where('state', '=', 'active')
      .where('role', '=', 'administrator')
      .execute();
    expect(left).toHaveLength(1);
    await expect(endMembership(as(house, ring[0]!), left[0]!.id, 'x')).rejects.toThrow(Conflict);
  });
});

describe('the list of accounts', () => {
  test('for staff of a district has what belongs to it; for the city and administrators everything', async () => {
    const house = makeHouse(db);
    const rooms = await furnish(db);
    const here = await someone(house, 'district_staff', { district: '110105' }, { name: '朝阳工作人员' });
    await someone(house, 'district_staff', { district: '110106' }, { name: '丰台工作人员' });
    await someone(house, 'student', { studentId: rooms.student }, { name: '朝阳学生' });
    await someone(house, 'student', { studentId: rooms.studentElsewhere }, { name: '丰台学生' });
    await someone(house, 'base', { baseId: rooms.base }, { name: '朝阳基地联系人' });
    await someone(house, 'base', { baseId: rooms.baseElsewhere }, { name: '丰台基地联系人' });
    const teacher = await someone(house, 'teacher', { schoolId: rooms.school }, { name: '老师' });
    const city = await someone(house, 'city_staff', {}, { name: '市级' });
    const namesFor = async (actor: Parameters<typeof as>[1]) =>
      (await accountsFor(as(house, actor), all)).rows.map((row) => row.name).toSorted();
    expect(await namesFor(here)).toEqual(['朝阳基地联系人', '朝阳学生', '朝阳工作人员'].toSorted());
    expect(await namesFor(city)).toHaveLength(8);
    await expect(namesFor(teacher)).rejects.toThrow(NotFound);
    await expect(accountOf(as(house, here), teacher.membership!.id)).rejects.toThrow(NotFound);
    expect(await accountOf(as(house, city), teacher.membership!.id)).toMatchObject({
      name: '老师',
      place: '北京联合大学',
    });
  });

  test('says where everybody belongs', async () => {
    const house = makeHouse(db);
    const rooms = await furnish(db);
    expect(await placeOf(house, { scope: { schoolId: rooms.school } })).toBe('北京联合大学');
    expect(await placeOf(house, { scope: { employerId: rooms.employer } })).toBe('好邻居');
    expect(await placeOf(house, { scope: { baseId: rooms.base } })).toBe('朝阳基地');
    expect(await placeOf(house, { scope: { district: '110105' } })).toBe('朝阳区');
    expect(await placeOf(house, { scope: { studentId: rooms.student } })).toBeNull();
    expect(await placeOf(house, { scope: {} })).toBeNull();
  });

  test('can be filtered; a wrong filter is none, a page beyond the end is the last', async () => {
    const house = makeHouse(db);
    for (let one = 0; one < 51; one += 1) {
      await db
        .insertInto('users')
        .values({ id: `u${one}`, name: `人${one}`, email: `${String(one).padStart(32, '0')}@none.invalid` } as never)
        .execute();
      await db
        .insertInto('memberships')
        .values({ user_id: `u${one}`, role: 'city_staff', state: 'active' })
        .execute();
    }
    await someone(house, 'administrator', {}, { username: 'admin' });
    const browser = openBrowser(house);
    await browser.post('/sign-in', { login: 'admin', password: goodPassword, next: '' });
    const page = async (query: string) => (await browser.get(`/accounts${query}`)).text();
    expect(await page('')).toContain('共 52 个');
    expect(await page('?role=administrator')).toContain('共 1 个');
    expect(await page('?state=waiting')).toContain('没有符合筛选条件的账号');
    expect(await page('?role=king&state=dead&page=-3')).toContain('共 52 个');
    expect(await page('?page=9999')).toContain('第 2 页');
  });
});

describe('the database itself', () => {
  const insert = (row: object) =>
    db
      .insertInto('memberships')
      .values({ user_id: 'u', state: 'active', role: 'teacher', ...row } as never)
      .execute();

  test.each([
    ['a teacher without a school', {}],
    ['a teacher with two scopes', { school_id: 3, district: '110105' }],
    ['a teacher of an employer', { employer_id: 3 }],
    ['city staff with a district', { role: 'city_staff', district: '110105' }],
    ['a waiting student with a record', { role: 'student', state: 'waiting', student_id: 7 }],
    ['a role that is not one', { role: 'king' }],
  ])('refuses %s', async (_name, row) => {
    await makeHouse(db);
    await db
      .insertInto('users')
      .values({ id: 'u', name: 'n', email: `${'0'.repeat(32)}@none.invalid` } as never)
      .execute();
    await expect(insert(row)).rejects.toThrow(/check constraint/);
  });

  test('refuses the same membership twice, and one record for two people', async () => {
    await db
      .insertInto('users')
      .values({ id: 'u', name: 'n', email: `${'0'.repeat(32)}@none.invalid` } as never)
      .execute();
    await db
      .insertInto('users')
      .values({ id: 'v', name: 'n', email: `${'1'.repeat(32)}@none.invalid` } as never)
      .execute();
    await insert({ school_id: 3 });
    await expect(insert({ school_id: 3 })).rejects.toThrow(/memberships_once/);
    await insert({ school_id: 3, state: 'ended' });
    await insert({ role: 'student', student_id: 7 });
    await expect(insert({ user_id: 'v', role: 'student', student_id: 7 })).rejects.toThrow(/one_account/);
  });
});
