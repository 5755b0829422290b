import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Meilisearch } from 'meilisearch';
import type { PoolConfig } from 'pg';
import { makeMemorySearch, watch, type BoardQuery, type BoardSource } from '../../search/index.ts';
import { makeDoor } from '../../search/meilisearch/access.ts';
import { boardAsker } from '../../search/meilisearch/board-ask.ts';
import { browseIndex } from '../../search/meilisearch/board.ts';
import { askerOf } from '../../search/meilisearch/client.ts';
import { findNearMisses, findPositions, type PositionIndex } from '../../search/meilisearch/positions.ts';
import { boardFeed } from '../../search/sync/board-feed.ts';
import type { Feed } from '../../search/sync/feed.ts';
import { positionFeed, type RowVersions } from '../../search/sync/position-feed.ts';
import { differing } from '../../search/sync/reconcile.ts';
import type { Sync } from '../../search/sync/rows.ts';
import type { Writer } from '../../search/sync/server.ts';
import { takeTurn } from '../../search/sync/turn.ts';
import { openPool } from '../../src/db/connect.ts';
import { startEmbedded } from '../../src/db/embedded/index.ts';
import { migrate } from '../../src/db/migrate.ts';
import type { Tables } from '../../src/db/tables.ts';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { positionQueryFor } from '../../src/matching/queries.ts';
import { boardDocument } from '../../src/positions/documents.ts';
import { changesBefore, markAt } from '../support/marks.ts';
import { hasRealServer, realServer, type RealServer } from '../support/meilisearch.ts';
import { boardRows, questions } from './board.ts';
import { benchSource, benchWorld, sqlTimes } from './engine.ts';
import { spread, timeEach, type BenchRow } from './table.ts';
import { benchToday, makePosition, makeRandom } from './world.ts';

const { digest } = book.edition;
const students = 40;
const top = { offset: 0, limit: 20 };
const changesASecond = 10;
const changingForS = 6;

/** Per student the exact top 20 beside the in-process engine, the build, how long a change takes, and the board. */
export async function run(sizes: readonly number[] = [10_000, 100_000]): Promise<BenchRow[]> {
  if (!hasRealServer)
    return [{ what: 'no Meilisearch here (MEILI_URL, or a binary on PATH): not measured', value: 0, unit: '' }];
  const folder = await mkdtemp(join(tmpdir(), 'bench-meilisearch-'));
  await chmod(folder, 0o711);
  const embedded = await startEmbedded({ dataDir: folder });
  const server = await realServer();
  const { db } = openPool(embedded.connectionConfig);
  try {
    await migrate(db);
    const rows: BenchRow[] = [];
    for (const size of sizes) {
      rows.push(...(await positionRows(embedded.connectionConfig, db, server, size, size === sizes.at(-1))));
    }
    return [...rows, ...(await boardRowsOf(db, server, 3000))];
  } finally {
    await db.destroy();
    await server.stop();
    await embedded.stop(true);
    await rm(folder, { recursive: true, force: true });
  }
}

async function positionRows(
  connection: PoolConfig,
  db: Kysely<Tables>,
  server: RealServer,
  size: number,
  greatest: boolean,
): Promise<BenchRow[]> {
  const world = benchWorld(size, students);
  const { source, rows, change } = streamed(world, size);
  const watched = watch(() => source);
  const memory = makeMemorySearch(watched.sourceOf);
  await memory.prepare(digest);
  const hands = await handsFor(db, server, positionFeed(digest, watched.sourceOf(digest), rows), size);
  const built = await timed(() => takeTurn(hands));
  const asked = { questions: 0, rounds: 0 };
  const uid = await uidOf(hands);
  const raw = askerOf(hands.client, uid, () => AbortSignal.timeout(60_000));
  const index: PositionIndex = {
    ask: async (some) => {
      asked.questions += some.length;
      asked.rounds += 1;
      return raw(some);
    },
    seen: watched.seenOf(digest)!,
    changed: { ids: [], entries: [] },
  };
  const queryOf = (student: (typeof world.students)[number]) => positionQueryFor(book, student, benchToday);
  for (const student of world.students) {
    const query = queryOf(student);
    sameOrStop(await findPositions(query, top, index), await memory.positionsFor(query, top));
    sameOrStop(await findNearMisses(query, top, index), await memory.nearMisses(query, top));
  }
  asked.questions = asked.rounds = 0;
  const found = spread(await timeEach(world.students, (student) => findPositions(queryOf(student), top, index)));
  const { questions: cells, rounds } = asked;
  const counted = spread(
    await timeEach(world.students, (student) => findPositions(queryOf(student), { ...top, count: true }, index)),
  );
  const near = spread(await timeEach(world.students, (student) => findNearMisses(queryOf(student), top, index)));
  const beside = spread(await timeEach(world.students, (student) => memory.positionsFor(queryOf(student), top)));
  // At the greatest size the section about one student has it.
  const sql = greatest ? null : await sqlTimes(connection, world, memory, world.students.slice(0, 30));
  const checked = await timed(() => differing(hands, uid));
  return [
    { what: `index of ${size} positions built`, value: built / 1000, unit: 's' },
    { what: '… compared with the rows, ids and versions', value: checked / 1000, unit: 's' },
    {
      what: `one student, exact top 20 of ${size}, p50`,
      value: found.p50,
      unit: 'ms',
      limit: size > 50_000 ? 18.5 : 37,
    },
    { what: '… p95', value: found.p95, unit: 'ms', limit: size > 50_000 ? 75 : 150 },
    { what: '… questions (cells) an answer', value: cells / students, unit: '' },
    { what: '… rounds', value: rounds / students, unit: '' },
    { what: '… with the count of each class, p50', value: counted.p50, unit: 'ms' },
    { what: '… near misses, p50', value: near.p50, unit: 'ms' },
    { what: '… in process, p50', value: beside.p50, unit: 'ms' },
    { what: '… p95', value: beside.p95, unit: 'ms' },
    ...(sql === null
      ? []
      : [
          { what: '… as one SQL query, p50', value: sql.p50, unit: 'ms' },
          { what: '… p95', value: sql.p95, unit: 'ms' },
        ]),
    ...(greatest ? await lagRows(hands, world.positions.length, change) : []),
  ];
}

type Hands = { readonly sync: Sync; readonly writer: Writer; readonly feed: Feed; readonly client: Meilisearch };

async function handsFor(db: Kysely<Tables>, server: RealServer, feed: Feed, size: number): Promise<Hands> {
  const { search: client, writer } = await makeDoor(server.host, server.key).open();
  const stopping = new AbortController().signal;
  const sync: Sync = { db, now: () => new Date(), instance: `bench ${size}`, worker: 'bench', stopping };
  return { sync, writer, feed, client };
}

async function uidOf({ sync, feed }: Hands): Promise<string> {
  const { uid } = await sync.db
    .selectFrom('search_indexes')
    .select('uid')
    .where('instance', '=', sync.instance)
    .where('kind', '=', feed.kind)
    .executeTakeFirstOrThrow();
  if (uid === null) throw new Error('the index was not built');
  return uid;
}

/** Ten changes a second for some seconds, while the worker takes its turns: from commit to searchable. */
async function lagRows(hands: Hands, size: number, change: (serial: number) => void): Promise<BenchRow[]> {
  const random = makeRandom(11);
  const waiting: number[] = [];
  const lags: number[] = [];
  let sending = true;
  const committing = (async () => {
    for (let times = 0; times < changingForS * changesASecond; times += 1) {
      change(1 + random.below(size));
      waiting.push(performance.now());
      await new Promise((resolve) => setTimeout(resolve, 1000 / changesASecond));
    }
    sending = false;
  })();
  while (sending || waiting.length > 0) {
    const before = waiting.length;
    await takeTurn(hands);
    const now = performance.now();
    lags.push(...waiting.splice(0, before).map((at) => now - at));
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await committing;
  const { p50, p95 } = spread(lags);
  return [
    { what: `from commit to searchable, ${changesASecond} changes a second, p50`, value: p50 / 1000, unit: 's' },
    { what: '… p95', value: p95 / 1000, unit: 's', limit: 5 },
  ];
}

/** The bench's world with a stream of changes that several may follow. */
function streamed(world: ReturnType<typeof benchWorld>, size: number) {
  const { source } = benchSource(world);
  const changed: number[] = [];
  const versions = new Map<number, number>();
  const versionOf = (id: number) => ({ id, v: String(versions.get(id) ?? 0) });
  const random = makeRandom(13);
  const rows: RowVersions = {
    versionsAfter: async (after, limit) => ({
      versions: Array.from({ length: Math.min(limit, size - after) }, (_, at) => versionOf(after + at + 1)),
      last: after + limit >= size ? null : after + limit,
    }),
    versionsOf: async (ids) => ids.map(versionOf),
  };
  return {
    rows,
    source: {
      ...source,
      mark: async () => markAt(changed.length),
      changesSince: async (mark: string) => ({
        mark: markAt(changed.length),
        positions: [...new Set(changed.slice(changesBefore(mark)))],
        students: [],
      }),
    },
    change: (serial: number) => {
      world.positions[serial - 1] = makePosition(random, serial);
      versions.set(serial, (versions.get(serial) ?? 0) + 1);
      changed.push(serial);
    },
  };
}

/** A page of the board with every facet, on both engines. */
async function boardRowsOf(db: Kysely<Tables>, server: RealServer, size: number): Promise<BenchRow[]> {
  const rows = boardRows(size);
  const source: BoardSource = {
    mark: async () => markAt(0),
    changesSince: async () => ({ mark: markAt(0), positions: [] }),
    boardAfter: async (after, limit) => ({
      documents: rows.slice(after, after + limit).map(boardDocument),
      last: after + limit >= rows.length ? null : after + limit,
    }),
    boardById: async (ids) => ids.map((id) => boardDocument(rows[id - 1]!)),
  };
  const versions: RowVersions = {
    versionsAfter: async (after, limit) => ({
      versions: rows.slice(after, after + limit).map(({ id }) => ({ id, v: '1' })),
      last: after + limit >= size ? null : after + limit,
    }),
    versionsOf: async (ids) => ids.map((id) => ({ id, v: '1' })),
  };
  const memory = makeMemorySearch(() => benchSource(benchWorld(1, 1)).source, source);
  const hands = await handsFor(db, server, boardFeed(source, versions), size);
  const built = await timed(() => takeTurn(hands));
  const ask = boardAsker(hands.client, await uidOf(hands), () => AbortSignal.timeout(60_000));
  const browse = (query: BoardQuery) => browseIndex(query, { ask, changed: { ids: [], documents: [] } });
  const asked = questions(60);
  for (const query of asked) sameOrStop(withoutOrder(await browse(query)), withoutOrder(await memory.browse(query)));
  const found = spread(await timeEach(asked, browse));
  const beside = spread(await timeEach(asked, memory.browse));
  return [
    { what: `the board’s index of ${size} positions built`, value: built / 1000, unit: 's' },
    { what: `a page of the board with all facets, ${size} positions, p50`, value: found.p50, unit: 'ms' },
    { what: '… p95', value: found.p95, unit: 'ms' },
    { what: '… in process, p50', value: beside.p50, unit: 'ms' },
    { what: '… p95', value: beside.p95, unit: 'ms' },
  ];
}

/** Counts as sorted pairs: a map tells its own order. */
const withoutOrder = (found: Awaited<ReturnType<typeof browseIndex>>) => ({
  ...found,
  counts: Object.fromEntries(
    Object.entries(found.counts).map(([name, counts]) => [
      name,
      [...counts].sort(([one], [other]) => (one < other ? -1 : 1)),
    ]),
  ),
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Figures of answers that differ say nothing: the bench stops. */
function sameOrStop(one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) {
    throw new Error(
      `the answers differ: ${JSON.stringify(one).slice(0, 400)} and ${JSON.stringify(other).slice(0, 400)}`,
    );
  }
}
