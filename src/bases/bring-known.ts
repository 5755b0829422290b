import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { RegionCode } from '../reference/index.ts';
import type { BaseFacts } from './bring-bases.ts';
import { openListPhone } from './bring-declarations.ts';
import { openBasePhone } from './phone.ts';
import type { BaseRow, OfferedSlot } from './tables.ts';
import type { Selectable } from 'kysely';

export type ListOf = { readonly district: RegionCode; readonly declared_on: string };
/** A base as 附件5 sees it, and how it stands on one list. */
export type BaseOnRecord = {
  readonly id: number;
  readonly name: string;
  readonly district: string | null;
  /** What is on record; a key that is left out is empty there. */
  readonly facts: Partial<BaseFacts>;
  readonly declared: { readonly place: number; readonly offered: readonly OfferedSlot[] } | null;
};
type Reader = Pick<Ctx, 'db' | 'keys'>;

/** The bases of these names, and their places on a district's list of a day. */
export async function basesMeant(
  ctx: Reader,
  names: readonly string[],
  list: ListOf,
  lock: boolean,
): Promise<BaseOnRecord[]> {
  const { rows } = await sql<Row>`
    select b.*, d.place, d.offered as declared_offer from bases b
    left join (
      select base_id, place, offered from declarations where list_id = (
        select id from declaration_lists where district = ${list.district} and declared_on = ${list.declared_on}::date
      )
    ) d on d.base_id = b.id
    where b.name = any(${[...names]}::text[])
    ${lock ? sql`for update of b` : sql``}`.execute(ctx.db);
  return rows.map((row) => recordOf(ctx, row));
}

export type ListOnRecord = ListOf & {
  readonly unit_head: string | null;
  readonly filled_by: string | null;
  readonly phone: string | null;
};

/** Head and foot of a district's list of a day; null where there is none. */
export async function listOf(ctx: Reader, list: ListOf): Promise<ListOnRecord | null> {
  const row = await ctx.db
    .selectFrom('declaration_lists')
    .selectAll()
    .where('district', '=', list.district)
    .where('declared_on', '=', list.declared_on)
    .executeTakeFirst();
  return row ? { ...row, phone: openListPhone(ctx.keys, row.id, row.phone_sealed) } : null;
}

/** The newest list of a district with its bases in their places; null where it has sent none. */
export async function newestList(
  ctx: Reader,
  district: RegionCode,
): Promise<{ list: ListOnRecord; bases: BaseOnRecord[] } | null> {
  const newest = await ctx.db
    .selectFrom('declaration_lists')
    .select(['id', 'district', 'declared_on'])
    .where('district', '=', district)
    .orderBy('declared_on', 'desc')
    .executeTakeFirst();
  const list = newest && (await listOf(ctx, newest));
  if (!list) return null;
  const { rows } = await sql<Row>`
    select b.*, d.place, d.offered as declared_offer from declarations d join bases b on b.id = d.base_id
    where d.list_id = ${newest.id} order by d.place, b.id`.execute(ctx.db);
  return { list, bases: rows.map((row) => recordOf(ctx, row)) };
}

/** The districts that have sent a list, in the order of their codes. */
export async function declaringDistricts(ctx: Pick<Ctx, 'db'>): Promise<RegionCode[]> {
  const rows = await ctx.db.selectFrom('declaration_lists').select('district').distinct().orderBy('district').execute();
  return rows.map((row) => row.district);
}

type Row = Selectable<BaseRow> & { place: number | null; declared_offer: OfferedSlot[] | null };

function recordOf(ctx: Reader, row: Row): BaseOnRecord {
  const facts = {
    name: row.name,
    district: row.district,
    address: row.address,
    contact_name: row.contact_name,
    contact_phone: openBasePhone(ctx.keys, row.id, row.contact_phone_sealed),
    offered: row.offered,
  };
  return {
    id: row.id,
    name: row.name,
    district: row.district,
    facts: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)) as Partial<BaseFacts>,
    declared: row.place === null ? null : { place: row.place, offered: row.declared_offer ?? [] },
  };
}
