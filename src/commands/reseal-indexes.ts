import { sql } from 'kysely';
import { mailKey } from '../accounts/fingerprint.ts';
import { blind, open, type Keys } from '../crypt/index.ts';
import { placeOf, sealedColumns } from '../db/keys/sealed-columns.ts';
import type { Deps } from '../deps.ts';

type Db = Deps['db'];
type Index = {
  readonly table: string;
  /** What it is made from, and what it is. */
  readonly from: string;
  readonly to: string;
  readonly type: 'bytea' | 'text';
  readonly make: (keys: Keys, text: string) => Buffer | string | null;
};

/** Every blind index with the sealed column that it is of. A test keeps the list whole. */
export const blindIndexes: readonly Index[] = [
  { table: 'users', from: 'mail_sealed', to: 'email', type: 'text', make: mailKey },
  ...(['phone', 'mail'] as const).map((kind) => ({
    table: 'students',
    from: `${kind}_sealed`,
    to: `${kind}_blind`,
    type: 'bytea' as const,
    make: (keys: Keys, text: string) => blind(keys, kind, text),
  })),
  {
    table: 'disabilities',
    from: 'certificate_sealed',
    to: 'certificate_blind',
    type: 'bytea',
    make: (keys, text) => blind(keys, 'certificate', text),
  },
  {
    table: 'registrations',
    from: 'facts_sealed',
    to: 'certificate_blind',
    type: 'bytea',
    make: (keys, text) => {
      const { certificate = null } = JSON.parse(text) as { certificate?: string | null };
      return certificate === null ? null : blind(keys, 'certificate', certificate);
    },
  },
];

/** Makes every blind index anew with these keys, in the transaction that it is given. Returns how many. */
export async function reblind(trx: Db, keys: Keys): Promise<number> {
  let count = 0;
  for (const index of blindIndexes) {
    const source = sealedColumns.find(({ table, column }) => table === index.table && column === index.from)!;
    const { rows } = await sql<{ row: string | number; sealed: Buffer }>`
      select ${sql.ref(source.row)} as row, ${sql.ref(index.from)} as sealed from ${sql.table(index.table)}
      where ${sql.ref(index.from)} is not null`.execute(trx);
    const made = rows.map(({ row, sealed }) => index.make(keys, open(keys, placeOf(source, row), sealed)));
    await sql`
      update ${sql.table(index.table)} as t set ${sql.ref(index.to)} = v.made
      from unnest(${rows.map((one) => one.row)}::${sql.raw(source.rowType)}[], ${made}::${sql.raw(index.type)}[])
        as v (row, made)
      where t.${sql.ref(source.row)} = v.row`.execute(trx);
    count += rows.length;
  }
  return count;
}
