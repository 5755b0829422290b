import { sql, type Kysely, type Selectable, type Updateable } from 'kysely';
import type { Tables } from '../../src/db/tables.ts';
import type { Feed } from './feed.ts';
import type { SearchIndexesTable } from './tables.ts';

export type IndexRow = Selectable<SearchIndexesTable>;
/** Who works on which server, and its clock. */
export type Sync = {
  readonly db: Kysely<Tables>;
  readonly now: () => Date;
  /** The server, as `search_indexes.instance` names it. */
  readonly instance: string;
  /** This process, as leases name it. */
  readonly worker: string;
  /** Work that has begun ends at the next step. */
  readonly stopping: AbortSignal;
};

/**
 * A mark that this database has not come to yet was made in another one, of which this is a copy: what is announced from
 * now on may lie before it. Null where there is no mark.
 */
export const isAhead = sql<
  boolean | null
>`pg_snapshot_xmax(mark::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())`;

const leaseSeconds = 20;

const keyOf = ({ instance }: Pick<Sync, 'instance'>, feed: Feed) => ({
  instance,
  kind: feed.kind,
  edition: feed.edition,
  settings_version: feed.settingsVersion,
});

/** The row of a feed's index, made when it is not there. */
export async function rowOf(
  sync: Pick<Sync, 'db' | 'instance'>,
  feed: Feed,
): Promise<IndexRow & { readonly ahead: boolean | null }> {
  const key = keyOf(sync, feed);
  const find = () =>
    sync.db
      .selectFrom('search_indexes')
      .selectAll()
      .select(isAhead.as('ahead'))
      .where((eb) => eb.and(key))
      .executeTakeFirst();
  const had = await find();
  if (had) return had;
  await sync.db
    .insertInto('search_indexes')
    .values(key)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await find())!;
}

/** Takes the row for this worker, or keeps it; null: another one has it, or it has to wait after a failure. */
export async function lease(sync: Sync, row: IndexRow): Promise<IndexRow | null> {
  const now = sync.now();
  const leased = await sync.db
    .updateTable('search_indexes')
    .set({ leased_by: sync.worker, leased_until: new Date(now.getTime() + leaseSeconds * 1000) })
    .where('id', '=', row.id)
    .where((eb) =>
      eb.or([eb('leased_until', 'is', null), eb('leased_until', '<=', now), eb('leased_by', '=', sync.worker)]),
    )
    .where((eb) => eb.or([eb('retry_at', 'is', null), eb('retry_at', '<=', now)]))
    .returningAll()
    .executeTakeFirst();
  return leased ?? null;
}

/** Another worker has the row, or this one has to stop: what it was doing is no longer its work. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';
}

/** Writes to a row that this worker holds, and holds it longer. Throws LeaseLost when it does not. */
export async function keep(sync: Sync, row: IndexRow, set: Updateable<SearchIndexesTable>): Promise<IndexRow> {
  if (sync.stopping.aborted) throw new LeaseLost('this worker stops');
  const kept = await sync.db
    .updateTable('search_indexes')
    .set({ ...set, leased_until: new Date(sync.now().getTime() + leaseSeconds * 1000) })
    .where('id', '=', row.id)
    .where('leased_by', '=', sync.worker)
    .returningAll()
    .executeTakeFirst();
  if (!kept) throw new LeaseLost(`index ${row.id} is another worker’s now`);
  return kept;
}

/** Lets go of what this worker holds; when it last worked on it stays known. */
export async function release({ db, worker, now }: Pick<Sync, 'db' | 'worker' | 'now'>): Promise<void> {
  await db
    .updateTable('search_indexes')
    .set({ leased_by: null, leased_until: now() })
    .where('leased_by', '=', worker)
    .execute();
}

const longestWaitMs = 15_000;

/** Notes a failure; the next try comes later each time, but soon enough to have caught up a minute after the cause is gone. */
export async function noteFailure(sync: Sync, row: IndexRow, fault: string): Promise<void> {
  const now = sync.now();
  await sync.db
    .updateTable('search_indexes')
    .set({
      failures: sql`failures + 1`,
      retry_at: new Date(now.getTime() + Math.min(longestWaitMs, 500 * 2 ** row.failures)),
      fault: fault.slice(0, 300),
      fault_at: now,
    })
    .where('id', '=', row.id)
    .execute();
}

export async function park(sync: Sync, row: IndexRow, entry: { id: number; v: string }, reason: string): Promise<void> {
  const parked = { reason: reason.slice(0, 500), version: entry.v, parked_at: sync.now() };
  await sync.db
    .insertInto('parked_entries')
    .values({ index_id: row.id, entity_id: entry.id, ...parked })
    .onConflict((conflict) => conflict.columns(['index_id', 'entity_id']).doUpdateSet(parked))
    .execute();
}

export async function unpark(sync: Sync, row: IndexRow, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await sync.db.deleteFrom('parked_entries').where('index_id', '=', row.id).where('entity_id', 'in', ids).execute();
}

export async function parkedIn(sync: Pick<Sync, 'db'>, row: IndexRow): Promise<ReadonlyMap<number, string>> {
  const rows = await sync.db
    .selectFrom('parked_entries')
    .select(['entity_id', 'version'])
    .where('index_id', '=', row.id)
    .execute();
  return new Map(rows.map((each) => [each.entity_id, each.version]));
}
