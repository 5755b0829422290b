import { sql } from 'kysely';
import { IndexFault } from '../meilisearch/faults.ts';
import { build } from './build.ts';
import { follow } from './follow.ts';
import { reconcile } from './reconcile.ts';
import { keep, lease, LeaseLost, noteFailure, rowOf, type IndexRow, type Sync } from './rows.ts';
import type { Hands } from './send.ts';
import { TaskFailed } from './server.ts';

/** Indexes are compared with the rows this often, and seldom enough to take a twentieth of the time at most. */
const leastBetweenChecksMs = 20_000;
/** An index that was replaced is deleted this much later: questions to it are answered by then. */
const retiredForMs = 10_000;

/**
 * One turn of work on one index. Several processes may take turns: one at a time has the lease. `doubt`: an answer was
 * not as it should be, so it is compared with the rows now. What goes wrong is noted, so that the next try waits; a fault
 * of the server is given back, anything else is thrown.
 */
export async function takeTurn(hands: Hands, doubt = false): Promise<IndexFault | TaskFailed | null> {
  const { sync } = hands;
  const found = await rowOf(sync, hands.feed);
  const row = await lease(sync, found);
  if (!row) return null;
  try {
    await work(hands, isForgotten(sync, found) || found.ahead ? { ...row, rebuild_asked_at: sync.now() } : row, doubt);
    return null;
  } catch (error) {
    if (error instanceof LeaseLost) return null;
    await noteFailure(sync, row, error instanceof Error ? error.message : String(error));
    if (!(error instanceof IndexFault || error instanceof TaskFailed)) throw error;
    if (isGone(error)) await forgetIndex(sync, row);
    return error;
  }
}

/** Nobody has worked on it for so long that changes it would need may be deleted by now: see `forgetChanges`. */
const forgottenAfterMs = 6 * 24 * 3_600_000;
const isForgotten = (sync: Sync, { leased_until }: IndexRow): boolean =>
  leased_until !== null && sync.now().getTime() - leased_until.getTime() > forgottenAfterMs;

async function work(hands: Hands, row: IndexRow, doubt: boolean): Promise<void> {
  const { sync } = hands;
  if (row.uid === null || row.rebuild_asked_at !== null) return void (await build(hands, row));
  const followed = await follow(hands, row);
  if (doubt || isCheckDue(sync, followed)) await reconcile(hands, followed);
  await dropRetired(hands, followed);
}

function isCheckDue(sync: Sync, { checked_at, check_ms, built_at }: IndexRow): boolean {
  const last = Math.max(checked_at?.getTime() ?? 0, built_at?.getTime() ?? 0);
  return sync.now().getTime() - last >= Math.max(leastBetweenChecksMs, 20 * check_ms);
}

async function dropRetired({ sync, writer }: Hands, row: IndexRow): Promise<void> {
  if (row.retired_uid === null || sync.now().getTime() - (row.built_at?.getTime() ?? 0) < retiredForMs) return;
  await writer.drop(row.retired_uid, () => keep(sync, row, {}));
  await keep(sync, row, { retired_uid: null });
}

const isGone = (error: Error): boolean =>
  (error instanceof IndexFault && (error.kind === 'missing' || error.kind === 'unfit')) ||
  (error instanceof TaskFailed && error.code === 'index_not_found');

/** Lets go of an index that is gone or not ours any more: the next turn builds one, after deleting what stands there. */
async function forgetIndex(sync: Sync, row: IndexRow): Promise<void> {
  await sync.db
    .updateTable('search_indexes')
    .set({
      uid: null,
      mark: null,
      building_uid: sql`coalesce(building_uid, uid)`,
      retired_uid: sql`case when building_uid is null then retired_uid else coalesce(retired_uid, uid) end`,
      retry_at: null,
    })
    .where('id', '=', row.id)
    .where('leased_by', '=', sync.worker)
    .execute();
}
