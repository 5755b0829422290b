import type { BoardSource } from '../board.ts';
import type { Search, Source } from '../port.ts';
import { page } from './answers.ts';
import { nearMissesOver, positionsOver, ranksOver } from './ask.ts';
import { emptyBoard, makeMemoryBoard } from './board/index.ts';
import { makeHolding, type Holding } from './holding.ts';
import { share } from './share.ts';
import { layStudents } from './students.ts';

/**
 * The engine that is always there. It holds the documents of each edition that is asked for, since grades and tiers
 * differ between editions; `prepare` and `forget` say which. The board is the same in every edition.
 */
export function makeMemorySearch(sourceOf: (edition: string) => Source, boardSource: BoardSource = emptyBoard): Search {
  const holdings = new Map<string, Holding>();
  const board = makeMemoryBoard(boardSource);
  const holdingOf = (edition: string) => {
    const holding = holdings.get(edition) ?? makeHolding(sourceOf(edition));
    holdings.set(edition, holding);
    return holding;
  };
  const loaded = async (edition: string) => {
    const holding = holdingOf(edition);
    if (!holding.ready()) await holding.catchUp();
    return holding;
  };
  return {
    ready: (edition) => holdings.get(edition)?.ready() ?? false,
    prepare: async (edition) => {
      await loaded(edition);
      await board.prepare();
    },
    forget: (edition) => void holdings.delete(edition),
    catchUp: async () => {
      for (const holding of holdings.values()) await holding.catchUp();
      await board.catchUp();
    },
    rebuild: async () => {
      for (const holding of holdings.values()) await holding.rebuild();
      await board.rebuild();
    },
    positionsFor: async (query, paging) => {
      const { positions } = await loaded(query.edition);
      return positionsOver(positions.all(), query, paging);
    },
    studentsFor: async (query, paging) => {
      const { students } = await loaded(query.edition);
      const laid = students.all().map((shelf) => layStudents(shelf, query, paging.where ?? []));
      return page(paging, query.step, laid);
    },
    nearMisses: async (query, paging) => {
      const { positions } = await loaded(query.edition);
      return nearMissesOver(positions.all(), query, paging);
    },
    ranksOf: async (query, ids) => {
      const { positions } = await loaded(query.edition);
      return ranksOver(positions.all(), query, ids);
    },
    browse: (query) => board.browse(query),
    share: async (edition) => {
      const { positions } = await loaded(edition);
      return share(edition, positions);
    },
    close: async () => {
      for (const holding of holdings.values()) await holding.settled();
    },
  };
}
