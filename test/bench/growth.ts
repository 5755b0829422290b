import {
  makeMemorySearch,
  type Hit,
  type PositionDocument,
  type PositionQuery,
  type Source,
  type Test,
} from '../../search/index.ts';
import { positionDocument } from '../../src/matching/documents.ts';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { positionQueryFor } from '../../src/matching/queries.ts';
import { benchWorld, sameOrStop } from './engine.ts';
import { spread, timeEach, type BenchRow } from './table.ts';
import { benchToday, makePosition, makeRandom } from './world.ts';

const seed = 20_261_122;
const distinct = 20_000;
const top = 20;
/** Questions whose answers are compared with a walk over all documents. */
const compared = 1;

const inOrder = (one: Hit & { quality: number }, other: Hit & { quality: number }): number =>
  one.grade - other.grade || other.fit - one.fit || other.quality - one.quality || one.id - other.id;

function hitIn(query: PositionQuery, document: PositionDocument): Hit | null {
  if (document.closesOn < query.today || !query.all.every((test) => holds(test, document))) return null;
  const worst = Math.max(
    query.asked ? 0 : 2,
    ...query.musts.map((need) => gradeOf(document, need, query.acceptsRemote)),
  );
  const fit = query.criteria.reduce((sum, tiers) => {
    return sum + (tiers.find(({ test }) => holds(test, document))?.points ?? 0);
  }, 0);
  return { id: document.id, grade: worst, fit };
}

const gradeOf = ({ grades }: PositionDocument, need: number, acceptsRemote: boolean): number =>
  grades[need + (acceptsRemote ? grades.length / 2 : 0)]!;

function holds(test: Test, document: PositionDocument): boolean {
  if ('any' in test) return test.any.some((token) => document.tokens.includes(token));
  if ('always' in test) return true;
  if ('met' in test) return test.met.every((need) => gradeOf(document, need, test.acceptsRemote) === 0);
  if ('wageMinAtLeast' in test) return document.wageMin !== null && document.wageMin >= test.wageMinAtLeast;
  if ('wageMaxAtLeast' in test) return document.wageMax === null || document.wageMax >= test.wageMaxAtLeast;
  throw new Error(JSON.stringify(test));
}

/** From 10,000 to 1,000,000 positions: an answer may grow with them, but no faster than they do. */
export async function run(sizes: readonly number[] = [10_000, 100_000, 1_000_000]): Promise<BenchRow[]> {
  const { students } = benchWorld(0, 300);
  const queries = students.map((student) => positionQueryFor(book, student, benchToday));
  const documents = Array.from({ length: Math.min(distinct, sizes.at(-1)!) }, (_, index) =>
    positionDocument(book, makePosition(makeRandom(seed + index), index + 1)),
  );
  const rows: BenchRow[] = [];
  let before: { size: number; p50: number } | null = null;
  for (const size of sizes) {
    const search = makeMemorySearch(() => sourceOf(size));
    const started = performance.now();
    await search.prepare(book.edition.digest);
    const built = performance.now() - started;
    const ask = (query: PositionQuery) => search.positionsFor(query, { offset: 0, limit: top });
    for (const query of queries.slice(0, compared)) sameOrStop(bestByDocuments(query, size), (await ask(query)).hits);
    await timeEach(queries, ask);
    const { p50 } = spread(await timeEach(queries, ask));
    rows.push({ what: `${size} positions: finding, p50`, value: p50, unit: 'ms' });
    rows.push({ what: '… build', value: built / 1000, unit: 's' });
    if (before) {
      const growth = p50 / before.p50 / (size / before.size);
      rows.push({
        what: `… growth of finding ÷ growth of positions from ${before.size}`,
        value: growth,
        unit: '×',
        limit: 1,
      });
    }
    before = { size, p50 };
  }
  return rows;

  /** Beyond the distinct ones the same places come again under other numbers and with another quality. */
  function documentAt(id: number): PositionDocument {
    const document = documents[id % documents.length]!;
    return { ...document, id, quality: (document.quality * 31 + id) % 1001 };
  }

  /** The best of all documents, one looked at after the other. */
  function bestByDocuments(query: PositionQuery, size: number): Hit[] {
    const best: (Hit & { readonly quality: number })[] = [];
    for (let id = 1; id <= size; id += 1) {
      const document = documentAt(id);
      const hit = hitIn(query, document);
      if (hit === null) continue;
      best.push({ ...hit, quality: document.quality });
      if (best.length < top * 50) continue;
      best.sort(inOrder).splice(top);
    }
    return best.sort(inOrder).slice(0, top);
  }

  function sourceOf(size: number): Source {
    return {
      needs: book.needs.length,
      mark: async () => '',
      changesSince: async () => ({ mark: '', positions: [], students: [] }),
      positionsAfter: async (after, limit) => ({
        documents: Array.from({ length: Math.min(limit, size - after) }, (_, index) => documentAt(after + index + 1)),
        last: after + limit >= size ? null : after + limit,
      }),
      studentsAfter: async () => ({ documents: [], last: null }),
      positionsById: async () => [],
      studentsById: async () => [],
    };
  }
}
