import type { Meilisearch } from 'meilisearch';
import type { BoardDocument } from '../board.ts';
import type { Paging, Search } from '../port.ts';
import type { Standing } from '../sync/standing.ts';
import { boardAsker } from './board-ask.ts';
import { browseIndex, type BoardIndex } from './board.ts';
import type { Breaker } from './breaker.ts';
import { askerOf } from './client.ts';
import type { Read } from './entries.ts';
import { IndexFault } from './faults.ts';
import type { Seen } from './known.ts';
import { findNearMisses, findPositions, findRanks, type PositionIndex } from './positions.ts';
import { mostHits } from './settings.ts';

/** Everything that the pages of one process share. */
export type Indexed = {
  /** The in-process engine: answers for students, and for everything when the index does not. */
  readonly memory: Search;
  /** Null: the server has not been reached yet. */
  readonly clientOf: () => Meilisearch | null;
  readonly breaker: Breaker;
  /** What the documents of an edition have; null: not read yet. */
  readonly seenOf: (edition: string) => Seen | null;
  readonly standingOf: (edition: string) => Promise<Standing | null>;
  readonly entriesOf: (edition: string, ids: readonly number[]) => Promise<readonly Read[]>;
  readonly boardStanding: () => Promise<Standing | null>;
  readonly boardDocuments: (ids: readonly number[]) => Promise<readonly BoardDocument[]>;
  /** So many milliseconds may one page wait for the index, all its questions together. */
  readonly limitMs: number;
  readonly tell: (fault: IndexFault) => void;
};

/** The engine for one page. */
export type PageSearch = Search & {
  /** True once an answer came from the in-process engine because the index could not give it. */
  readonly catchingUp: () => boolean;
};

/** An index that does not know more than this is behind: the in-process engine answers. */
const mostUnknown = 200;

/** Answers of the index with what it does not know yet laid over; the in-process engine wherever that is not to be had. */
export function searchForPage(indexed: Indexed): PageSearch {
  const { memory, breaker } = indexed;
  let left = indexed.limitMs;
  let fellBack = false;
  const signal = () => AbortSignal.timeout(Math.max(1, Math.ceil(left)));
  const positions = once((edition: string) => openPositions(indexed, edition, signal));
  const board = once(() => openBoard(indexed, signal));

  const ask = async <I, T>(
    open: () => Promise<I | null>,
    find: (index: I) => Promise<T>,
    otherwise: () => Promise<T>,
  ): Promise<T> => {
    const index = left > 0 ? await open() : null;
    if (index && breaker.mayAsk()) {
      const [started, given] = [performance.now(), left];
      try {
        const found = await find(index);
        breaker.worked();
        return found;
      } catch (error) {
        // A page does not end for what an index holds: whoever has its key may have written anything.
        const fault = error instanceof IndexFault ? error : new IndexFault('unfit', error);
        // Most of its time went by while earlier questions were answered: the server is well.
        if (fault.kind === 'slow' && given < indexed.limitMs / 2) breaker.worked();
        else {
          breaker.failed();
          indexed.tell(fault);
        }
      } finally {
        left -= performance.now() - started;
      }
    }
    fellBack = true;
    return otherwise();
  };
  return {
    ...memory,
    positionsFor: (query, paging) => {
      const otherwise = () => memory.positionsFor(query, paging);
      if (!withinReach(paging)) return otherwise();
      return ask(
        () => positions(query.edition),
        (index) => findPositions(query, paging, index),
        otherwise,
      );
    },
    nearMisses: (query, paging) => {
      const otherwise = () => memory.nearMisses(query, paging);
      if (!withinReach(paging)) return otherwise();
      return ask(
        () => positions(query.edition),
        (index) => findNearMisses(query, paging, index),
        otherwise,
      );
    },
    ranksOf: (query, ids) =>
      ask(
        () => positions(query.edition),
        (index) => findRanks(query, ids, index),
        () => memory.ranksOf(query, ids),
      ),
    browse: (query) => {
      const otherwise = () => memory.browse(query);
      if (!withinReach(query)) return otherwise();
      return ask(
        () => board(''),
        (index) => browseIndex(query, index),
        otherwise,
      );
    },
    catchingUp: () => fellBack,
  };
}

/** The index gives no more than so many hits to one question, and a longer list of ids is more than it reads in time. */
const withinReach = ({ offset, limit, where = [] }: Pick<Paging, 'offset' | 'limit' | 'where'>): boolean =>
  offset + limit <= mostHits && where.every((test) => !('ids' in test) || test.ids.length <= mostHits);

/** What a page knows of an index it learns once: everything that was committed before the page is in it. */
function once<T>(open: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const opened = new Map<string, Promise<T>>();
  return (key) => {
    const its = opened.get(key) ?? open(key);
    opened.set(key, its);
    return its;
  };
}

type Signal = () => AbortSignal;

/** Null: the index is not built, or too far behind. */
async function openPositions(indexed: Indexed, edition: string, signal: Signal): Promise<PositionIndex | null> {
  const [client, seen] = [indexed.clientOf(), indexed.seenOf(edition)];
  if (!client || !seen || !indexed.memory.ready(edition)) return null;
  const standing = await indexed.standingOf(edition);
  if (!standing || standing.unknown.length > mostUnknown) return null;
  const entries = await indexed.entriesOf(edition, standing.unknown);
  return { ask: askerOf(client, standing.uid, signal), seen, changed: { ids: standing.unknown, entries } };
}

async function openBoard(indexed: Indexed, signal: Signal): Promise<BoardIndex | null> {
  const client = indexed.clientOf();
  const standing = client && (await indexed.boardStanding());
  if (!standing || standing.unknown.length > mostUnknown) return null;
  const documents = await indexed.boardDocuments(standing.unknown);
  return { ask: boardAsker(client, standing.uid, signal), changed: { ids: standing.unknown, documents } };
}
