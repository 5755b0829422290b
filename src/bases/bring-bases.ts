import { sql } from 'kysely';
import type { Tx } from '../ctx.ts';
import type { RegionCode } from '../reference/index.ts';
import { sealBasePhone } from './phone.ts';
import type { OfferedSlot } from './tables.ts';

/** What 附件5 says of a base. A key that is left out says nothing. */
export type BaseFacts = {
  readonly name: string;
  readonly district: RegionCode;
  readonly address: string;
  readonly contact_name: string;
  /** As organizations keep phone numbers. */
  readonly contact_phone: string;
  readonly offered: readonly OfferedSlot[];
};
export type BaseToBring = { readonly id: number | null; readonly facts: Partial<BaseFacts> };

/** Writes the bases of a list, in the transaction of the import, new ones in the order given; answers their ids in order. */
export async function bringBases(tx: Tx, bases: readonly BaseToBring[]): Promise<number[]> {
  if (bases.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('bases', 'id')) as id
    from generate_series(1, ${bases.filter((one) => one.id === null).length}::integer)`.execute(tx.db);
  const fresh = rows.map((row) => row.id);
  const columns = bases.map(({ id, facts: { contact_phone, ...facts } }) => {
    const row = id ?? fresh.shift()!;
    const phone =
      contact_phone === undefined ? undefined : sealBasePhone(tx.keys, row, contact_phone)?.toString('base64');
    return { ...facts, id: row, is_new: id === null, phone };
  });
  await sql`
    insert into bases (id, name, district, address, contact_name, contact_phone_sealed, offered, created_at, updated_at)
    select r.id, r.name, r.district, r.address, r.contact_name, decode(r.phone, 'base64'), coalesce(r.offered, '[]'),
      ${tx.now()}, ${tx.now()}
    from ${records(columns.filter((one) => one.is_new))} order by r.id`.execute(tx.db);
  await sql`
    update bases b set district = coalesce(r.district, b.district), address = coalesce(r.address, b.address),
      contact_name = coalesce(r.contact_name, b.contact_name), offered = coalesce(r.offered, b.offered),
      contact_phone_sealed = coalesce(decode(r.phone, 'base64'), b.contact_phone_sealed),
      version = b.version + 1, updated_at = ${tx.now()}
    from ${records(columns.filter((one) => !one.is_new))} where b.id = r.id`.execute(tx.db);
  return columns.map((one) => one.id);
}

const records = (rows: readonly object[]) => sql`
  jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
    id bigint, name text, district text, address text, contact_name text, phone text, offered jsonb
  )`;
