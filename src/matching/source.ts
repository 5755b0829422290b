import { sql } from 'kysely';
import type { Source } from '../../search/index.ts';
import type { Deps } from '../deps.ts';
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
    mark: async () =>
      (await sql<{ mark: string }>`select pg_current_snapshot()::text as mark`.execute(deps.db)).rows[0]!.mark,
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

/**
 * What was committed after a snapshot: rows of transactions that the snapshot did not see. Sequence numbers would miss
 * those that were given out early and committed late.
 */
async function changesSince(deps: Pick<Deps, 'db'>, mark: string) {
  const { rows } = await sql<{ mark: string; kind: 'position' | 'student' | null; ids: number[] | null }>`
    with seen as (select ${mark}::pg_snapshot as snapshot),
    changed as (
      select kind, array_agg(distinct entity_id order by entity_id) as ids
      from index_changes, seen
      where xid >= pg_snapshot_xmin(seen.snapshot) and not pg_visible_in_snapshot(xid, seen.snapshot)
      group by kind
    )
    select pg_current_snapshot()::text as mark, changed.kind, changed.ids
    from (select 1) as always left join changed on true`.execute(deps.db);
  const idsOf = (kind: string) => rows.find((row) => row.kind === kind)?.ids ?? [];
  return { mark: rows[0]!.mark, positions: idsOf('position'), students: idsOf('student') };
}
