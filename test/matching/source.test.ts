import { describe, expect, test } from 'vitest';
import { announce } from '../../src/outbox/index.ts';
import { inTransaction } from '../../src/ctx.ts';
import { matchesFor, studentForMatches } from '../../src/matching/index.ts';
import { documentSource } from '../../src/matching/source.ts';
import { shippedRulebook } from '../../src/matching/edition.ts';
import { testDb } from '../support/db.ts';
import { as, city, fill, makeHouse } from './rows.ts';

const db = testDb();
const source = () => documentSource({ db }, shippedRulebook);
const ids = (documents: readonly { readonly id: number }[]) => documents.map((each) => each.id);

async function all(read: (after: number, limit: number) => ReturnType<ReturnType<typeof source>['studentsAfter']>) {
  const found: number[] = [];
  for (let after: number | null = 0; after !== null;) {
    const { documents, last } = await read(after, 7);
    found.push(...ids(documents));
    after = last;
  }
  return found;
}

describe('the rows as documents', () => {
  test('every student comes once, a handful at a time, in the order of serials', async () => {
    const { students } = await fill(db, 30, 3);
    expect(await all(source().studentsAfter)).toEqual(students.map((each) => each.serial));
  });

  test('of positions only those come that somebody can apply for', async () => {
    await fill(db, 1, 40);
    const shut = [1, 8, 9, 40];
    await db.updateTable('positions').set({ state: 'open', headcount: 2 }).execute();
    await db.updateTable('positions').set({ state: 'closed' }).where('id', 'in', shut.slice(2)).execute();
    await db.updateTable('positions').set({ state: 'waiting' }).where('id', 'in', shut.slice(0, 2)).execute();
    const found: number[] = [];
    for (let after: number | null = 0; after !== null;) {
      const { documents, last } = await source().positionsAfter(after, 7);
      found.push(...ids(documents));
      after = last;
    }
    const open = Array.from({ length: 40 }, (_, at) => at + 1).filter((id) => !shut.includes(id));
    expect(found).toEqual(open);
  });

  test('one that is closed is no document any more, and one that is opened is', async () => {
    await fill(db, 1, 5);
    await db.updateTable('positions').set({ state: 'open', headcount: 1 }).execute();
    await db.updateTable('positions').set({ state: 'closed' }).where('id', '=', 2).execute();
    expect(ids(await source().positionsById([1, 2, 3, 99])).toSorted()).toEqual([1, 3]);
    expect(ids(await source().studentsById([1, 99]))).toEqual([1]);
  });
});

describe('an engine that reads it', () => {
  test('finds a change with its next answer, and not one that was undone', async () => {
    const house = makeHouse(db);
    await fill(db, 6, 60);
    const ctx = as(house, city);
    const student = await studentForMatches(ctx, (await anyMatched(house)).number);
    const first = (await matchesFor(ctx, student, { offset: 0, limit: 1 })).matches[0]!;
    const close = (then: () => void) =>
      inTransaction(ctx, async (tx) => {
        await tx.db.updateTable('positions').set({ state: 'closed' }).where('id', '=', first.id).execute();
        await announce(tx, 'position', [first.id]);
        then();
      });
    const undone = close(() => {
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect((await matchesFor(ctx, student, { offset: 0, limit: 1 })).matches[0]?.id).toBe(first.id);
    await close(() => undefined);
    const after = await matchesFor(ctx, student, { offset: 0, limit: 1000 });
    expect(after.matches.map((each) => each.id)).not.toContain(first.id);
  });
});

/** A student whom the world of this test gives something. */
async function anyMatched(house: ReturnType<typeof makeHouse>) {
  const ctx = as(house, city);
  const numbers = await db.selectFrom('students').select('number').orderBy('id').execute();
  for (const { number } of numbers) {
    const found = await matchesFor(ctx, await studentForMatches(ctx, number), { offset: 0, limit: 1 });
    if (found.matches.length > 0) return { number };
  }
  throw new Error('nobody has a match in this world');
}
