import { sql } from 'kysely';
import type { RowVersions } from '../../search/index.ts';
import type { Deps } from '../deps.ts';
import { bookOf, publishedIds } from './reads-editions.ts';

type Reader = Pick<Deps, 'db'>;

/** The transactions that wrote a position's rows last: every change makes it another version, whoever made the change. */
const version = sql<string>`concat_ws('.', positions.xmin, employers.xmin, bases.xmin)`;

/** Versions of open positions, for telling whether an index holds what the rows say. */
export function rowVersions(deps: Reader): RowVersions {
  const rows = () =>
    deps.db
      .selectFrom('positions')
      .innerJoin('employers', 'employers.id', 'positions.employer_id')
      .leftJoin('bases', 'bases.id', 'positions.base_id')
      .select(['positions.id', version.as('v')])
      .where('positions.state', '=', 'open')
      .whereRef('positions.taken', '<', 'positions.headcount');
  return {
    versionsAfter: async (after, limit) => {
      const versions = await rows().where('positions.id', '>', after).orderBy('positions.id').limit(limit).execute();
      return { versions, last: versions.length === limit ? versions.at(-1)!.id : null };
    },
    versionsOf: async (ids) => (ids.length === 0 ? [] : rows().where('positions.id', 'in', ids).execute()),
  };
}

/** Fingerprints of the edition in force and of the one before it, which answers until the new one is ready. */
export async function editionsToIndex(deps: Reader): Promise<string[]> {
  const ids = (await publishedIds(deps)).slice(0, 2);
  return Promise.all(ids.map(async (id) => (await bookOf(deps, id)).edition.digest));
}
