import type { Source } from '../../search/index.ts';
import type { Deps } from '../deps.ts';
import { changesMark, changesSince } from '../outbox/index.ts';
import { positionDocument, studentDocument } from './documents.ts';
import type { Rulebook } from './rulebook.ts';
import { isOpen } from './rules-conditions.ts';
import { openPositionFactsAfter, positionFactsOf, studentFactsAfter, studentFactsOf } from './reads-facts.ts';

/** The rows of the database as documents for engines, and the stream of their changes. */
export function documentSource(deps: Pick<Deps, 'db'>, book: Rulebook): Source {
  const positions = (facts: Awaited<ReturnType<typeof positionFactsOf>>) =>
    facts.filter((each) => isOpen({ ...each, closesOn: null }, '')).map((each) => positionDocument(book, each));
  return {
    needs: book.needs.length,
    mark: () => changesMark(deps),
    changesSince: (mark) => changesSince(deps, mark),
    positionsAfter: async (after, limit) => {
      const facts = await openPositionFactsAfter(deps, after, limit);
      return { documents: positions(facts), last: facts.length === limit ? facts.at(-1)!.serial : null };
    },
    studentsAfter: async (after, limit) => {
      const facts = await studentFactsAfter(deps, after, limit);
      const last = facts.length === limit ? facts.at(-1)!.serial : null;
      return { documents: facts.map((each) => studentDocument(book, each)), last };
    },
    positionsById: async (ids) => positions(await positionFactsOf(deps, ids)),
    studentsById: async (ids) => (await studentFactsOf(deps, ids)).map((each) => studentDocument(book, each)),
  };
}
