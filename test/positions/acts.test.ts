import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/accounts/index.ts';
import type { Ctx } from '../../src/ctx.ts';
import { Conflict, NotFound } from '../../src/errors.ts';
import {
  changePosition,
  closePosition,
  judgeReason,
  publishPosition,
  recordEvidence,
  reopenPosition,
  type Evidence,
} from '../../src/positions/index.ts';
import { testDb } from '../support/db.ts';
import {
  announced,
  as,
  auditOf,
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
let owner: Actor;

beforeEach(async () => {
  await setCity(house);
  employerId = await employer(house);
  owner = ownerOf(employerId);
  number = await post(house, owner, employerId);
});

/** Both at once: one is done, the other hears that it was faster. */
async function race(act: (ctx: Ctx) => Promise<unknown>): Promise<void> {
  const both = await Promise.allSettled([act(as(house, city)), act(as(house, chaoyang))]);
  expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
}

const strangers = (): [string, Actor][] => [
  ['a visitor', visitor],
  ['a student', student],
  ['staff of another district', fengtai],
  ['another employer', ownerOf(999)],
];

describe('publishing', () => {
  test('opens what waits, from today, with the quality of today', async () => {
    house.clock.pass(3);
    await publishPosition(as(house, chaoyang), number, 1);
    expect(await rowOf(house, number)).toMatchObject({ state: 'open', published_on: '2026-11-25', quality: 600 });
    expect(await auditOf(house, number)).toEqual(['positions.post posted', 'positions.judge_reason published']);
    expect(await announced(house, number)).toBe(2);
    house.clock.pass(-3);
  });

  test('is for staff: neither its employer nor a stranger can', async () => {
    for (const [, actor] of [...strangers(), ['its employer', owner] as const]) {
      await expect(publishPosition(as(house, actor), number, 1)).rejects.toThrow(NotFound);
    }
    expect(await rowOf(house, number)).toMatchObject({ state: 'waiting', version: 1 });
  });

  test('is a conflict for what is open already, and for what was changed since it was looked at', async () => {
    const { contact_phone: _phone, ...said } = posting;
    await changePosition(as(house, owner), number, 1, { ...said, title: '别的工作' });
    await expect(publishPosition(as(house, city), number, 1)).rejects.toThrow(Conflict);
    await publishPosition(as(house, city), number, 2);
    await expect(publishPosition(as(house, city), number, 3)).rejects.toThrow(Conflict);
  });

  test('happens once when two do it', async () => {
    await race((ctx) => publishPosition(ctx, number, 1));
    expect(await auditOf(house, number)).toHaveLength(2);
    expect(await announced(house, number)).toBe(2);
  });
});

describe('closing', () => {
  test('takes it off the board; its employer can do it', async () => {
    await publishPosition(as(house, city), number, 1);
    await closePosition(as(house, owner), number, 2);
    expect(await rowOf(house, number)).toMatchObject({ state: 'closed', published_on: '2026-11-22' });
    expect((await auditOf(house, number)).at(-1)).toBe('positions.change closed');
    expect(await announced(house, number)).toBe(3);
  });

  test('is refused to strangers', async () => {
    for (const [, actor] of strangers()) {
      await expect(closePosition(as(house, actor), number, 1)).rejects.toThrow(NotFound);
    }
  });

  test('is a conflict for what is closed', async () => {
    await closePosition(as(house, city), number, 1);
    await expect(closePosition(as(house, city), number, 2)).rejects.toThrow(Conflict);
  });

  test('happens once when two do it', () => race((ctx) => closePosition(ctx, number, 1)));
});

describe('opening again', () => {
  beforeEach(async () => {
    await publishPosition(as(house, city), number, 1);
    await closePosition(as(house, city), number, 2);
  });

  test('puts what was published back on the board, from today, until the new last day', async () => {
    house.clock.pass(40);
    const reopened = await reopenPosition(as(house, owner), number, 3, '2027-03-01');
    expect(reopened).toEqual({ ok: true, state: 'open' });
    expect(await rowOf(house, number)).toMatchObject({
      state: 'open',
      published_on: '2027-01-01',
      closes_on: '2027-03-01',
      quality: 600,
    });
    expect((await auditOf(house, number)).at(-1)).toBe('positions.change reopened');
    expect(await announced(house, number)).toBe(4);
    house.clock.pass(-40);
  });

  test('lets what was changed meanwhile wait for staff, unless they open it themselves', async () => {
    const { contact_phone: _phone, ...said } = posting;
    await changePosition(as(house, owner), number, 3, { ...said, title: '别的工作' });
    expect(await reopenPosition(as(house, owner), number, 4, null)).toEqual({ ok: true, state: 'waiting' });
    await closePosition(as(house, city), number, 5);
    expect(await reopenPosition(as(house, city), number, 6, null)).toEqual({ ok: true, state: 'open' });
  });

  test('asks for a last day that is not past', async () => {
    expect(await reopenPosition(as(house, city), number, 3, '2026-11-21')).toEqual({
      ok: false,
      problems: { closes_on: 'too_early:2026-11-22' },
    });
    expect((await rowOf(house, number)).state).toBe('closed');
  });

  test('is refused to strangers, and a conflict for what is not closed', async () => {
    for (const [, actor] of strangers()) {
      await expect(reopenPosition(as(house, actor), number, 3, null)).rejects.toThrow(NotFound);
    }
    await reopenPosition(as(house, city), number, 3, null);
    await expect(reopenPosition(as(house, city), number, 4, null)).rejects.toThrow(Conflict);
  });

  test('happens once when two do it', () => race((ctx) => reopenPosition(ctx, number, 3, null)));
});

describe('judging the reason for a category', () => {
  beforeEach(async () => {
    const named = { categories: [{ category: '4' as const, mostSevereLevel: 3 }], category_reason: '要在高处检修。' };
    number = await post(house, owner, employerId, named);
  });

  test('accepts or refuses it, and a judgement can be taken back', async () => {
    await judgeReason(as(house, chaoyang), number, 1, 'accepted');
    expect((await rowOf(house, number)).category_reason_state).toBe('accepted');
    await judgeReason(as(house, city), number, 2, 'refused');
    expect((await rowOf(house, number)).category_reason_state).toBe('refused');
    expect(await auditOf(house, number)).toEqual([
      'positions.post posted',
      'positions.judge_reason accepted',
      'positions.judge_reason refused',
    ]);
    expect(await announced(house, number)).toBe(3);
  });

  test('is for staff of the place', async () => {
    for (const [, actor] of [...strangers(), ['its employer', owner] as const]) {
      await expect(judgeReason(as(house, actor), number, 1, 'accepted')).rejects.toThrow(NotFound);
    }
  });

  test('is a conflict where there is no reason, or where it was judged so already', async () => {
    const plain = await post(house, owner, employerId);
    await expect(judgeReason(as(house, city), plain, 1, 'accepted')).rejects.toThrow(Conflict);
    await judgeReason(as(house, city), number, 1, 'accepted');
    await expect(judgeReason(as(house, city), number, 2, 'accepted')).rejects.toThrow(Conflict);
  });

  test('happens once when two do it', () => race((ctx) => judgeReason(ctx, number, 1, 'accepted')));
});

describe('recording what was seen', () => {
  const seen: Evidence = {
    feature: 'F_LIFT_ACCESSIBLE',
    state: 'has',
    source: 'visit',
    note: '货梯改成了客梯',
    promised_on: null,
    seen_on: '2026-11-20',
  };
  const promised: Evidence = { ...seen, state: 'can_provide', source: 'employer', promised_on: '2027-01-10' };
  const entries = () => db.selectFrom('feature_evidence').selectAll().orderBy('id').execute();

  test('keeps who, when and how, and states the feature so', async () => {
    expect(await recordEvidence(as(house, chaoyang), number, 1, seen)).toEqual({ ok: true });
    expect(await entries()).toMatchObject([{ ...seen, by_user_id: chaoyang.userId }]);
    const row = await rowOf(house, number);
    expect(row.features).toEqual({ ...posting.features, F_LIFT_ACCESSIBLE: 'has' });
    expect(row.confirmed_fields).toContain('features');
    expect((await auditOf(house, number)).at(-1)).toBe('positions.verify_feature');
    expect(await announced(house, number)).toBe(2);
  });

  test('keeps what was recorded before', async () => {
    await recordEvidence(as(house, city), number, 1, promised);
    await recordEvidence(as(house, city), number, 2, seen);
    expect((await entries()).map((one) => one.source)).toEqual(['employer', 'visit']);
  });

  test.each<[string, Partial<Evidence>, Record<string, string>]>([
    ['a promise without its day', { state: 'can_provide', source: 'employer' }, { promised_on: 'required' }],
    ['a visit that saw a promise', { state: 'can_provide' }, { state: 'not_a_choice' }],
    ['a day for what is there', { promised_on: '2027-01-10' }, { promised_on: 'not_a_choice' }],
    ['a visit tomorrow', { seen_on: '2026-11-23' }, { seen_on: 'too_late:2026-11-22' }],
    ['a feature that is in no catalogue', { feature: 'F_NONE' }, { feature: 'not_a_choice' }],
  ])('refuses %s', async (_, given, problems) => {
    expect(await recordEvidence(as(house, city), number, 1, { ...seen, ...given })).toEqual({ ok: false, problems });
    expect(await entries()).toEqual([]);
    expect((await rowOf(house, number)).version).toBe(1);
  });

  test('is for staff of the place', async () => {
    for (const [, actor] of [...strangers(), ['its employer', owner] as const]) {
      await expect(recordEvidence(as(house, actor), number, 1, seen)).rejects.toThrow(NotFound);
    }
  });

  test('is a conflict for what is closed', async () => {
    await closePosition(as(house, city), number, 1);
    await expect(recordEvidence(as(house, city), number, 2, seen)).rejects.toThrow(Conflict);
  });

  test('of two at once one is kept', async () => {
    await race((ctx) => recordEvidence(ctx, number, 1, seen));
    expect(await entries()).toHaveLength(1);
  });
});
