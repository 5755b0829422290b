import { beforeEach, describe, expect, test } from 'vitest';
import { NotFound } from '../../src/errors.ts';
import {
  evidenceEntries,
  judgeReason,
  managedPositions,
  positionCards,
  positionForReader,
  recordEvidence,
} from '../../src/positions/index.ts';
import { revealPositionPhone } from '../../src/positions/phone.ts';
import { testDb } from '../support/db.ts';
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
  visitor,
} from './world.ts';

const db = testDb();
const house = makeHouse(db);
let employerId = 0;

beforeEach(async () => {
  await setCity(house);
  employerId = await employer(house);
});

const add = (given: Parameters<typeof post>[3] = {}) => post(house, city, employerId, given);
const categories = [{ category: '4' as const, mostSevereLevel: 3 }];

describe('cards', () => {
  test('come in the order of the ids; what is not there is left out', async () => {
    for (let index = 0; index < 3; index += 1) await add();
    const cards = await positionCards(as(house, visitor), [3, 99, 1]);
    expect(cards.map((card) => card.id)).toEqual([3, 1]);
    expect(await positionCards(as(house, visitor), [])).toEqual([]);
  });
});

describe('one position', () => {
  test('is there for everybody once it is published, and says nothing of how to reach its contact', async () => {
    const number = await add();
    const shown = await positionForReader(as(house, visitor), number);
    expect(shown).toMatchObject({ open: true, manage: null, card: { number, wageMin: 6800, taken: 0 } });
    expect(JSON.stringify(shown)).not.toContain('13900000001');
    expect(JSON.stringify(shown)).not.toContain('陈经理');
  });

  test('is not there for others before that', async () => {
    const number = await post(house, ownerOf(employerId), employerId);
    for (const actor of [visitor, student, ownerOf(999)]) {
      await expect(positionForReader(as(house, actor), number)).rejects.toThrow(NotFound);
    }
    expect((await positionForReader(as(house, ownerOf(employerId)), number)).open).toBe(false);
    expect((await positionForReader(as(house, fengtai), number)).card.state).toBe('waiting');
  });

  test('stays readable when it is closed, and says so', async () => {
    const number = await add();
    await db.updateTable('positions').set({ state: 'closed' }).execute();
    expect(await positionForReader(as(house, visitor), number)).toMatchObject({ open: false });
  });

  test('offers each reader the acts that are hers', async () => {
    const number = await post(house, ownerOf(employerId), employerId);
    const acts = async (actor: Parameters<typeof as>[1]) => (await positionForReader(as(house, actor), number)).manage;
    expect(await acts(chaoyang)).toMatchObject({ acts: ['publish', 'close'], mayJudge: true, masked: true });
    expect(await acts(fengtai)).toMatchObject({ acts: [], mayChange: false, mayJudge: false, mayVerify: false });
    expect(await acts(ownerOf(employerId))).toMatchObject({ acts: ['close'], mayChange: true, mayJudge: false });
  });

  test('shows its owner the phone, and staff a part of it until they ask', async () => {
    const number = await add();
    const phone = async (actor: Parameters<typeof as>[1]) =>
      (await positionForReader(as(house, actor), number)).manage?.contactPhone;
    expect(await phone(ownerOf(employerId))).toBe('13900000001');
    expect(await phone(city)).toBe('139****0001');
    expect(await revealPositionPhone(as(house, city), number)).toBe('13900000001');
    expect((await auditOf(house, number)).at(-1)).toBe('positions.manage phone_seen');
    await expect(revealPositionPhone(as(house, student), number)).rejects.toThrow(NotFound);
  });

  test('tells everybody of a category only where staff accepted the reason', async () => {
    const number = await add({ categories, category_reason: '要在高处检修。' });
    expect((await positionForReader(as(house, visitor), number)).limitedTo).toEqual([]);
    await judgeReason(as(house, city), number, 1, 'accepted');
    expect(await positionForReader(as(house, visitor), number)).toMatchObject({
      limitedTo: categories,
      limitReason: '要在高处检修。',
    });
  });

  test('says who saw a feature as long as it is stated so', async () => {
    const number = await add();
    const seen = { feature: 'F_LIFT_ACCESSIBLE', note: null, promised_on: null };
    const promise = { ...seen, state: 'can_provide', source: 'employer', promised_on: '2027-01-10' } as const;
    await recordEvidence(as(house, city), number, 1, { ...promise, seen_on: '2026-11-01' });
    await recordEvidence(as(house, city), number, 2, { ...seen, state: 'has', source: 'visit', seen_on: '2026-11-20' });
    const evidence = async () =>
      (await positionForReader(as(house, visitor), number)).evidence.get('F_LIFT_ACCESSIBLE');
    expect(await evidence()).toMatchObject({ source: 'visit', seenOn: '2026-11-20' });
    await db
      .updateTable('positions')
      .set({ features: JSON.stringify({ F_LIFT_ACCESSIBLE: 'no' }) })
      .execute();
    expect(await evidence()).toBeUndefined();
    expect((await evidenceEntries(as(house, city), number)).map((one) => one.source)).toEqual(['visit', 'employer']);
  });
});

describe('the list of those who look after positions', () => {
  const all = { state: null, district: null, employerId: null, page: 1 } as const;

  test('has what waits first, then the newest, with the count of each state', async () => {
    const open = await add();
    const waiting = await post(house, ownerOf(employerId), employerId);
    const closed = await add();
    await db.updateTable('positions').set({ state: 'closed' }).where('number', '=', closed).execute();
    const found = await managedPositions(as(house, city), all);
    expect(found.cards.map((card) => card.number)).toEqual([waiting, open, closed]);
    expect(found.counts).toEqual({ waiting: 1, draft: 0, open: 1, closed: 1 });
    const narrowed = await managedPositions(as(house, city), { ...all, state: 'closed' });
    expect([narrowed.cards.length, narrowed.count, narrowed.counts.open]).toEqual([1, 1, 1]);
  });

  test('narrows to a district: where the work is, else where the employer is', async () => {
    const elsewhere = await employer(house, { region: '110106' });
    const there = await post(house, city, elsewhere, { region: null });
    const whole = await post(house, city, elsewhere, { region: '110000' });
    await add();
    const found = await managedPositions(as(house, city), { ...all, district: '110106' });
    expect(found.cards.map((card) => card.number)).toEqual([whole, there]);
  });

  test('is its own for an employer and for a base', async () => {
    const baseId = await base(house, employerId);
    const atBase = await add({ baseId });
    const own = await add();
    await post(house, city, await employer(house));
    const seenBy = async (actor: Parameters<typeof as>[1]) =>
      (await managedPositions(as(house, actor), all)).cards.map((card) => card.number);
    expect(await seenBy(ownerOf(employerId))).toEqual([own, atBase]);
    expect(await seenBy(baseKeeper(baseId))).toEqual([atBase]);
    await expect(seenBy(student)).rejects.toThrow(NotFound);
    await expect(seenBy(visitor)).rejects.toThrow(NotFound);
  });
});
