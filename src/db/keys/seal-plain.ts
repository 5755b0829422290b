import { sql, type Kysely } from 'kysely';
import { seal, type Keys } from '../../crypt/index.ts';
import type { Tables } from '../tables.ts';
import { placeOf, sealedColumns } from './sealed-columns.ts';

type Db = Kysely<Tables>;

/** Columns that a migration has left to be sealed, each with the one that it is sealed into. */
const left = [
  { table: 'students', plain: 'remark_plain', column: 'remark_sealed' },
  { table: 'agency_requests', plain: 'note_plain', column: 'note_sealed' },
  { table: 'imports', plain: 'file_name_plain', column: 'file_name_sealed' },
] as const;
const atOnce = 500;

/** Seals what a migration found in clear, since only an open house has the keys. Nothing to do, but for once. */
export async function sealPlain(db: Db, keys: Keys): Promise<void> {
  for (const each of left) while ((await sealBatch(db, keys, each)) > 0);
}

function sealBatch(db: Db, keys: Keys, { table, plain, column }: (typeof left)[number]): Promise<number> {
  const to = sealedColumns.find((one) => one.table === table && one.column === column)!;
  const row = sql.ref(to.row);
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ row: string | number; text: string }>`
      select ${row} as row, ${sql.ref(plain)} as text from ${sql.table(table)}
      where ${sql.ref(plain)} is not null limit ${atOnce} for update`.execute(trx);
    const sealed = rows.map((one) => seal(keys, placeOf(to, one.row), one.text));
    await sql`
      update ${sql.table(table)} as t set ${sql.ref(plain)} = null, ${sql.ref(column)} = v.sealed
      from unnest(${rows.map((one) => one.row)}::${sql.raw(to.rowType)}[], ${sealed}::bytea[]) as v (row, sealed)
      where t.${row} = v.row`.execute(trx);
    return rows.length;
  });
}
