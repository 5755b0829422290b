import { describe, expect, test } from 'vitest';
import { Conflict, NotFound } from '../../src/errors.ts';
import { changeStudent, openRecord, studentWithId, type StudentRecord } from '../../src/students/index.ts';
import { testDb } from '../support/db.ts';
import {
  add,
  announced,
  as,
  base,
  chaoyang,
  city,
  employer,
  fengtai,
  furnish,
  hush,
  logged,
  makeHouse,
  rawBytes,
  someone,
  type House,
} from './world.ts';

const db = testDb();
const change = (
  house: House,
  actor: Parameters<typeof as>[1],
  id: number,
  changes: Partial<StudentRecord>,
  version = 1,
) => changeStudent(as(house, actor), { id, version, changes });
const rowOf = (house: House, id: number) => studentWithId(as(house, city), id, 'students.read');

describe('changing a record', () => {
  test('writes what is new, counts the version up and says so to the engines', async () => {
    const house = makeHouse(db);
    const { otherSchool } = await furnish(house);
    const { id, number } = await add(house, { gender: '女' });
    await hush(house);
    house.clock.pass(60);
    await change(house, chaoyang, id, { name: '单嘉木', gender: '女', school_id: otherSchool, phone: '13812345678' });
    const row = await rowOf(house, id);
    expect(row).toMatchObject({ name: '单嘉木', sort_key: 'shan jia mu', school_id: otherSchool, version: 2 });
    expect(row.updated_at).toEqual(house.now());
    expect(openRecord(as(house, city), row).phone).toBe('13812345678');
    expect(await announced(house)).toEqual([id]);
    expect(await logged(house)).toMatchObject([
      {
        verb: 'students.change',
        subject_student_id: id,
        thing_id: number,
        actor_user_id: chaoyang.userId,
        facts: { fields: ['name', 'school_id', 'phone'] },
      },
    ]);
  });

  test('with what is there already changes nothing and writes nothing down', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house, { gender: '女', seeks: ['job', 'internship'], phone: '13812345678' });
    await hush(house);
    await change(house, chaoyang, id, { gender: '女', seeks: ['internship', 'job'], phone: '13812345678', mail: null });
    expect((await rowOf(house, id)).version).toBe(1);
    expect(await logged(house)).toEqual([]);
    expect(await announced(house)).toEqual([]);
  });

  test('empties a sealed field and its index', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house, { phone: '13812345678', mail: 'a@example.com' });
    await change(house, chaoyang, id, { phone: null });
    expect(await rowOf(house, id)).toMatchObject({ phone_sealed: null, phone_blind: null });
    expect(openRecord(as(house, city), await rowOf(house, id)).mail).toBe('a@example.com');
  });

  test('leaves no clear text, in the log neither', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house);
    await change(house, chaoyang, id, {
      phone: '13987654321',
      home_address: '金丝雀胡同 9 号',
      mail: 'bird@example.com',
    });
    const raw = await rawBytes(house);
    for (const canary of ['13987654321', '金丝雀', 'bird@']) expect(raw).not.toContain(canary);
  });

  test('of 生源地 hands her to the agency of that district', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house);
    await change(house, chaoyang, id, { origin_region: '110106' });
    expect((await rowOf(house, id)).district).toBe('110106');
    await change(house, fengtai, id, { origin_region: null, household_region: '330111' }, 2);
    expect((await rowOf(house, id)).district).toBe('110106');
  });

  test.each([
    ['staff of another district', fengtai],
    ['another student', someone('student', { studentId: 999 })],
    ['a teacher', someone('teacher', { schoolId: 1 })],
    ['an employer', employer],
    ['a base', base],
  ])('is refused to %s', async (_who, actor) => {
    const house = makeHouse(db);
    const { school } = await furnish(house);
    const { id } = await add(house, { school_id: school });
    await expect(change(house, actor, id, { gender: '男' })).rejects.toThrow(NotFound);
    expect(await rowOf(house, id)).toMatchObject({ gender: null, version: 1 });
    expect(await logged(house)).toEqual([]);
  });

  test('that somebody else has changed meanwhile is a conflict', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house);
    await change(house, chaoyang, id, { gender: '女' });
    await expect(change(house, city, id, { gender: '男' })).rejects.toThrow(Conflict);
    expect((await rowOf(house, id)).gender).toBe('女');
  });

  test('by five at once: one wins, four are told', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id } = await add(house);
    const years = [2024, 2025, 2026, 2027, 2028];
    const results = await Promise.allSettled(
      years.map((graduation_year) => change(house, chaoyang, id, { graduation_year })),
    );
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(4);
    expect(lost.every((result) => result.reason instanceof Conflict)).toBe(true);
    expect(await logged(house)).toHaveLength(1);
    expect((await rowOf(house, id)).version).toBe(2);
  });
});

describe('what she saves herself', () => {
  test('counts as confirmed by her, also where it stays as it was', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house, { gender: '女' });
    await change(house, actor, id, { gender: '女', birth_month: '2004-03' });
    expect(await rowOf(house, id)).toMatchObject({ confirmed_fields: ['birth_month', 'gender'], version: 2 });
    expect(await logged(house)).toMatchObject([
      { actor_user_id: actor.userId, facts: { fields: ['birth_month'], confirmed: ['gender', 'birth_month'] } },
    ]);
    await change(house, actor, id, { gender: '女', birth_month: '2004-03' }, 2);
    expect((await rowOf(house, id)).version).toBe(2);
  });

  test('stays confirmed when staff change it later', async () => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house);
    await change(house, actor, id, { gender: '女' });
    await change(house, chaoyang, id, { gender: '男', major: '法学' }, 2);
    expect((await rowOf(house, id)).confirmed_fields).toEqual(['gender']);
  });

  test.each([
    ['her name', { name: '别人' }],
    ['the remark of the agency', { remark: '优先' }],
    ['the day of registration', { registered_on: '2020-01-01' }],
  ])('may not be %s', async (_what, changes) => {
    const house = makeHouse(db);
    await furnish(house);
    const { id, actor } = await add(house);
    await expect(change(house, actor, id, { gender: '女', ...changes })).rejects.toThrow(NotFound);
    expect(await rowOf(house, id)).toMatchObject({ name: '林晓雨', gender: null, remark_sealed: null });
  });
});
