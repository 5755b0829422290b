import { expect, test } from 'vitest';
import { cohortLines } from '../../src/matching/match-cohort.ts';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { compareNearMisses, comparePositions, explain, openingsFor } from '../../src/matching/rules.ts';
import { lineOf } from '../../src/matching/rules-lines.ts';
import { testDatabaseUrl, testDb } from '../support/db.ts';
import { fill, makeHouse, type Filled } from './rows.ts';

const db = testDb();
const terms = { top: 5, nearMisses: true };
const day = '2026-11-22';

async function cohort(threads: number): Promise<string> {
  const house = makeHouse(db);
  const chunks: Uint8Array[] = [];
  for await (const chunk of cohortLines(house, { connectionString: testDatabaseUrl() }, terms, threads))
    chunks.push(chunk);
  await house.search.close();
  return Buffer.concat(chunks).toString();
}

/** What the rules alone give, pair by pair. */
function byRules({ students, positions }: Filled): string {
  const lines = students.flatMap((student) => {
    const all = positions
      .flatMap((position) => {
        const match = explain(book, student, position, day);
        const openings = openingsFor(book, student, position);
        return 'refused' in match ? [] : [{ match, openings, serial: position.serial, rank: 0 }];
      })
      .sort(comparePositions)
      .map((each, index) => ({ ...each, rank: index + 1 }));
    const near = all.filter(({ match, openings }) => match.class === 'gap' && openings.length > 0);
    return [
      ...all.slice(0, terms.top).map(({ match, rank }) => lineOf({ match, rank })),
      ...near.sort(compareNearMisses).slice(0, terms.top).map(lineOf),
    ];
  });
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

test('a cohort on several threads is what the rules give for each pair, in the order of the serials', async () => {
  const filled = await fill(db, 600, 60);
  const wanted = byRules(filled);
  expect(wanted.length).toBeGreaterThan(100_000);
  expect(await cohort(2)).toBe(wanted);
  expect(await cohort(1)).toBe(wanted);
});

test('a small cohort needs no threads and gives the same', async () => {
  const filled = await fill(db, 40, 60, 8);
  expect(await cohort(2)).toBe(byRules(filled));
});

test('a thread that cannot read ends the run with its reason', async () => {
  await fill(db, 600, 5);
  const house = makeHouse(db);
  const nowhere = { connectionString: 'postgresql://nobody@127.0.0.1:1/nothing' };
  await expect(async () => {
    for await (const _ of cohortLines(house, nowhere, terms, 2));
  }).rejects.toThrow('ECONNREFUSED');
});
