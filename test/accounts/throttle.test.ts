import { describe, expect, test } from 'vitest';
import { forgetTries, giveBack, takeTry, type Counted } from '../../src/accounts/throttle.ts';
import { forgottenAfter, waits } from '../../src/accounts/throttle-rules.ts';
import { TooMany } from '../../src/errors.ts';
import { testDb } from '../support/db.ts';
import { as, makeHouse, visitor } from './people.ts';

const db = testDb();
const account: Counted = { kind: 'account', what: 'sign-in', of: 'wangli' };

describe.each(Object.entries(waits))('the delays of an %s', (_kind, delays) => {
  test('only grow, begin with none and end within an hour', () => {
    expect([...delays].toSorted((a, b) => a - b)).toEqual(delays);
    expect(delays[0]).toBe(0);
    expect(delays.at(-1)).toBeLessThanOrEqual(3600);
  });
});

test('the first tries are free, then each one has to wait longer than the one before', async () => {
  const house = makeHouse(db);
  const ctx = as(house, visitor);
  for (let free = 0; free < 5; free += 1) await takeTry(ctx, account);
  const waited: number[] = [];
  for (let tries = 5; tries < 9; tries += 1) {
    const error = await takeTry(ctx, account).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TooMany);
    const { retryAfter } = error as TooMany;
    waited.push(retryAfter);
    house.clock.pass(retryAfter / 60);
    await takeTry(ctx, account);
  }
  expect(waited).toEqual([5, 10, 30, 60]);
});

test('a try that comes too early is not counted: who waits as told gets in', async () => {
  const house = makeHouse(db);
  const ctx = as(house, visitor);
  for (let free = 0; free < 5; free += 1) await takeTry(ctx, account);
  for (let early = 0; early < 20; early += 1) await expect(takeTry(ctx, account)).rejects.toThrow(TooMany);
  house.clock.pass(5 / 60);
  await takeTry(ctx, account);
});

test('of fifty tries at once no more get through than one after the other', async () => {
  const ctx = as(makeHouse(db), visitor);
  const tries = await Promise.allSettled(Array.from({ length: 50 }, () => takeTry(ctx, account)));
  expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(5);
});

test('a free try whose clock was read before that of one which overtook it is free all the same', async () => {
  const ctx = as(makeHouse(db), visitor);
  const earlier = new Date(ctx.now().getTime() - 3);
  await takeTry(ctx, account);
  await takeTry({ ...ctx, now: () => earlier }, account);
});

test('another account, another purpose and an address are counted apart', async () => {
  const ctx = as(makeHouse(db), visitor);
  for (let free = 0; free < 5; free += 1) await takeTry(ctx, account);
  await takeTry(ctx, { ...account, of: 'zhanghua' });
  await takeTry(ctx, { ...account, what: 'reset' });
  await takeTry(ctx, { ...account, kind: 'address' });
  await expect(takeTry(ctx, account)).rejects.toThrow(TooMany);
});

test('after an hour without a try all is forgotten', async () => {
  const house = makeHouse(db);
  const ctx = as(house, visitor);
  for (let free = 0; free < 5; free += 1) await takeTry(ctx, account);
  house.clock.pass(forgottenAfter / 60 + 1);
  for (let free = 0; free < 5; free += 1) await takeTry(ctx, account);
});

test('a good try is given back, and the right person forgets them all', async () => {
  const ctx = as(makeHouse(db), visitor);
  for (let good = 0; good < 20; good += 1) {
    await takeTry(ctx, account);
    await giveBack(ctx, account);
  }
  for (let free = 0; free < 5; free += 1) await takeTry(ctx, account);
  await forgetTries(ctx, account);
  await takeTry(ctx, account);
});

test('the table names neither accounts nor addresses', async () => {
  const ctx = as(makeHouse(db), visitor);
  await takeTry(ctx, account);
  await takeTry(ctx, { kind: 'address', what: 'sign-in', of: '203.0.113.7' });
  const kept = JSON.stringify(await db.selectFrom('throttles').selectAll().execute());
  expect(kept).not.toMatch(/wangli|203\.0/);
});
