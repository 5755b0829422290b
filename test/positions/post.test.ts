import { beforeEach, describe, expect, test } from 'vitest';
import { NotFound } from '../../src/errors.ts';
import { openPositionPhone, postPosition, type NewPosting } from '../../src/positions/index.ts';
import { testDb } from '../support/db.ts';
import {
  administrator,
  announced,
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
  posting,
  rowOf,
  setCity,
  student,
  teacher,
  visitor,
} from './world.ts';

const db = testDb();
const house = makeHouse(db);
let employerId = 0;

beforeEach(async () => {
  await setCity(house);
  employerId = await employer(house);
});

const owner = (given: { employerId?: number; baseId?: number | null; key?: string | null } = {}) => ({
  employerId,
  baseId: null,
  key: null,
  ...given,
});

describe('posting a position', () => {
  test('by staff opens it at once, with a number, a day and a quality', async () => {
    const posted = await postPosition(as(house, chaoyang), owner(), posting);
    expect(posted).toEqual({ ok: true, number: 'P00001', state: 'open' });
    expect(await rowOf(house, 'P00001')).toMatchObject({
      employer_id: employerId,
      state: 'open',
      published_on: '2026-11-22',
      quality: 600,
      majors: posting.majors,
      features: posting.features,
      category_reason_state: null,
      version: 1,
    });
    expect(await auditOf(house, 'P00001')).toEqual(['positions.post posted']);
    expect(await announced(house, 'P00001')).toBe(1);
  });

  test('by its employer lets it wait, and nothing of it is published', async () => {
    const posted = await postPosition(as(house, ownerOf(employerId)), owner(), posting);
    expect(posted).toEqual({ ok: true, number: 'P00001', state: 'waiting' });
    expect(await rowOf(house, 'P00001')).toMatchObject({ state: 'waiting', published_on: null, quality: 500 });
  });

  test('by a base is for the employer that the base belongs to', async () => {
    const baseId = await base(house, employerId);
    const internship = { ...posting, kind: 'internship' as const };
    const posted = await postPosition(as(house, baseKeeper(baseId)), owner({ baseId }), internship);
    expect(posted).toMatchObject({ ok: true, state: 'waiting' });
    expect(await rowOf(house, 'P00001')).toMatchObject({ employer_id: employerId, base_id: baseId });
  });

  test('seals the phone of the contact for its own row', async () => {
    await post(house, city, employerId);
    const row = await rowOf(house, 'P00001');
    expect(row.contact_phone_sealed?.includes('13900000001')).toBe(false);
    expect(openPositionPhone(house.keys, row.id, row.contact_phone_sealed)).toBe('13900000001');
    expect(() => openPositionPhone(house.keys, row.id + 1, row.contact_phone_sealed)).toThrow();
  });

  test('keeps which fields a person has confirmed, so that an import does not overwrite them', async () => {
    await post(house, city, employerId);
    const { confirmed_fields } = await rowOf(house, 'P00001');
    expect(confirmed_fields).toContain('features');
    expect(confirmed_fields).toContain('contact_phone');
  });

  test('lets a reason for a category wait for a judgement', async () => {
    const named = { categories: [{ category: '4' as const, mostSevereLevel: 3 }], category_reason: '要在高处检修。' };
    await post(house, city, employerId, named);
    expect((await rowOf(house, 'P00001')).category_reason_state).toBe('waiting');
  });

  test.each([
    ['a visitor', visitor],
    ['a student', student],
    ['a teacher', teacher],
    ['an administrator', administrator],
    ['staff of another district', fengtai],
  ])('is refused to %s, as if there were no such page', async (_, actor) => {
    await expect(postPosition(as(house, actor), owner(), posting)).rejects.toThrow(NotFound);
    expect(await db.selectFrom('positions').select('id').execute()).toEqual([]);
  });

  test('is refused to an employer for another one, and to a base that belongs to another one', async () => {
    const other = await employer(house);
    const baseId = await base(house, other);
    await expect(postPosition(as(house, ownerOf(other)), owner(), posting)).rejects.toThrow(NotFound);
    await expect(postPosition(as(house, baseKeeper(baseId)), owner({ baseId }), posting)).rejects.toThrow(NotFound);
  });

  test('tells an employer what it has to say of its workplace and of communication; staff may not know it', async () => {
    const silent = { ...posting, features: {} };
    expect(await postPosition(as(house, ownerOf(employerId)), owner(), silent)).toEqual({
      ok: false,
      problems: { communication: 'required', workplace: 'required' },
    });
    expect(await postPosition(as(house, city), owner(), silent)).toMatchObject({ ok: true });
  });

  test.each<[string, Partial<NewPosting>, Record<string, string>]>([
    ['a demand for good health', { duties: '要求身体健康。' }, { duties: 'forbidden_words:身体健康' }],
    ['a title that turns people away', { title: '客服（听障勿扰）' }, { title: 'forbidden_words:听障勿扰' }],
    ['a last day in the past', { closes_on: '2026-11-21' }, { closes_on: 'too_early:2026-11-22' }],
    ['a wage that ends below its start', { wage_min: 5000, wage_max: 4000 }, { wage_to: 'too_small:5000' }],
    ['majors without their rule', { major_rule: null }, { major_rule: 'none_chosen' }],
    ['a reason without a category', { category_reason: '要在高处检修。' }, { categories: 'required' }],
  ])('says what is wrong with %s and posts nothing', async (_, given, problems) => {
    const posted = await postPosition(as(house, city), owner(), { ...posting, ...given });
    expect(posted).toEqual({ ok: false, problems });
    expect(await db.selectFrom('positions').select('id').execute()).toEqual([]);
  });

  test('today is still a last day', async () => {
    expect(await post(house, city, employerId, { closes_on: '2026-11-22' })).toBe('P00001');
  });
});

describe('numbers', () => {
  test('go on after the highest one of their form, whatever else is there', async () => {
    await post(house, city, employerId);
    await db.updateTable('positions').set({ number: 'P00041' }).execute();
    await post(house, city, employerId);
    await db.updateTable('positions').set({ number: '甲-9' }).where('number', '=', 'P00041').execute();
    expect(await post(house, city, employerId)).toBe('P00043');
  });

  test('are each given once when twenty post at the same time', async () => {
    const numbers = await Promise.all(Array.from({ length: 20 }, () => post(house, city, employerId)));
    expect(new Set(numbers).size).toBe(20);
    expect(numbers.toSorted()).toEqual(Array.from({ length: 20 }, (_, at) => `P${String(at + 1).padStart(5, '0')}`));
  });

  test('a form posts once, however often and however fast its button is pressed', async () => {
    const key = 'd2f1';
    const numbers = await Promise.all(Array.from({ length: 5 }, () => post(house, city, employerId, { key })));
    expect(new Set(numbers)).toEqual(new Set(['P00001']));
    expect(await db.selectFrom('positions').select('number').execute()).toHaveLength(1);
    expect(await auditOf(house, 'P00001')).toEqual(['positions.post posted']);
  });

  test('the key of another employer opens nothing', async () => {
    await post(house, city, employerId, { key: 'd2f1' });
    const other = await employer(house);
    const again = postPosition(as(house, ownerOf(other)), { employerId: other, baseId: null, key: 'd2f1' }, posting);
    await expect(again).rejects.toThrow(NotFound);
  });
});
