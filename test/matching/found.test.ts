import { expect, test } from 'vitest';
import type { Found, Hit, Paging } from '../../search/index.ts';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { matchesAmong } from '../../src/matching/reads.ts';
import { explainFor } from '../../src/matching/rules.ts';
import { worldToday } from '../support/world.ts';
import { position, student } from './pair.ts';

const positions = Array.from({ length: 6 }, (_, at) => ({ ...position, serial: at + 1, number: `P${at + 1}` }));
const fit = 45;

/** An engine whose answers are of another moment. */
const finding =
  (hits: readonly Hit[]) =>
  async ({ offset, limit }: Paging): Promise<Found> => ({ hits: hits.slice(offset, offset + limit), counts: null });

const shown = async (hits: readonly Hit[], limit: number) => {
  const { matches } = await matchesAmong(
    { offset: 0, limit },
    finding(hits),
    async (ids) => positions.filter((each) => ids.includes(each.serial)),
    explainFor(book, student, worldToday),
  );
  return matches.map(({ id, rank, match }) => [id, rank, match.class, match.fit]);
};

test('what an engine found is shown only as it stands now; what follows fills its place', async () => {
  const hits = [
    { id: 1, grade: 0, fit },
    { id: 2, grade: 1, fit },
    { id: 9, grade: 0, fit },
    { id: 3, grade: 0, fit: fit + 5 },
    { id: 4, grade: 0, fit },
    { id: 5, grade: 0, fit },
  ];
  expect(await shown(hits, 2)).toEqual([
    [1, 1, 'ready', fit],
    [4, 2, 'ready', fit],
  ]);
  expect((await shown(hits, 9)).map(([id]) => id)).toEqual([1, 4, 5]);
});
