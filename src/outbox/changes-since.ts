import { sql } from 'kysely';
import type { Deps } from '../deps.ts';

/** A mark in the stream of what was announced: what is committed later comes after it. */
export async function changesMark(deps: Pick<Deps, 'db'>): Promise<string> {
  const { rows } = await sql<{ mark: string }>`select pg_current_snapshot()::text as mark`.execute(deps.db);
  return rows[0]!.mark;
}

/**
 * What was committed after a snapshot: rows of transactions that the snapshot did not see. Sequence numbers would miss
 * those that were given out early and committed late.
 */
export async function changesSince(deps: Pick<Deps, 'db'>, mark: string) {
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
