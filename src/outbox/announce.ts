import { sql } from 'kysely';
import type { Tx } from '../ctx.ts';

/**
 * Tells every engine, in every process, that these rows have changed. Part of the transaction that changes them: a
 * change that commits is announced, one that does not is not.
 */
export async function announce(tx: Tx, kind: 'position' | 'student', ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    insert into index_changes (kind, entity_id)
    select ${kind}, id from unnest(${[...ids]}::bigint[]) as id
  `.execute(tx.db);
}
