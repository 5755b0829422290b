import { describe, expect, test } from 'vitest';
import { allViewsOf, audit, auditEntries, noteLooks, viewsOf, type Entry } from '../../src/audit/index.ts';
import { auditSubjects } from '../../src/audit/record-subjects.ts';
import { inTransaction } from '../../src/ctx.ts';
import { NotFound } from '../../src/errors.ts';
import { optionalReason, reason as reasonPart } from '../../src/input.ts';
import { testDb } from '../support/db.ts';
import { openBrowser } from './browser.ts';
import { as, goodPassword, makeHouse, someone, system, visitor, type House } from './people.ts';

const db = testDb();
const entry: Entry = { verb: 'contact.read', thing: { kind: 'student', id: 7 }, subject: 7, reason: '电话回访' };
const write = (house: House, actor: Parameters<typeof as>[1], what: Entry = entry) =>
  inTransaction(as(house, actor), (tx) => audit(tx, what));
const all = { verb: null, day: null, page: 1 };

describe('an entry in the log', () => {
  test('says who, as what, when, what and why', async () => {
    const house = makeHouse(db);
    const actor = await someone(house, 'district_staff', { district: '110105' }, { name: '王丽' });
    await write(house, actor, { ...entry, facts: { field: 'phone', count: 1 } });
    expect(await db.selectFrom('audit_log').selectAll().execute()).toMatchObject([
      {
        at: house.now(),
        actor_user_id: actor.userId,
        actor_role: 'district_staff',
        actor_name: '王丽',
        verb: 'contact.read',
        thing_kind: 'student',
        thing_id: '7',
        subject_student_id: 7,
        reason: '电话回访',
        facts: { field: 'phone', count: 1 },
      },
    ]);
  });

  test('stands only if what it tells of has happened', async () => {
    const house = makeHouse(db);
    const work = inTransaction(as(house, system), async (tx) => {
      await audit(tx, entry);
      throw new Error('it did not happen');
    });
    await expect(work).rejects.toThrow('it did not happen');
    expect(await db.selectFrom('audit_log').selectAll().execute()).toEqual([]);
  });

  test.each([
    ['a sealed value', { phone: Buffer.from('x') }],
    ['a column of sealed values', { mail_sealed: 'x' }],
    ['an address', { to: 'lin@example.edu.cn' }],
    ['a mobile number', { phone: '13900000001' }],
    ['a mobile number as a number', { phone: 13_900_000_001 }],
    ['a certificate number', { number: '11010519491231002X41' }],
    ['a kind of disability', { category: '肢体' }],
    ['a kind of disability, in full', { changed: ['听力残疾'] }],
    ['an object', { row: { name: 'x' } }],
  ])('may not hold %s', async (_name, facts) => {
    await expect(write(makeHouse(db), system, { ...entry, facts: facts as never })).rejects.toThrow('audit');
    expect(await db.selectFrom('audit_log').selectAll().execute()).toEqual([]);
  });

  test.each([
    '打 139 0000 0001 找她',
    '１３９ ００００ ０００１',
    'lin@example.cn',
    '110105 19491231 002X 41',
    '查肢体残疾证',
    '听力',
  ])('has no reason with something of a person in it: %s', async (reason) => {
    await expect(write(makeHouse(db), system, { ...entry, reason })).rejects.toThrow('audit');
    for (const schema of [reasonPart(300), optionalReason(200)])
      expect(schema.safeParse(reason).error?.issues.map((issue) => issue.message)).toEqual(['personal']);
  });

  test.each(['电话回访', '2026-11-22 9:30 现场核对', '核对残疾人证', '学校来电 010-62345678', '多重原因'])(
    'may have %s',
    async (reason) => {
      await write(makeHouse(db), system, { ...entry, reason });
      expect(reasonPart(300).parse(reason)).toBe(reason);
    },
  );

  test('may name fields, numbers of ours and roles', async () => {
    const facts = {
      act: 'changed',
      fields: ['phone', 'disability'],
      number: 'D00001',
      rows: 10_000,
      done: true,
      was: null,
    };
    await write(makeHouse(db), visitor, { ...entry, facts });
    expect(await db.selectFrom('audit_log').select('facts').execute()).toEqual([{ facts }]);
  });

  test('cannot be changed or deleted', async () => {
    await write(makeHouse(db), system);
    await expect(
      db
        .updateTable('audit_log')
        .set({ reason: 'x' } as never)
        .execute(),
    ).rejects.toThrow('append-only');
    await expect(db.deleteFrom('audit_log').execute()).rejects.toThrow('append-only');
  });
});

describe('a look', () => {
  const look = (verb: Entry['verb'], id: string, act: 'viewed' | 'downloaded' = 'viewed') =>
    ({ verb, thing: { kind: 'position', id }, act }) as const;
  const subjects = async () =>
    (await db.selectFrom('audit_log').select('subject_student_id').orderBy('id').execute()).map(
      (row) => row.subject_student_id,
    );

  test('at many is one line for each of them, once per person, thing, way and half hour', async () => {
    const house = makeHouse(db);
    const ctx = as(house, await someone(house, 'district_staff', { district: '110105' }));
    await noteLooks(ctx, look('candidates.read', 'P1'), [3, 4, 4]);
    await noteLooks(ctx, look('candidates.read', 'P1'), [4, 5]);
    expect(await subjects()).toEqual([3, 4, 5]);
    await noteLooks(ctx, look('candidates.read', 'P2'), [3]);
    await noteLooks(ctx, look('candidates.read', 'P1', 'downloaded'), [3]);
    await noteLooks(as(house, await someone(house, 'city_staff')), look('candidates.read', 'P1'), [3]);
    expect(await subjects()).toEqual([3, 4, 5, 3, 3, 3]);
    house.clock.pass(31);
    await noteLooks(ctx, look('candidates.read', 'P1'), [3]);
    expect(await subjects()).toHaveLength(7);
  });

  test('is one line also when a hundred come at once, and what was opened for a reason does not stand in for it', async () => {
    const house = makeHouse(db);
    const actor = await someone(house, 'city_staff');
    await write(house, actor, { verb: 'candidates.read', thing: { kind: 'position', id: 'P1' }, subject: 3 });
    const all = Array.from({ length: 100 }, () => noteLooks(as(house, actor), look('candidates.read', 'P1'), [3]));
    await Promise.all(all);
    expect(await subjects()).toEqual([3, 3]);
  });
});

describe('who has seen my information', () => {
  test('is for the student herself: everything by others, newest first, nothing of her own', async () => {
    const house = makeHouse(db);
    const her = await someone(house, 'student', { studentId: 7 });
    const staff = await someone(house, 'district_staff', { district: '110105' }, { name: '王丽' });
    await write(house, staff);
    house.clock.pass(5);
    await write(house, system, { ...entry, verb: 'imports.bring' });
    await write(house, her, { ...entry, verb: 'needs.confirm' });
    await write(house, staff, { ...entry, subject: 8 });
    const seen = await viewsOf(as(house, her), 7, 1);
    expect(seen.entries.map((one) => [one.verb, one.actor_name])).toEqual([
      ['imports.bring', 'test'],
      ['contact.read', '王丽'],
    ]);
  });

  test('stays whole however much is written: page by page, and all of it to take along', async () => {
    const house = makeHouse(db);
    const her = await someone(house, 'student', { studentId: 7 });
    const staff = await someone(house, 'city_staff');
    await write(house, staff, { ...entry, reason: '第一条' });
    house.clock.pass(1);
    await inTransaction(as(house, staff), (tx) => auditSubjects(tx, entry, Array(720).fill(7)));
    const last = await viewsOf(as(house, her), 7, 99);
    expect([last.count, last.pages, last.page]).toEqual([721, 15, 15]);
    expect(last.entries.at(-1)!.reason).toBe('第一条');
    expect((await allViewsOf(as(house, her), 7)).length).toBe(721);
    await expect(allViewsOf(as(house, staff), 7)).rejects.toThrow(NotFound);
  });

  test('is for nobody else', async () => {
    const house = makeHouse(db);
    const others = [
      visitor,
      await someone(house, 'student', { studentId: 8 }),
      await someone(house, 'city_staff'),
      await someone(house, 'administrator'),
    ];
    for (const other of others) await expect(viewsOf(as(house, other), 7, 1)).rejects.toThrow(NotFound);
  });
});

describe('the activity log', () => {
  test('is for administrators', async () => {
    const house = makeHouse(db);
    for (const role of ['city_staff', 'administrator'] as const) await someone(house, role, {}, { username: role });
    for (const [login, status] of [['city_staff', 404] as const, ['administrator', 200] as const]) {
      const browser = openBrowser(house);
      await browser.post('/sign-in', { login, password: goodPassword, next: '' });
      expect((await browser.get('/audit')).status).toBe(status);
    }
    await expect(auditEntries(as(house, await someone(house, 'city_staff')), all)).rejects.toThrow(NotFound);
  });

  test('shows the newest first, by verb, by the day in Shanghai, and page by page', async () => {
    const house = makeHouse(db);
    const ctx = as(house, await someone(house, 'administrator'));
    const lateEvening = new Date('2026-11-21T15:59:59Z');
    const midnight = new Date('2026-11-21T16:00:00Z');
    for (const at of [lateEvening, midnight]) await write({ ...house, now: () => at }, system);
    expect((await auditEntries(ctx, { ...all, day: '2026-11-21' })).entries.map((one) => one.at)).toEqual([
      lateEvening,
    ]);
    expect((await auditEntries(ctx, { ...all, day: '2026-11-22' })).entries.map((one) => one.at)).toEqual([midnight]);
    expect((await auditEntries(ctx, { ...all, verb: 'audit.read' })).count).toBe(0);
    for (let more = 0; more < 60; more += 1) await write(house, system);
    const last = await auditEntries(ctx, { ...all, page: 2 });
    expect([last.count, last.pages, last.entries.length]).toEqual([62, 2, 12]);
    expect(last.entries.at(-1)?.at).toEqual(lateEvening);
  });
});
