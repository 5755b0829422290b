import { sql } from 'kysely';
import type { IndexRow, Sync } from './rows.ts';
import type { IndexKind } from './tables.ts';

/** One index, as an administrator reads about it. */
export type IndexState = {
  readonly kind: IndexKind;
  readonly edition: string;
  readonly documents: number;
  /** Changes that are committed and not in it yet, and for how long the oldest has waited. */
  readonly waiting: number;
  readonly lagMs: number;
  readonly builtAt: Date | null;
  readonly buildMs: number | null;
  readonly building: boolean;
  readonly checkedAt: Date | null;
  /** How many entries differed from the rows at the last check, and were repaired. */
  readonly differing: number | null;
  readonly fault: string | null;
  readonly faultAt: Date | null;
  /** Failures in a row, and when it is tried again. */
  readonly failures: number;
  readonly retryAt: Date | null;
  readonly parked: readonly { readonly position: string | null; readonly reason: string; readonly at: Date }[];
};

export type Said = { readonly text: string; readonly at: Date };
export type IndexReport = {
  /** We started it ourselves. */
  readonly own: boolean;
  readonly host: string;
  /** Null: it has not been reached since we started. */
  readonly version: string | null;
  readonly fault: Said | null;
  /** The last turn did not even come to the indexes: the server cannot be reached, or does not know our keys. */
  readonly shut: boolean;
  readonly indexes: readonly IndexState[];
};

type Reader = Pick<Sync, 'db' | 'now' | 'instance'>;

export async function readReport(reader: Reader, server: Omit<IndexReport, 'indexes'>): Promise<IndexReport> {
  const rows = await reader.db
    .selectFrom('search_indexes')
    .selectAll()
    .where('instance', '=', reader.instance)
    .orderBy('id', 'desc')
    .execute();
  const indexes = await Promise.all(rows.map((row) => stateOf(reader, row)));
  return { ...server, indexes };
}

async function stateOf(reader: Reader, row: IndexRow): Promise<IndexState> {
  const { waiting, oldest } = row.mark === null ? { waiting: 0, oldest: null } : await waitingSince(reader, row.mark);
  const parked = await reader.db
    .selectFrom('parked_entries')
    .leftJoin('positions', 'positions.id', 'parked_entries.entity_id')
    .select(['positions.number as position', 'reason', 'parked_at as at'])
    .where('index_id', '=', row.id)
    .orderBy('parked_at', 'desc')
    .limit(20)
    .execute();
  return {
    kind: row.kind,
    edition: row.edition,
    documents: row.documents,
    waiting,
    lagMs: oldest === null ? 0 : Math.max(0, reader.now().getTime() - oldest.getTime()),
    builtAt: row.built_at,
    buildMs: row.build_ms,
    building: row.uid === null || row.building_uid !== null,
    checkedAt: row.checked_at,
    differing: row.differing,
    fault: row.fault,
    faultAt: row.fault_at,
    failures: row.failures,
    retryAt: row.retry_at,
    parked,
  };
}

async function waitingSince(reader: Reader, mark: string): Promise<{ waiting: number; oldest: Date | null }> {
  const { rows } = await sql<{ waiting: number; oldest: Date | null }>`
    with seen as (select ${mark}::pg_snapshot as snapshot)
    select count(distinct entity_id)::int as waiting, min(at) as oldest
    from index_changes, seen
    where kind = 'position' and xid >= pg_snapshot_xmin(seen.snapshot) and not pg_visible_in_snapshot(xid, seen.snapshot)
  `.execute(reader.db);
  return rows[0]!;
}

export async function askRebuild({ db, now, instance }: Reader): Promise<void> {
  await db
    .updateTable('search_indexes')
    .set({ rebuild_asked_at: now(), retry_at: null })
    .where('instance', '=', instance)
    .execute();
}
