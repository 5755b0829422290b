import { sql, type Kysely } from 'kysely';
import { open, seal, type Keys } from '../../crypt/index.ts';
import type { Tables } from '../tables.ts';
import { placeOf, sealedColumns, type SealedColumn } from './sealed-columns.ts';

type Db = Kysely<Tables>;
type Row = { readonly row: string | number; readonly sealed: Buffer };
export type Resealed = {
  readonly count: number;
  /** Values that no key opens, by table and column: they stay as they are. */
  readonly broken: Readonly<Record<string, number>>;
};

/** Rows at a time; of a column with whole files one. */
const atOnce = 500;

/** Seals every value anew that another key than the newest has sealed, a batch a transaction. It can be run again. */
export async function resealValues(db: Db, keys: Keys): Promise<Resealed> {
  let count = 0;
  const broken: Record<string, number> = {};
  for (const each of sealedColumns) {
    let after: Row['row'] | null = null;
    for (;;) {
      const batch = await db.transaction().execute((trx) => resealBatch(trx, keys, each, after));
      count += batch.sealed;
      const failed = batch.read - batch.sealed;
      if (failed > 0) broken[`${each.table}.${each.column}`] = (broken[`${each.table}.${each.column}`] ?? 0) + failed;
      if (batch.last === null) break;
      after = batch.last;
    }
  }
  return { count, broken };
}

async function resealBatch(trx: Db, keys: Keys, each: SealedColumn, after: Row['row'] | null) {
  const [table, row, column] = [sql.table(each.table), sql.ref(each.row), sql.ref(each.column)];
  const type = sql.raw(each.rowType);
  const { rows } = await sql<Row>`
    select ${row} as row, ${column} as sealed from ${table}
    where ${column} is not null and get_byte(${column}, 2) <> ${keys.sealingId}
      and (${after}::${type} is null or ${row} > ${after}::${type})
    order by ${row} limit ${each.large ? 1 : atOnce} for update`.execute(trx);
  const anew = rows.flatMap((one) => sealedAnew(keys, each, one) ?? []);
  await sql`
    update ${table} as t set ${column} = v.sealed
    from unnest(${anew.map((one) => one.row)}::${type}[], ${anew.map((one) => one.sealed)}::bytea[]) as v (row, sealed)
    where t.${row} = v.row`.execute(trx);
  return { read: rows.length, sealed: anew.length, last: rows.at(-1)?.row ?? null };
}

function sealedAnew(keys: Keys, each: SealedColumn, { row, sealed }: Row): Row | null {
  const place = placeOf(each, row);
  try {
    return { row, sealed: seal(keys, place, open(keys, place, sealed)) };
  } catch {
    return null;
  }
}
