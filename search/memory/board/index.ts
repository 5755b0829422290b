/** The board in process: documents without editions, read when they are first asked for, then kept current. */
import type { BoardFound, BoardQuery, BoardSource } from '../../board.ts';
import { giveBackAfter } from '../give-back.ts';
import { browse } from './browse.ts';
import { makeShelf, type Shelf } from './shelf.ts';

const batch = 200;

export type MemoryBoard = {
  /** Reads everything, once; the first question would do it too, and wait. */
  readonly prepare: () => Promise<void>;
  readonly browse: (query: BoardQuery) => Promise<BoardFound>;
  /** Takes in all that was committed before it was called; nothing where the board has not been asked for yet. */
  readonly catchUp: () => Promise<void>;
  /** Reads everything anew beside what there is, and swaps. */
  readonly rebuild: () => Promise<void>;
  readonly settled: () => Promise<void>;
};

/** A source of nothing, for an engine that only matches. */
export const emptyBoard: BoardSource = {
  mark: async () => '',
  changesSince: async (mark) => ({ mark, positions: [] }),
  boardAfter: async () => ({ documents: [], last: null }),
  boardById: async () => [],
};

export function makeMemoryBoard(source: BoardSource): MemoryBoard {
  let held: { shelf: Shelf; mark: string } | null = null;
  let tidying: Promise<void> = Promise.resolve();
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;

  const read = async () => {
    const mark = await source.mark();
    const shelf = makeShelf();
    let count = 0;
    for (let last: number | null = 0; last !== null;) {
      const some: Awaited<ReturnType<BoardSource['boardAfter']>> = await source.boardAfter(last, batch);
      for (const document of some.documents) shelf.put(document, true);
      count += some.documents.length;
      last = some.last;
    }
    held = { shelf, mark };
    giveBackAfter(count);
  };
  const follow = async () => {
    if (held === null) return;
    const { shelf } = held;
    const changes = await source.changesSince(held.mark);
    for (let at = 0; at < changes.positions.length; at += batch) {
      const ids = changes.positions.slice(at, at + batch);
      const documents = await source.boardById(ids);
      for (const id of ids) shelf.remove(id);
      for (const document of documents) shelf.put(document, documents.length > 50);
    }
    held = { shelf, mark: changes.mark };
    tidying = shelf.tidy();
  };
  /** One after the other; a failure is for who asked, not for who comes next. */
  const next = (work: () => Promise<void>) => (running = running.catch(() => undefined).then(work));
  /** Calls that come while one waits for its turn share it. */
  const catchUp = () =>
    (waiting ??= next(() => {
      waiting = null;
      return follow();
    }));
  const prepare = async () => {
    if (held === null) await next(async () => (held === null ? read() : undefined));
  };
  return {
    prepare,
    browse: async (query) => {
      await prepare();
      return browse(held!.shelf, query);
    },
    catchUp,
    rebuild: async () => {
      if (held === null) return;
      await next(read);
      await catchUp();
    },
    settled: async () => {
      await running.catch(() => undefined);
      await tidying;
    },
  };
}
