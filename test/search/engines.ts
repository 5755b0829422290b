import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { makeMemorySearch, type BoardSource, type Search } from '../../search/index.ts';
import { makeDoor } from '../../search/meilisearch/access.ts';
import { makeBreaker } from '../../search/meilisearch/breaker.ts';
import { entryOf } from '../../search/meilisearch/entries.ts';
import { watch } from '../../search/meilisearch/known.ts';
import { searchForPage, type Indexed } from '../../search/meilisearch/page-search.ts';
import { boardFeed } from '../../search/sync/board-feed.ts';
import { positionFeed } from '../../search/sync/position-feed.ts';
import { release, type Sync } from '../../search/sync/rows.ts';
import { standingOf } from '../../search/sync/standing.ts';
import { takeTurn } from '../../search/sync/turn.ts';
import type { Tables } from '../../src/db/tables.ts';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import type { PositionFacts, StudentFacts } from '../../src/matching/facts.ts';
import { worldSource } from '../support/source.ts';
import { changesBefore, markAt } from '../support/marks.ts';

export type World = { readonly students: StudentFacts[]; readonly positions: PositionFacts[] };

/** An engine over a world that can be changed, as the contract asks it. */
export type Engine = {
  readonly world: World;
  /** As a new page would have it. */
  readonly search: () => Search;
  readonly put: (facts: PositionFacts) => void;
  readonly remove: (serial: number) => void;
  /** Every change so far is in the engine itself. */
  readonly settle: () => Promise<void>;
  readonly rebuild: () => Promise<void>;
  /** Why answers came from another engine than the one under test. */
  readonly fellBack: () => readonly string[];
};

/** A world with the stream of its changes as several readers may follow it, and versions of its rows. */
export function streamOf(world: World) {
  const kept = worldSource(book, world);
  const changed: number[] = [];
  const versions = new Map<number, number>();
  const touch = (serial: number) => {
    changed.push(serial);
    versions.set(serial, (versions.get(serial) ?? 0) + 1);
  };
  const versionOf = (id: number) => ({ id, v: String(versions.get(id) ?? 0) });
  const source = {
    ...kept.source,
    mark: async () => markAt(changed.length),
    changesSince: async (mark: string) => ({
      mark: markAt(changed.length),
      positions: [...new Set(changed.slice(changesBefore(mark)))],
      students: [],
    }),
  };
  const rows = {
    versionsAfter: async (after: number, limit: number) => {
      const { documents, last } = await source.positionsAfter(after, limit);
      return { versions: documents.map(({ id }) => versionOf(id)), last };
    },
    versionsOf: async (ids: readonly number[]) => ids.map(versionOf),
  };
  return {
    source,
    rows,
    put: (facts: PositionFacts) => {
      kept.putPosition(facts);
      touch(facts.serial);
    },
    remove: (serial: number) => {
      kept.removePosition(serial);
      touch(serial);
    },
  };
}

export const noBoard: BoardSource = {
  mark: async () => '',
  changesSince: async () => ({ mark: '', positions: [] }),
  boardAfter: async () => ({ documents: [], last: null }),
  boardById: async () => [],
};

export function memoryEngine(world: World): Engine {
  const { source, put, remove } = streamOf(world);
  const search = makeMemorySearch(() => source, noBoard);
  return {
    world,
    search: () => search,
    put,
    remove,
    settle: () => search.catchUp(),
    rebuild: () => search.rebuild(),
    fellBack: () => [],
  };
}

/** The engine over a Meilisearch, its positions kept current by the same turns that the worker takes. */
export async function meilisearchEngine(
  world: World,
  server: { host: string; key: string | null },
  db: Kysely<Tables>,
  change: Partial<Indexed> = {},
): Promise<Engine & { sync: Sync; indexed: Indexed }> {
  const stream = streamOf(world);
  const watched = watch(() => stream.source);
  const { digest } = book.edition;
  const source = watched.sourceOf(digest);
  const memory = makeMemorySearch(watched.sourceOf, noBoard);
  await memory.prepare(digest);
  const { search: client, writer } = await makeDoor(server.host, server.key).open();
  const feed = positionFeed(digest, source, stream.rows);
  const instance = `${server.host}#${randomUUID()}`;
  const sync: Sync = {
    db,
    now: () => new Date(),
    instance,
    worker: 'test',
    stopping: new AbortController().signal,
  };
  const faults: string[] = [];
  const indexed: Indexed = {
    memory,
    clientOf: () => client,
    breaker: makeBreaker(),
    seenOf: watched.seenOf,
    standingOf: () => standingOf(sync, feed),
    entriesOf: async (_, ids) => (await source.positionsById(ids)).map((each) => entryOf(each, '')),
    boardStanding: async () => null,
    boardDocuments: async () => [],
    limitMs: 20_000,
    tell: (fault) => faults.push(fault.message),
    ...change,
  };
  const pages: { catchingUp: () => boolean }[] = [];
  const settle = async () => {
    await memory.catchUp();
    await takeTurn({ sync, writer, feed });
  };
  await settle();
  return {
    world,
    sync,
    indexed,
    search: () => {
      const page = searchForPage(indexed);
      pages.push(page);
      return page;
    },
    put: stream.put,
    remove: stream.remove,
    settle,
    rebuild: async () => {
      await db
        .updateTable('search_indexes')
        .set({ rebuild_asked_at: new Date() })
        .where('instance', '=', instance)
        .execute();
      await settle();
      await release(sync);
    },
    fellBack: () => [...faults, ...pages.filter((page) => page.catchingUp()).map(() => 'not asked')],
  };
}

/** The board over a Meilisearch, as its contract asks it: what has changed is sometimes in the index and sometimes not yet. */
export async function meilisearchBoard(
  source: BoardSource,
  server: { host: string; key: string | null },
  db: Kysely<Tables>,
): Promise<Pick<Search, 'browse' | 'catchUp' | 'rebuild' | 'close'> & { fellBack: () => readonly string[] }> {
  const { search: client, writer } = await makeDoor(server.host, server.key).open();
  const rows = {
    versionsOf: async (ids: readonly number[]) =>
      (await source.boardById(ids)).map(({ id, version }) => ({ id, v: String(version) })),
    versionsAfter: async (after: number, limit: number) => {
      const { documents, last } = await source.boardAfter(after, limit);
      return { versions: documents.map(({ id, version }) => ({ id, v: String(version) })), last };
    },
  };
  const feed = boardFeed(source, rows);
  const stopping = new AbortController().signal;
  const instance = `${server.host}#${randomUUID()}`;
  const sync: Sync = { db, now: () => new Date(), instance, worker: 'test', stopping };
  const faults: string[] = [];
  const none = async () => null;
  const indexed: Indexed = {
    memory: makeMemorySearch(() => streamOf({ students: [], positions: [] }).source, source),
    clientOf: () => client,
    breaker: makeBreaker(),
    seenOf: () => null,
    standingOf: none,
    entriesOf: async () => [],
    boardStanding: () => standingOf(sync, feed),
    boardDocuments: source.boardById,
    limitMs: 20_000,
    tell: (fault) => faults.push(fault.message),
  };
  await takeTurn({ sync, writer, feed });
  let turns = 0;
  return {
    browse: async (query) => {
      const page = searchForPage(indexed);
      const found = await page.browse(query);
      if (page.catchingUp()) faults.push('not asked');
      return found;
    },
    catchUp: async () => {
      turns += 1;
      if (turns % 2 === 0) await takeTurn({ sync, writer, feed });
    },
    rebuild: async () => {
      await db
        .updateTable('search_indexes')
        .set({ rebuild_asked_at: new Date() })
        .where('instance', '=', instance)
        .execute();
      await takeTurn({ sync, writer, feed });
    },
    close: () => release(sync),
    fellBack: () => faults,
  };
}
