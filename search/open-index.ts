import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../src/db/tables.ts';
import type { BoardSource } from './board.ts';
import type { Server } from './choose-server.ts';
import { makeDoor } from './meilisearch/access.ts';
import { makeBreaker } from './meilisearch/breaker.ts';
import { entryOf } from './meilisearch/entries.ts';
import { IndexFault } from './meilisearch/faults.ts';
import type { Watched } from './meilisearch/known.ts';
import { searchForPage, type PageSearch } from './meilisearch/page-search.ts';
import type { Search } from './port.ts';
import { boardFeed } from './sync/board-feed.ts';
import { dropUnwanted } from './sync/drop-unwanted.ts';
import type { Feed } from './sync/feed.ts';
import { positionFeed, type RowVersions } from './sync/position-feed.ts';
import { askRebuild, readReport, type IndexReport } from './sync/report.ts';
import { release, type Sync } from './sync/rows.ts';
import { standingOf } from './sync/standing.ts';
import { takeTurn } from './sync/turn.ts';

/** One page waits so long for the index, all its questions together; then the in-process engine answers. */
const pageLimitMs = 400;

/** A Meilisearch beside the in-process engine: what pages ask, and what keeps it current. */
export type SearchIndex = {
  readonly forPage: () => PageSearch;
  /** One turn of work: follows changes, builds, compares. A server that is not there is no error. */
  readonly turn: (stopping: AbortSignal) => Promise<void>;
  readonly report: () => Promise<IndexReport>;
  /** Has every index built anew, beside the ones that serve. */
  readonly askRebuild: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Options = {
  readonly db: Kysely<Tables>;
  readonly now: () => Date;
  readonly server: Server;
  readonly memory: Search;
  /** The documents that the in-process engine reads too. */
  readonly watched: Watched;
  readonly board: BoardSource;
  readonly rows: RowVersions;
  /** Fingerprints of the editions that may be asked for, the one in force first. */
  readonly editions: () => Promise<readonly string[]>;
  readonly tell: (fault: IndexFault) => void;
  /** Instead of 400 ms. */
  readonly pageLimitMs?: number;
  /** Milliseconds from anywhere, for pausing after a failure; a test moves it. */
  readonly clock?: () => number;
};

export function openIndex(options: Options): SearchIndex {
  const { db, now, server, memory, watched, rows } = options;
  const door = makeDoor(server.host, server.key);
  const breaker = makeBreaker(options.clock);
  const worker = randomUUID();
  const noted: { last: { text: string; at: Date } | null; doubt: boolean; shut: boolean } = {
    last: null,
    doubt: false,
    shut: false,
  };
  const note = (fault: IndexFault) => {
    noted.last = { text: fault.message, at: now() };
    noted.doubt ||= fault.kind === 'missing' || fault.kind === 'unfit';
    if (fault.kind === 'denied') door.forget();
    options.tell(fault);
  };
  const feedOf = (edition: string): Feed => positionFeed(edition, watched.sourceOf(edition), rows);
  const board = boardFeed(options.board, rows);
  const indexed = {
    memory,
    breaker,
    clientOf: () => door.opened()?.search ?? null,
    seenOf: watched.seenOf,
    standingOf: (edition: string) => standingOf({ db, instance: server.instance }, feedOf(edition)),
    entriesOf: async (edition: string, ids: readonly number[]) =>
      (await watched.sourceOf(edition).positionsById(ids)).map((document) => entryOf(document, '')),
    boardStanding: () => standingOf({ db, instance: server.instance }, board),
    boardDocuments: options.board.boardById,
    limitMs: options.pageLimitMs ?? pageLimitMs,
    tell: note,
  };
  return {
    forPage: () => searchForPage(indexed),
    turn: async (stopping) => {
      const sync: Sync = { db, now, instance: server.instance, worker, stopping };
      const doubt = noted.doubt;
      noted.doubt = false;
      try {
        const { writer } = await door.open();
        noted.shut = false;
        const feeds = [...(await options.editions()).map(feedOf), board];
        const broken: unknown[] = [];
        for (const feed of feeds) {
          // One index that cannot be worked on does not hold the others up.
          const fault = await takeTurn({ sync, writer, feed }, doubt).catch((error) => void broken.push(error));
          if (fault instanceof IndexFault && fault.kind === 'denied') door.forget();
        }
        await dropUnwanted(sync, writer, feeds);
        if (broken.length > 0) throw broken[0];
      } catch (error) {
        if (!(error instanceof IndexFault)) throw error;
        noted.shut = true;
        note(error);
      }
    },
    report: () =>
      readReport(
        { db, now, instance: server.instance },
        {
          own: server.own,
          host: server.host,
          version: door.opened()?.version ?? null,
          fault: noted.last,
          shut: noted.shut,
        },
      ),
    askRebuild: () => askRebuild({ db, now, instance: server.instance }),
    close: async () => {
      await release({ db, worker, now });
      await server.stop();
    },
  };
}
