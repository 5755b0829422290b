import type { PositionQuery, Search, Source, Test } from '../port.ts';
import { nearMissPage, page, ranks } from './answers.ts';
import type { Laid } from './laid.ts';
import { makeHolding, type Holding } from './holding.ts';
import { openingsIn } from './openings.ts';
import type { Pile } from './pile.ts';
import { layPositions } from './positions.ts';
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
    positionsFor: async (query, paging) => {
      const { positions } = await loaded(query.edition);
      return page(paging, query.step, layOver(positions, query, paging.where));
    },
    studentsFor: async (query, paging) => {
      const { students } = await loaded(query.edition);
      const laid = students.all().map((shelf) => layStudents(shelf, query, paging.where ?? []));
      return page(paging, query.step, laid);
    },
    nearMisses: async (query, paging) => {
      const { positions } = await loaded(query.edition);
      const laid = layOver(positions, query, paging.where);
      const openings = laid.map((each) => openingsIn(each, query));
      return nearMissPage(laid, openings, paging, query.step);
    },
    ranksOf: async (query, ids) => {
      const { positions } = await loaded(query.edition);
      return ranks(layOver(positions, query), ids);
    },
    close: async () => {
      for (const holding of holdings.values()) await holding.settled();
    },
  };
}

/** What is laid is good until the next question: whoever lays it reads the answer before anybody else has a turn. */
function layOver(positions: Pile, query: PositionQuery, where: readonly Test[] = []): Laid[] {
  return positions.all().map((shelf) => layPositions(shelf, query, where));
}
