import { sql } from 'kysely';
import { today, type Tx } from '../../ctx.ts';
import { seal } from '../../crypt/index.ts';
import type { Tables } from '../tables.ts';

type Numbered = 'employers' | 'schools' | 'bases' | 'declaration_lists' | 'positions' | 'students' | 'messages';

/** Ids for rows to come: what is sealed is bound to the id of its row, so the id has to be known first. */
export async function nextIds(tx: Tx, table: Numbered & keyof Tables, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count}::integer)`.execute(
    tx.db,
  );
  return rows.map((row) => row.id);
}

/** Each row by its key, with the id that it gets. */
export async function numbered<T>(tx: Tx, table: Numbered, rows: readonly T[], keyOf: (row: T) => string) {
  const ids = await nextIds(tx, table, rows.length);
  return new Map(rows.map((row, at) => [keyOf(row), { id: ids[at]!, row }]));
}

/** Seals a value for its column as every room does: table, column, id of the row. Nothing stays nothing. */
export const sealed = (tx: Tx, table: string, id: number) => (column: string, text: string | undefined) =>
  text === undefined ? null : seal(tx.keys, { table, column: `${column}_sealed`, row: id }, text);

/** The day so many days after today; null stays null. */
export function dayAfter<N extends number | null>(tx: Tx, days: N): N extends null ? string | null : string {
  const at = days === null ? null : new Date(Date.parse(today(tx)) + days * 86_400_000).toISOString().slice(0, 10);
  return at as N extends null ? string | null : string;
}
