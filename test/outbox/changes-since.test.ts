import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { Tx } from '../../src/ctx.ts';
import type { Tables } from '../../src/db/tables.ts';
import { announce, changesMark, changesSince } from '../../src/outbox/index.ts';
import { as, makeHouse, system } from '../accounts/people.ts';
import { testDb } from '../support/db.ts';

const db = testDb();
const deps = { db };

/** A transaction that stays open until the test ends it. */
async function begin() {
  const trx = await db.startTransaction().execute();
  const tx: Tx = { ...as(makeHouse(db), system), db: trx as unknown as Kysely<Tables>, inTransaction: true };
  return {
    say: (kind: 'position' | 'student', ...ids: number[]) => announce(tx, kind, ids),
    commit: () => trx.commit().execute(),
    rollback: () => trx.rollback().execute(),
  };
}

test('what was committed after the mark is told once, each row once, by kind', async () => {
  const mark = await changesMark(deps);
  const one = await begin();
  await one.say('position', 7, 3, 7);
  await one.say('student', 5);
  await one.commit();
  const told = await changesSince(deps, mark);
  expect(told).toMatchObject({ positions: [3, 7], students: [5] });
  expect(await changesSince(deps, told.mark)).toMatchObject({ positions: [], students: [] });
});

test('what was announced early and committed late is told, although later ones were told before', async () => {
  const mark = await changesMark(deps);
  const slow = await begin();
  await slow.say('position', 1);
  const quick = await begin();
  await quick.say('position', 2);
  await quick.commit();
  const first = await changesSince(deps, mark);
  expect(first.positions).toEqual([2]);
  await slow.commit();
  const second = await changesSince(deps, first.mark);
  expect(second.positions).toEqual([1]);
  expect((await changesSince(deps, second.mark)).positions).toEqual([]);
});

test('what was open when the mark was taken is told when it commits, and never when it does not', async () => {
  const kept = await begin();
  await kept.say('student', 1);
  const undone = await begin();
  await undone.say('student', 2);
  const mark = await changesMark(deps);
  expect((await changesSince(deps, mark)).students).toEqual([]);
  await kept.commit();
  await undone.rollback();
  expect((await changesSince(deps, mark)).students).toEqual([1]);
});

test('many writers and one reader: every row is told, none twice', async () => {
  let mark = await changesMark(deps);
  const told: number[] = [];
  const read = async () => {
    const found = await changesSince(deps, mark);
    mark = found.mark;
    told.push(...found.positions);
  };
  const write = async (id: number) => {
    const one = await begin();
    await one.say('position', id);
    if (id % 3 === 0) await read();
    await one.commit();
  };
  const ids = Array.from({ length: 60 }, (_, at) => at + 1);
  const waiting = [...ids];
  const writer = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await write(id);
  };
  const reading = (async () => {
    while (waiting.length > 0) await read();
  })();
  await Promise.all([writer(), writer(), writer(), writer(), reading]);
  await read();
  expect(new Set(told)).toEqual(new Set(ids));
});
