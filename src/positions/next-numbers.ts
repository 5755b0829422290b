import { sql } from 'kysely';
import type { Tx } from '../ctx.ts';

/**
 * The next free numbers (岗位编号), P00001 and on: above every number of that form that is there. Whoever asks at the same
 * time waits until this transaction has ended, so that no number is given twice.
 */
export async function nextNumbers(tx: Tx, count: number): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtext('positions.number'))`.execute(tx.db);
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(substring(number from 2)::bigint), 0) as last from positions where number ~ '^P[0-9]{5,12}$'
  `.execute(tx.db);
  const last = rows[0]!.last;
  return Array.from({ length: count }, (_, index) => `P${String(last + index + 1).padStart(5, '0')}`);
}
