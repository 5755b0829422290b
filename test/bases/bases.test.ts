import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/accounts/index.ts';
import {
  addBase,
  baseOf,
  basesFor,
  changeBase,
  revealBasePhone,
  type BaseChange,
  type NewBase,
} from '../../src/bases/index.ts';
import { readSlots } from '../../src/bases/input.ts';
import { Conflict, NotFound } from '../../src/errors.ts';
import {
  as,
  auditOf,
  base,
  baseKeeper,
  chaoyang,
  city,
  employer,
  fengtai,
  makeHouse,
  ownerOf,
  post,
  setCity,
  student,
  teacher,
  visitor,
} from '../positions/world.ts';
import { testDb } from '../support/db.ts';

const db = testDb();
const house = makeHouse(db);
beforeEach(() => setCity(house));

const fresh: NewBase = {
  name: '示例晨光文化实习基地',
  district: '110105',
  address: '示例路4号',
  contact_name: '联系人1',
  contact_phone: '01088001001',
  employer_id: null,
  offered: [{ title: '行政助理', places: 1 }],
};
const change: BaseChange = {
  address: '示例路5号',
  contact_name: '联系人2',
  offered: [{ title: '数据标注员', places: 4 }],
};
const rowOf = (id: number) => db.selectFrom('bases').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const strangers: [string, Actor][] = [
  ['a visitor', visitor],
  ['a student', student],
  ['a teacher', teacher],
  ['an employer', ownerOf(1)],
  ['staff of another district', fengtai],
  ['another base', baseKeeper(999)],
];

describe('adding a base', () => {
  test('is for staff of its district and of the city', async () => {
    const added = await addBase(as(house, chaoyang), fresh);
    expect(added).toMatchObject({ ok: true });
    expect(await rowOf(1)).toMatchObject({ name: fresh.name, district: '110105', offered: fresh.offered, version: 1 });
    expect(await auditOf(house, 1, 'base')).toEqual(['bases.change added']);
  });

  test.each(strangers)('is refused to %s', async (_, actor) => {
    await expect(addBase(as(house, actor), fresh)).rejects.toThrow(NotFound);
    expect(await db.selectFrom('bases').select('id').execute()).toEqual([]);
  });

  test('takes a name once, also when two come at the same time', async () => {
    const both = await Promise.all([addBase(as(house, city), fresh), addBase(as(house, chaoyang), fresh)]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toEqual({ ok: false, problems: { name: 'taken' } });
  });
});

describe('changing a base', () => {
  test('by itself leaves its name, district and employer to the staff', async () => {
    const id = await base(house, null, { name: '示例同心科技实习基地' });
    const employerId = await employer(house);
    const more = { ...change, name: '别的', district: '110106', employer_id: employerId };
    expect(await changeBase(as(house, baseKeeper(id)), id, 1, more)).toEqual({ ok: true });
    expect(await rowOf(id)).toMatchObject({
      name: '示例同心科技实习基地',
      district: '110105',
      employer_id: null,
      address: '示例路5号',
      offered: change.offered,
      version: 2,
    });
    expect(await auditOf(house, id, 'base')).toEqual(['bases.change added', 'bases.change changed']);
  });

  test('by staff links it to its employer', async () => {
    const id = await base(house, null);
    const employerId = await employer(house, { name: '清禾云图' });
    await changeBase(as(house, chaoyang), id, 1, { ...change, name: '新名字', employer_id: employerId });
    expect(await baseOf(as(house, city), id)).toMatchObject({
      name: '新名字',
      employer: { id: employerId, name: '清禾云图' },
    });
  });

  test('by staff of a district stays in their district; the city may move it', async () => {
    const id = await base(house, null);
    const moved = { ...change, district: '110106' };
    expect(await changeBase(as(house, chaoyang), id, 1, moved)).toEqual({
      ok: false,
      problems: { district: 'not_a_choice' },
    });
    expect(await changeBase(as(house, city), id, 1, moved)).toEqual({ ok: true });
  });

  test('cannot take the name of another one', async () => {
    await base(house, null, { name: '甲基地' });
    const id = await base(house, null);
    expect(await changeBase(as(house, city), id, 1, { ...change, name: '甲基地' })).toEqual({
      ok: false,
      problems: { name: 'taken' },
    });
  });

  test.each(strangers)('is refused to %s', async (_, actor) => {
    const id = await base(house, null);
    await expect(changeBase(as(house, actor), id, 1, change)).rejects.toThrow(NotFound);
    expect((await rowOf(id)).version).toBe(1);
  });

  test('of two with the same version one wins', async () => {
    const id = await base(house, null);
    const both = await Promise.allSettled(
      [city, baseKeeper(id)].map((one) => changeBase(as(house, one), id, 1, change)),
    );
    expect(both.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
    expect(await auditOf(house, id, 'base')).toHaveLength(2);
  });
});

describe('reading bases', () => {
  test('shows its own phone to a base, a part of it to staff until they ask', async () => {
    const id = await base(house, null);
    expect((await baseOf(as(house, baseKeeper(id)), id)).contactPhone).toBe('01088001000');
    expect((await baseOf(as(house, fengtai), id)).contactPhone).toBe('010****1000');
    expect(await revealBasePhone(as(house, chaoyang), id)).toBe('01088001000');
    expect(await auditOf(house, id, 'base')).toEqual(['bases.change added', 'bases.read phone_seen']);
  });

  test('is for staff and for itself', async () => {
    const id = await base(house, null);
    for (const actor of [visitor, student, teacher, ownerOf(1), baseKeeper(999)]) {
      await expect(baseOf(as(house, actor), id)).rejects.toThrow(NotFound);
      await expect(revealBasePhone(as(house, actor), id)).rejects.toThrow(NotFound);
    }
  });

  test('shows its internships that are not closed, and the lists that it was in', async () => {
    const employerId = await employer(house);
    const id = await base(house, employerId);
    const open = await post(house, city, employerId, { kind: 'internship', baseId: id });
    await post(house, city, employerId, { kind: 'job', baseId: id });
    const closed = await post(house, city, employerId, { kind: 'internship', baseId: id });
    await db.updateTable('positions').set({ state: 'closed' }).where('number', '=', closed).execute();
    const list = await db
      .insertInto('declaration_lists')
      .values({ district: '110105', declared_on: '2026-06-20', unit_head: null, filled_by: null, phone_sealed: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    const offered = JSON.stringify([{ title: '数据标注员', places: 2 }]);
    await db.insertInto('declarations').values({ list_id: list.id, base_id: id, place: 3, offered }).execute();
    expect(await baseOf(as(house, city), id)).toMatchObject({
      positions: [{ number: open, state: 'open' }],
      declarations: [{ district: '110105', declaredOn: '2026-06-20', place: 3 }],
    });
  });

  test('lists them by district, found by district and name', async () => {
    await base(house, null, { name: '乙基地', district: '110106' });
    await base(house, null, { name: '甲基地', district: '110106' });
    await base(house, null, { name: '丙基地', district: '110105' });
    const names = async (filter: { district?: string; words?: string }) =>
      (await basesFor(as(house, chaoyang), { district: 'all', words: '', page: 1, ...filter })).rows.map(
        (row) => row.name,
      );
    expect(await names({})).toEqual(['丙基地', '乙基地', '甲基地']);
    expect(await names({ district: '110106' })).toEqual(['乙基地', '甲基地']);
    expect(await names({ words: '甲' })).toEqual(['甲基地']);
    await expect(basesFor(as(house, baseKeeper(1)), { district: 'all', words: '', page: 1 })).rejects.toThrow(NotFound);
  });
});

describe('the rows of slots in a form', () => {
  test('are read as they are typed; an empty row is none', () => {
    const rows = [
      { title: ' 数据标注员 ', places: '２' },
      { title: '', places: '' },
    ];
    expect(readSlots(rows)).toEqual({ slots: [{ title: '数据标注员', places: 2 }], problems: {} });
  });

  test('say by row what is missing or wrong', () => {
    const rows = [
      { title: '', places: '2' },
      { title: '行政助理', places: '' },
      { title: '文员', places: '两个' },
      { title: '文员', places: '0' },
    ];
    expect(readSlots(rows).problems).toEqual({
      slot_title_1: 'required',
      slot_places_2: 'required',
      slot_places_3: 'not_a_number',
      slot_places_4: 'too_small:1',
    });
  });
});
