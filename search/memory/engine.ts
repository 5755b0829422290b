import type { PositionQuery, Search, Source, Test } from '../port.ts';
import { nearMissPage, page, ranks } from './answers.ts';
import { makeHolding, type Holding } from './holding.ts';
import { layPositions, openingsIn } from './positions.ts';
import { layStudents } from './students.ts';

/**
 * The engine that is always there. It holds the documents of each edition that is asked for, since grades and tiers
 * differ between editions; `prepare` and `forget` say which.
 */
export function makeMemorySearch(sourceOf: (edition: string) => Source): Search {
  const holdings = new Map<string, Holding>();
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
  const lay = async (query: PositionQuery, where: readonly Test[] = []) => {
    const { positions } = await loaded(query.edition);
    return positions.all().map((shelf) => layPositions(shelf, query, where));
  };
  return {
    ready: (edition) => holdings.get(edition)?.ready() ?? false,
    prepare: async (edition) => void (await loaded(edition)),
    forget: (edition) => void holdings.delete(edition),
    catchUp: async () => {
      for (const holding of holdings.values()) await holding.catchUp();
    },
    rebuild: async () => {
      for (const holding of holdings.values()) await holding.rebuild();
    },
    positionsFor: async (query, paging) => page(paging, query.step, await lay(query, paging.where)),
    studentsFor: async (query, paging) => {
      const { students } = await loaded(query.edition);
      const laid = students.all().map((shelf) => layStudents(shelf, query, paging.where ?? []));
      return page(paging, query.step, laid);
    },
    nearMisses: async (query, paging) => {
      const laid = await lay(query, paging.where);
      const openings = laid.map((each) => openingsIn(each, query));
      return nearMissPage(laid, openings, paging, query.step);
    },
    ranksOf: async (query, ids) => ranks(await lay(query), ids),
    close: async () => {
      for (const holding of holdings.values()) await holding.settled();
    },
  };
}
