import type { BoardSource } from '../../search/index.ts';
import type { Deps } from '../deps.ts';
import { changesMark, changesSince } from '../outbox/index.ts';
import { boardDocument } from './documents.ts';
import { selectCards } from './reads-cards.ts';

type Reader = Pick<Deps, 'db'>;

/** The rows of the database as the board's documents, and the stream of their changes. */
export function boardSource(deps: Reader): BoardSource {
  return {
    mark: () => changesMark(deps),
    changesSince: (mark) => changesSince(deps, mark),
    boardAfter: async (after, limit) => {
      const rows = await openRows(deps)
        .where('positions.id', '>', after)
        .orderBy('positions.id')
        .limit(limit)
        .execute();
      return { documents: rows.map(boardDocument), last: rows.length === limit ? rows.at(-1)!.id : null };
    },
    boardById: async (ids) =>
      ids.length === 0 ? [] : (await openRows(deps).where('positions.id', 'in', ids).execute()).map(boardDocument),
  };
}

/** Cards with all that the board is searched by. */
export const boardRows = (deps: Reader) =>
  selectCards(deps).select(['positions.majors', 'positions.duties', 'positions.version']);

/** Days pass without a change of rows, so what is past its last day is left to the question. */
const openRows = (deps: Reader) =>
  boardRows(deps).where('positions.state', '=', 'open').whereRef('positions.taken', '<', 'positions.headcount');
