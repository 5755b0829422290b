import { beforeEach, describe, expect, test } from 'vitest';
import { Conflict, NotFound } from '../../src/errors.ts';
import { changePosition, openPositionPhone, type PostingChange } from '../../src/positions/index.ts';
import { testDb } from '../support/db.ts';
import {
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
  visitor,
} from './world.ts';

const db = testDb();
const house = makeHouse(db);
let employerId = 0;
let number = '';

beforeEach(async () => {
  await setCity(house);
  employerId = await employer(house);
  number = await post(house, city, employerId);
});

const { contact_phone: _phone, ...said } = posting;
const now = (change: Partial<PostingChange>): PostingChange => ({ ...said, ...change });
const change = (actor: Parameters<typeof as>[1], what: Partial<PostingChange>, version = 1) =>
  changePosition(as(house, actor), number, version, now(what));

describe('changing a position', () => {
  test('by staff takes effect and stays open', async () => {
    expect(await change(chaoyang, { title: '测试工程师', headcount: 5 })).toEqual({ ok: true, state: 'open' });
    expect(await rowOf(house, number)).toMatchObject({ title: '测试工程师', headcount: 5, state: 'open', version: 2 });
    expect(await auditOf(house, number)).toEqual(['positions.post posted', 'positions.change changed']);
    expect(await announced(house, number)).toBe(2);
  });

  test('writes down which fields, and no contents', async () => {
    await change(city, { title: '测试工程师', contact_phone: '13900000002' });
    const entry = await db
      .selectFrom('audit_log')
      .select('facts')
      .where('verb', '=', 'positions.change')
      .executeTakeFirstOrThrow();
    expect(entry.facts).toEqual({ act: 'changed', fields: ['title', 'contact_phone'], state: 'open' });
  });

  test('by its employer in what staff look at makes it wait again', async () => {
    expect(await change(ownerOf(employerId), { duties: '写自动化测试。' })).toEqual({ ok: true, state: 'waiting' });
    expect(await rowOf(house, number)).toMatchObject({ state: 'waiting', published_on: null });
  });

  test('by its employer in anything else takes effect at once', async () => {
    const changed = await change(ownerOf(employerId), {
      wage_min: 7000,
      closes_on: '2027-01-10',
      address: '示例路8号',
    });
    expect(changed).toEqual({ ok: true, state: 'open' });
    expect(await rowOf(house, number)).toMatchObject({ wage_min: 7000, published_on: '2026-11-22' });
  });

  test('a phone that is left out stays, an empty one goes', async () => {
    await change(city, {});
    const kept = await rowOf(house, number);
    expect(openPositionPhone(house.keys, kept.id, kept.contact_phone_sealed)).toBe('13900000001');
    await change(city, { contact_phone: null }, 2);
    expect((await rowOf(house, number)).contact_phone_sealed).toBeNull();
  });

  test('a reason that was accepted is judged again when it or its categories change, and not otherwise', async () => {
    const categories = [{ category: '4' as const, mostSevereLevel: 3 }];
    await change(city, { categories, category_reason: '要在高处检修。' });
    await db.updateTable('positions').set({ category_reason_state: 'accepted' }).execute();
    await change(city, { categories, category_reason: '要在高处检修。', title: '检修员' }, 2);
    expect((await rowOf(house, number)).category_reason_state).toBe('accepted');
    await change(city, { categories: [{ category: '4', mostSevereLevel: 4 }], category_reason: '要在高处检修。' }, 3);
    expect((await rowOf(house, number)).category_reason_state).toBe('waiting');
    await change(city, { categories }, 4);
    expect(await rowOf(house, number)).toMatchObject({ category_reason: null, category_reason_state: null });
  });

  test('remembers every field that somebody has confirmed', async () => {
    await db
      .updateTable('positions')
      .set({ confirmed_fields: ['title'] })
      .execute();
    await change(city, { headcount: 4, features: { F_TEXT_FIRST_COMM: 'no' } });
    expect((await rowOf(house, number)).confirmed_fields.toSorted()).toEqual(['features', 'headcount', 'title']);
  });

  test('cannot offer fewer places than are taken', async () => {
    await db.updateTable('positions').set({ taken: 2 }).execute();
    expect(await change(city, { headcount: 1 })).toEqual({ ok: false, problems: { headcount: 'too_small:2' } });
  });

  test('leaves a last day that has passed, but takes no new one in the past', async () => {
    house.clock.pass(60);
    expect(await change(city, { title: '测试工程师' })).toMatchObject({ ok: true });
    expect(await change(city, { closes_on: '2026-12-21' }, 2)).toEqual({
      ok: false,
      problems: { closes_on: 'too_early:2027-01-21' },
    });
    house.clock.pass(-60);
  });

  test('staff of a district cannot move it out of their district', async () => {
    expect(await change(chaoyang, { region: '110106' })).toEqual({ ok: false, problems: { district: 'not_a_choice' } });
  });

  test.each([
    ['a visitor', visitor],
    ['a student', student],
    ['staff of another district', fengtai],
    ['another employer', ownerOf(999)],
  ])('is refused to %s', async (_, actor) => {
    await expect(change(actor, { title: '别的' })).rejects.toThrow(NotFound);
    expect(await rowOf(house, number)).toMatchObject({ title: posting.title, version: 1 });
  });

  test('is refused to a base for what is not at it', async () => {
    const baseId = await base(house, employerId);
    await expect(change(baseKeeper(baseId), { title: '别的' })).rejects.toThrow(NotFound);
  });

  test('a number that is not there is not found', async () => {
    await expect(changePosition(as(house, city), 'P99999', 1, now({}))).rejects.toThrow(NotFound);
  });

  test('of two with the same version one wins, and the other changes nothing', async () => {
    const both = await Promise.allSettled([change(city, { title: '甲' }), change(chaoyang, { title: '乙' })]);
    const lost = both.filter((one) => one.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toBeInstanceOf(Conflict);
    expect(await rowOf(house, number)).toMatchObject({ version: 2 });
    expect(await auditOf(house, number)).toHaveLength(2);
    expect(await announced(house, number)).toBe(2);
  });
});
