import { sql } from 'kysely';
import { today, type Tx } from '../ctx.ts';
import { bringSchools } from '../organizations/index.ts';
import { announce } from '../outbox/index.ts';
import { bringDisabilities } from './bring-disabilities.ts';
import { columnsOf, names, recordset, setAll, values } from './bring-columns.ts';
import type { StudentToBring } from './bring-facts.ts';
import { bringNeeds } from './bring-needs.ts';
import { nextIds, nextNumbers } from './numbers.ts';

export type Brought = { readonly id: number; readonly number: string };

/** So many rows go into one statement: its text stays small beside the answer's time. */
const rowsAtOnce = 500;

/**
 * Writes the students of a workbook, in the transaction of the import: new records in the order given, which is the order
 * of their serials, and of known ones what is given. Who may do that and what may be written, the import has asked.
 * Answers the id and number of each, in the same order.
 */
export async function bringStudents(tx: Tx, students: readonly StudentToBring[]): Promise<Brought[]> {
  if (students.length === 0) return [];
  const schools = await bringSchools(
    tx,
    students.flatMap(({ facts }) => facts.school ?? []),
  );
  const fresh = await nextIds(tx, students.filter((one) => one.id === null).length);
  const rows = students.map((one) => ({ ...one, id: one.id ?? fresh.shift()!, isNew: one.id === null }));
  const added = rows.filter((row) => row.isNew);
  // Who brings numbers waits for those who take the next free ones, and takes hers first.
  await nextNumbers(tx, 0);
  const column = (row: (typeof rows)[number], number?: string) => columnsOf(tx, row.id, row.facts, schools, number);
  await insert(
    tx,
    added.filter((row) => row.facts.number !== undefined).map((row) => column(row)),
  );
  for (const unregistered of [false, true]) {
    const without = added.filter(
      (row) => row.facts.number === undefined && (row.unregistered ?? false) === unregistered,
    );
    const numbers = await (unregistered ? nextListNumbers : nextNumbers)(tx, without.length);
    await insert(
      tx,
      without.map((row, at) => column(row, numbers[at]!)),
    );
  }
  await update(
    tx,
    rows.filter((row) => !row.isNew).map((row) => column(row)),
  );
  await bringDisabilities(tx, rows);
  await bringNeeds(tx, rows);
  await announce(
    tx,
    'student',
    rows.map((row) => row.id),
  );
  return numbersOf(
    tx,
    rows.map((row) => row.id),
  );
}

/** Begins the number of who came with a list and has not registered yet. */
export const listNumber = 'X';

/**
 * Numbers for students who have not registered yet (X00001 …): the agency's own 编号, which their forms will bring, must
 * not be taken by then.
 */
async function nextListNumbers(tx: Tx, count: number): Promise<string[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ last: number | null }>`
    select max(substring(number from '^X([0-9]{1,9})$')::integer) as last from students where number like 'X%'`.execute(
    tx.db,
  );
  const last = rows[0]?.last ?? 0;
  return Array.from({ length: count }, (_, index) => `${listNumber}${String(last + index + 1).padStart(5, '0')}`);
}

async function insert(tx: Tx, rows: readonly Record<string, unknown>[]): Promise<void> {
  const day = today(tx);
  for (const part of parts(rows.map((row) => ({ registered_on: day, ...row })))) {
    await sql`
      insert into students (${names}, created_at, updated_at)
      select ${values}, ${tx.now()}, ${tx.now()}
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as r(${recordset}) order by r.id`.execute(tx.db);
  }
}

async function update(tx: Tx, rows: readonly Record<string, unknown>[]): Promise<void> {
  for (const part of parts(rows)) {
    await sql`
      update students s set ${setAll}, version = s.version + 1, updated_at = ${tx.now()}
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as r(${recordset}) where s.id = r.id`.execute(tx.db);
  }
}

function* parts<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce);
}

async function numbersOf(tx: Tx, ids: readonly number[]): Promise<Brought[]> {
  const { rows } = await sql<Brought>`
    select s.id, s.number from unnest(${[...ids]}::bigint[]) with ordinality as wanted(id, place)
    join students s on s.id = wanted.id order by wanted.place`.execute(tx.db);
  return rows;
}
