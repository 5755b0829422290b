import { makeMemorySearch, type Source } from '../../search/index.ts';
import { positionDocument } from '../../src/matching/documents.ts';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { positionQueryFor } from '../../src/matching/queries.ts';
import { benchWorld } from './engine.ts';
import { spread, timeEach, type BenchRow } from './table.ts';
import { benchToday, makePosition, makeRandom } from './world.ts';

const seed = 20_261_122;
const distinct = 20_000;

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
    const ask = (query: (typeof queries)[number]) => search.positionsFor(query, { offset: 0, limit: 20 });
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
  function sourceOf(size: number): Source {
    return {
      needs: book.needs.length,
      mark: async () => '',
      changesSince: async () => ({ mark: '', positions: [], students: [] }),
      positionsAfter: async (after, limit) => ({
        documents: Array.from({ length: Math.min(limit, size - after) }, (_, index) => {
          const id = after + index + 1;
          const document = documents[id % documents.length]!;
          return { ...document, id, quality: (document.quality * 31 + id) % 1001 };
        }),
        last: after + limit >= size ? null : after + limit,
      }),
      studentsAfter: async () => ({ documents: [], last: null }),
      positionsById: async () => [],
      studentsById: async () => [],
    };
  }
}
