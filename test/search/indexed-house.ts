import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import {
  makeMemorySearch,
  openIndex,
  watch,
  type PageSearch,
  type Search,
  type SearchIndex,
} from '../../search/index.ts';
import { connectTo } from '../../search/meilisearch/client.ts';
import { boardFeed } from '../../search/sync/board-feed.ts';
import { positionFeed } from '../../search/sync/position-feed.ts';
import { differing } from '../../search/sync/reconcile.ts';
import { writeTo } from '../../search/sync/server.ts';
import type { Tables } from '../../src/db/tables.ts';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { documentSource, editionsToIndex, openedBook, rowVersions } from '../../src/matching/index.ts';
import { boardSource } from '../../src/positions/index.ts';

/** A process with an index over the test's database, whose clock and turns a test moves. */
export type IndexedHouse = {
  readonly memory: Search;
  readonly index: SearchIndex;
  readonly page: () => PageSearch;
  readonly now: () => Date;
  /** Lets time go by. */
  readonly pass: (ms: number) => Promise<void>;
  /** Lets time pass and takes a turn, until nothing differs; how many seconds of its clock that took. */
  readonly converge: (mostSeconds?: number) => Promise<number>;
  /** How many ids differ between the rows and the indexes now, asked without the proxy. */
  readonly differing: () => Promise<number>;
  /** Names of the indexes on the server. */
  readonly uids: () => Promise<string[]>;
  readonly faults: readonly string[];
};

type Place = { readonly host: string; readonly key: string | null };

type Clock = { readonly now: () => number; readonly pass: (ms: number) => Promise<void> };

/** A clock that stands until a test moves it. */
export function stoppedClock(start = Date.parse('2026-11-22T10:00:00+08:00')): Clock {
  let time = start;
  return { now: () => time, pass: async (ms) => void (time += ms) };
}
/** For what happens outside of this process. */
export const realClock: Clock = {
  now: () => Date.now(),
  pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

type Change = { readonly instance?: string; readonly clock?: Clock; readonly pageLimitMs?: number };

/** `at` is where the process believes the server to be, `real` where it is. The same `instance` is the same server. */
export async function indexedHouse(
  db: Kysely<Tables>,
  at: Place,
  real: Place,
  { instance = randomUUID(), clock = stoppedClock(), pageLimitMs = 20_000 }: Change = {},
): Promise<IndexedHouse> {
  const now = () => new Date(clock.now());
  const watched = watch((edition) => documentSource({ db }, openedBook(edition)));
  const board = boardSource({ db });
  const memory = makeMemorySearch(watched.sourceOf, board);
  await memory.prepare(book.edition.digest);
  const rows = rowVersions({ db });
  const faults: string[] = [];
  const index = openIndex({
    db,
    now,
    server: { ...at, instance, own: false, stop: async () => {} },
    memory,
    watched,
    board,
    rows,
    editions: () => editionsToIndex({ db }),
    tell: (fault) => void faults.push(fault.message),
    clock: clock.now,
    pageLimitMs,
  });
  const client = connectTo(real);
  const writer = writeTo(client);
  const feeds = [
    positionFeed(book.edition.digest, watched.sourceOf(book.edition.digest), rows),
    boardFeed(board, rows),
  ];
  const uids = async () => {
    const found = await db.selectFrom('search_indexes').select('uid').where('instance', '=', instance).execute();
    return found.flatMap(({ uid }) => uid ?? []);
  };
  const differingNow = async () => {
    let count = 0;
    for (const feed of feeds) {
      const row = await db
        .selectFrom('search_indexes')
        .select(['id', 'uid'])
        .where('instance', '=', instance)
        .where('kind', '=', feed.kind)
        .executeTakeFirst();
      if (!row?.uid) return Infinity;
      const found = await differing({ writer, feed }, row.uid).catch(() => null);
      const differ = found && new Set([...found.differ.keys(), ...found.foreign]);
      if (differ === null) return Infinity;
      const parked = await db.selectFrom('parked_entries').select('entity_id').where('index_id', '=', row.id).execute();
      for (const { entity_id } of parked) differ.delete(entity_id);
      count += differ.size;
    }
    return count;
  };
  return {
    memory,
    index,
    page: () => index.forPage(),
    now,
    pass: clock.pass,
    converge: async (mostSeconds = 60) => {
      const from = clock.now();
      const passed = () => (clock.now() - from) / 1000;
      for (;;) {
        await index.turn(new AbortController().signal);
        if ((await differingNow()) === 0) return passed();
        await clock.pass(1000);
        if (passed() > mostSeconds) throw new Error(`still differing: ${await differingNow()}; ${faults.at(-1)}`);
      }
    },
    differing: differingNow,
    uids,
    faults,
  };
}
