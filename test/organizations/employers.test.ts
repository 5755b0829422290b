import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/accounts/index.ts';
import { inTransaction } from '../../src/ctx.ts';
import { Conflict, NotFound } from '../../src/errors.ts';
import {
  addEmployer,
  addSchool,
  changeEmployer,
  employerOf,
  employersFor,
  findEmployer,
  findSchool,
  revealEmployerPhone,
  type EmployerChange,
} from '../../src/organizations/index.ts';
import { testDb } from '../support/db.ts';
import {
  administrator,
  announced,
  as,
  auditOf,
  chaoyang,
  city,
  employer,
  makeHouse,
  ownerOf,
  post,
  setCity,
  student,
  system,
  teacher,
  visitor,
} from '../positions/world.ts';

const db = testDb();
const house = makeHouse(db);
const code = '91110000MA00000016';
beforeEach(() => setCity(house));

const change: EmployerChange = {
  employer_kind: '国有及国有控股企业',
  region: '110106',
  address: '示例路9号',
  headcount: 200,
  quota_counted: 1,
  contact_name: '陈经理',
  contact_phone: '13900000001',
};
const rowOf = (id: number) => db.selectFrom('employers').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('adding an employer', () => {
  test('seals its phone and writes it down', async () => {
    const id = await employer(house, { credit_code: code, contact_phone: '13900000001' });
    expect((await rowOf(id)).contact_phone_sealed).toBeInstanceOf(Buffer);
    expect(await auditOf(house, id, 'employer')).toEqual(['organizations.change added']);
    expect((await employerOf(as(house, ownerOf(id)), id)).contactPhone).toBe('13900000001');
  });

  test('takes a credit code once, also when two come at the same time', async () => {
    const add = () => employer(house, { credit_code: code });
    const both = await Promise.allSettled([add(), add()]);
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
    expect(await db.selectFrom('employers').select('id').execute()).toHaveLength(1);
  });

  test('leaves nothing behind when the transaction fails', async () => {
    const failing = inTransaction(as(house, system), async (tx) => {
      const plain = { name: '示例', credit_code: null, employer_kind: '外企' as const, region: null };
      await addEmployer(tx, plain);
      throw new Error('later');
    });
    await expect(failing).rejects.toThrow('later');
    expect(await db.selectFrom('audit_log').select('id').execute()).toEqual([]);
  });
});

describe('changing an employer', () => {
  test('by itself keeps its name and its code, which were approved', async () => {
    const id = await employer(house, { name: '清禾云图', credit_code: code });
    const more = { ...change, name: '别的名字', credit_code: null };
    expect(await changeEmployer(as(house, ownerOf(id)), id, 1, more)).toEqual({ ok: true });
    expect(await rowOf(id)).toMatchObject({
      name: '清禾云图',
      credit_code: code,
      employer_kind: '国有及国有控股企业',
      headcount: 200,
      version: 2,
    });
    expect(await auditOf(house, id, 'employer')).toEqual([
      'organizations.change added',
      'organizations.change changed',
    ]);
  });

  test('by the city may change all of it, and leaves a phone that is not given', async () => {
    const id = await employer(house, { contact_phone: '13900000009' });
    const { contact_phone: _phone, ...rest } = change;
    await changeEmployer(as(house, city), id, 1, { ...rest, name: '新名字', credit_code: code });
    expect(await rowOf(id)).toMatchObject({ name: '新名字', credit_code: code });
    expect(await revealEmployerPhone(as(house, city), id)).toBe('13900000009');
  });

  test('tells the engines of its positions when its kind changes, and only then', async () => {
    const id = await employer(house);
    const number = await post(house, city, id);
    await changeEmployer(as(house, city), id, 1, change);
    expect(await announced(house, number)).toBe(2);
    await changeEmployer(as(house, city), id, 2, { ...change, address: '示例路10号' });
    expect(await announced(house, number)).toBe(2);
  });

  test('refuses the code of another one', async () => {
    await employer(house, { credit_code: code });
    const id = await employer(house);
    expect(await changeEmployer(as(house, city), id, 1, { ...change, credit_code: code })).toEqual({
      ok: false,
      problems: { credit_code: 'taken' },
    });
  });

  test.each<[string, Actor]>([
    ['a visitor', visitor],
    ['a student', student],
    ['staff of a district', chaoyang],
    ['an administrator', administrator],
    ['another employer', ownerOf(999)],
  ])('is refused to %s', async (_, actor) => {
    const id = await employer(house);
    await expect(changeEmployer(as(house, actor), id, 1, change)).rejects.toThrow(NotFound);
    expect((await rowOf(id)).version).toBe(1);
  });

  test('of two with the same version one wins', async () => {
    const id = await employer(house);
    const actors = [city, ownerOf(id)];
    const both = await Promise.allSettled(actors.map((actor) => changeEmployer(as(house, actor), id, 1, change)));
    expect(both.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
    expect(await rowOf(id)).toMatchObject({ version: 2 });
    expect(await auditOf(house, id, 'employer')).toHaveLength(2);
  });
});

describe('reading employers', () => {
  test('shows staff a part of the phone until they ask, which is written down', async () => {
    const id = await employer(house, { contact_phone: '13900000001' });
    expect((await employerOf(as(house, chaoyang), id)).contactPhone).toBe('139****0001');
    expect(await revealEmployerPhone(as(house, chaoyang), id)).toBe('13900000001');
    expect(await auditOf(house, id, 'employer')).toEqual([
      'organizations.change added',
      'organizations.read phone_seen',
    ]);
    await expect(revealEmployerPhone(as(house, student), id)).rejects.toThrow(NotFound);
  });

  test('is for staff and for itself', async () => {
    const id = await employer(house);
    for (const actor of [visitor, student, teacher, ownerOf(999)]) {
      await expect(employerOf(as(house, actor), id)).rejects.toThrow(NotFound);
    }
    expect((await employerOf(as(house, ownerOf(id)), id)).mayChange).toBe(true);
    expect((await employerOf(as(house, chaoyang), id)).mayChange).toBe(false);
  });

  test('tells of a code that does not check', async () => {
    const ctx = as(house, city);
    expect((await employerOf(ctx, await employer(house, { credit_code: code }))).creditCodeChecks).toBe(false);
    const right = await employer(house, { credit_code: '91350100M000100Y43' });
    expect((await employerOf(ctx, right)).creditCodeChecks).toBe(true);
    expect((await employerOf(ctx, await employer(house))).creditCodeChecks).toBe(true);
  });

  test('lists those that miss most first, and finds by name, code and gap', async () => {
    const ids = [
      await employer(house, { name: '甲公司' }),
      await employer(house, { name: '乙公司', credit_code: code }),
    ];
    const third = await employer(house, { name: '丙公司' });
    await changeEmployer(as(house, city), ids[0]!, 1, { ...change, headcount: 100, quota_counted: 2 });
    await changeEmployer(as(house, city), ids[1]!, 1, { ...change, headcount: 1000, quota_counted: null });
    const names = async (filter: { words?: string; gap?: '' | 'yes' }) =>
      (await employersFor(as(house, chaoyang), { words: '', gap: '', page: 1, ...filter })).rows.map((row) => row.id);
    expect(await names({})).toEqual([ids[1], ids[0], third]);
    expect(await names({ gap: 'yes' })).toEqual([ids[1]]);
    expect(await names({ words: '丙' })).toEqual([third]);
    expect(await names({ words: code.toLowerCase() })).toEqual([ids[1]]);
    expect(await names({ words: '%' })).toEqual([]);
    await expect(employersFor(as(house, ownerOf(ids[0]!)), { words: '', gap: '', page: 1 })).rejects.toThrow(NotFound);
  });

  test('finds a name whichever brackets it is written with', async () => {
    const id = await employer(house, { name: '澜桥软件（北京）有限公司' });
    expect(await findEmployer(as(house, city), '澜桥软件(北京)有限公司')).toEqual({ ok: true, id });
    expect(await findEmployer(as(house, city), '澜桥软件（北京）有限公司')).toEqual({ ok: true, id });
  });

  test('finds the one that is meant; of several with a name it asks for the code', async () => {
    const id = await employer(house, { name: '示例恒信科技有限公司', credit_code: code });
    const ctx = as(house, city);
    expect(await findEmployer(ctx, code)).toEqual({ ok: true, id });
    expect(await findEmployer(ctx, '示例恒信科技有限公司')).toEqual({ ok: true, id });
    expect(await findEmployer(ctx, '示例恒心科技')).toEqual({ ok: false, suggestions: ['示例恒信科技有限公司'] });
    await employer(house, { name: '示例恒信科技有限公司', credit_code: '91110000MA00000029' });
    expect(await findEmployer(ctx, '示例恒信科技有限公司')).toEqual({
      ok: false,
      suggestions: [code, '91110000MA00000029'],
    });
  });
});

describe('schools', () => {
  test('are added once, with a key to sort by', async () => {
    const add = () => inTransaction(as(house, system), (tx) => addSchool(tx, '示例理工大学'));
    const ids = await Promise.all([add(), add(), add()]);
    expect(new Set(ids).size).toBe(1);
    expect(await findSchool(as(house, system), '示例理工大学')).toBe(ids[0]);
    expect(await findSchool(as(house, system), '没有的大学')).toBeNull();
    expect(await db.selectFrom('schools').select('sort_key').execute()).toEqual([
      { sort_key: 'shi li li gong da xue' },
    ]);
  });
});
