import { sql } from 'kysely';
import type { Tx } from '../ctx.ts';

/** One import writes at a time: what it found is not there, no other one adds meanwhile. Until the transaction ends. */
export async function holdImports(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('imports'))`.execute(tx.db);
}
