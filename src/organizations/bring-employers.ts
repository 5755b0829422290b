import { sql } from 'kysely';
import type { Tx } from '../ctx.ts';
import { announce } from '../outbox/index.ts';
import type { EmployerKind } from '../reference/index.ts';

/** An employer to write: with an id the one that is changed, without one a new one. What is left out stays. */
export type EmployerToBring = {
  readonly id: number | null;
  readonly name?: string;
  readonly credit_code?: string;
  readonly employer_kind?: EmployerKind;
};

/**
 * Writes the employers of a workbook, in the transaction of the import, new ones in the order given; answers their ids in
 * that order. Positions of an employer whose kind changes are announced: they are matched by it.
 */
export async function bringEmployers(tx: Tx, employers: readonly EmployerToBring[]): Promise<number[]> {
  if (employers.length === 0) return [];
  const added = employers.filter((one) => one.id === null);
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('employers', 'id')) as id from generate_series(1, ${added.length}::integer)`.execute(
    tx.db,
  );
  const fresh = rows.map((row) => row.id);
  const ids = employers.map((one) => one.id ?? fresh.shift()!);
  const columns = employers.map((one, at) => ({ ...one, id: ids[at]!, is_new: one.id === null }));
  await sql`
    insert into employers (id, name, credit_code, employer_kind, created_at, updated_at)
    select r.id, r.name, r.credit_code, r.employer_kind, ${tx.now()}, ${tx.now()}
    from ${records(columns.filter((one) => one.is_new))} order by r.id`.execute(tx.db);
  await update(
    tx,
    columns.filter((one) => !one.is_new),
  );
  return ids;
}

async function update(tx: Tx, columns: readonly (EmployerToBring & { id: number })[]): Promise<void> {
  if (columns.length === 0) return;
  const { rows } = await sql<{ id: number }>`
    select p.id from ${records(columns)} join employers e on e.id = r.id join positions p on p.employer_id = e.id
    where r.employer_kind <> e.employer_kind order by p.id`.execute(tx.db);
  await sql`
    update employers e set name = coalesce(r.name, e.name), credit_code = coalesce(r.credit_code, e.credit_code),
      employer_kind = coalesce(r.employer_kind, e.employer_kind), version = e.version + 1, updated_at = ${tx.now()}
    from ${records(columns)} where e.id = r.id`.execute(tx.db);
  await announce(
    tx,
    'position',
    rows.map((row) => row.id),
  );
}

const records = (rows: readonly object[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id bigint, name text, credit_code text, employer_kind text)`;
