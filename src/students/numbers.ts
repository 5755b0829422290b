import { sql } from 'kysely';
import type { Tx } from '../ctx.ts';

/**
 * The next `count` free registration numbers (D00001 …), lowest first. Until this transaction ends nobody else gets any,
 * so two that add at the same time wait for one another. Who brings numbers of her own calls this first, too.
 */
export async function nextNumbers(tx: Tx, count: number): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtext('students.number'))`.execute(tx.db);
  const { rows } = await sql<{ last: number | null }>`
    select max(substring(number from '^D([0-9]{1,9})$')::integer) as last from students`.execute(tx.db);
  const last = rows[0]?.last ?? 0;
  return Array.from({ length: count }, (_, index) => `D${String(last + index + 1).padStart(5, '0')}`);
}

/** Ids for rows to come: what is sealed is bound to the id of its row, so the id has to be known first. */
export async function nextIds(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('students', 'id')) as id from generate_series(1, ${count}::integer)`.execute(
    tx.db,
  );
  return rows.map((row) => row.id);
}
