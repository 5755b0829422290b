import { sql } from 'kysely';
import { may, reachOf } from '../accounts/index.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { maskPhone } from '../organizations/index.ts';
import type { RegionCode } from '../reference/index.ts';
import type { BasesFilter } from './input.ts';
import { openBasePhone } from './phone.ts';
import type { OfferedSlot } from './tables.ts';

export type BaseLine = {
  readonly id: number;
  readonly name: string;
  readonly district: RegionCode | null;
  readonly offered: readonly OfferedSlot[];
  readonly openPositions: number;
};
export type BasesPage = {
  readonly rows: BaseLine[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
};
const perPage = 20;

/** Bases for staff, district by district. `filter.district`: a code, or `all`. */
export async function basesFor(ctx: Ctx, filter: BasesFilter): Promise<BasesPage> {
  if (reachOf(ctx.actor, 'bases.read') !== 'any') throw new NotFound();
  let rows = ctx.db.selectFrom('bases');
  if (filter.district !== 'all') rows = rows.where('district', '=', filter.district);
  if (filter.words !== '') rows = rows.where('name', 'ilike', `%${filter.words.replace(/[\\%_]/g, '\\$&')}%`);
  const { count } = await rows.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(count / perPage));
  const page = filter.page > pages ? 1 : filter.page;
  const found = await rows
    .select(['id', 'name', 'district', 'offered'])
    .select(
      sql<number>`(select count(*) from positions where positions.base_id = bases.id and positions.state = 'open')`.as(
        'openPositions',
      ),
    )
    .orderBy('district')
    .orderBy('name')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  return { rows: found, count, page, pages };
}

export type Base = {
  readonly id: number;
  readonly name: string;
  readonly district: RegionCode | null;
  readonly address: string | null;
  readonly contactName: string | null;
  /** Masked for staff, whole for the base itself. */
  readonly contactPhone: string | null;
  readonly employer: { readonly id: number; readonly name: string } | null;
  readonly offered: readonly OfferedSlot[];
  readonly version: number;
  readonly positions: readonly BasePosition[];
  readonly declarations: readonly BaseDeclaration[];
  /** May this actor change it? */
  readonly mayChange: boolean;
};
/** An internship position that it posted and that is not closed. */
export type BasePosition = {
  readonly number: string;
  readonly title: string;
  readonly state: 'waiting' | 'open';
  readonly headcount: number;
  readonly taken: number;
};
/** A 附件5 that it was in. */
export type BaseDeclaration = {
  readonly district: RegionCode;
  readonly declaredOn: string;
  readonly place: number;
  readonly offered: readonly OfferedSlot[];
};

/** One base: for staff, and for itself. */
export async function baseOf(ctx: Ctx, id: number): Promise<Base> {
  if (!may(ctx.actor, 'bases.read', { baseId: id })) throw new NotFound();
  const row = await ctx.db
    .selectFrom('bases')
    .leftJoin('employers', 'employers.id', 'bases.employer_id')
    .selectAll('bases')
    .select('employers.name as employer_name')
    .where('bases.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  const phone = openBasePhone(ctx.keys, id, row.contact_phone_sealed);
  const own = reachOf(ctx.actor, 'bases.read') === 'base';
  return {
    id,
    name: row.name,
    district: row.district,
    address: row.address,
    contactName: row.contact_name,
    contactPhone: phone === null || own ? phone : maskPhone(phone),
    employer: row.employer_id === null ? null : { id: row.employer_id, name: row.employer_name ?? '' },
    offered: row.offered,
    version: row.version,
    positions: await positionsOf(ctx, id),
    declarations: await declarationsOf(ctx, id),
    mayChange: may(ctx.actor, 'bases.change', { baseId: id, district: row.district }),
  };
}

async function positionsOf(ctx: Ctx, id: number): Promise<BasePosition[]> {
  const rows = await ctx.db
    .selectFrom('positions')
    .select(['number', 'title', 'state', 'headcount', 'taken'])
    .where('base_id', '=', id)
    .where('kind', '=', 'internship')
    .where('state', 'in', ['waiting', 'open'])
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as BasePosition['state'] }));
}

function declarationsOf(ctx: Ctx, id: number): Promise<BaseDeclaration[]> {
  return ctx.db
    .selectFrom('declarations')
    .innerJoin('declaration_lists', 'declaration_lists.id', 'declarations.list_id')
    .select([
      'declaration_lists.district',
      'declaration_lists.declared_on as declaredOn',
      'declarations.place',
      'declarations.offered',
    ])
    .where('declarations.base_id', '=', id)
    .orderBy('declaration_lists.declared_on', 'desc')
    .execute();
}

/** The base that the actor belongs to; not found for everybody else. */
export function ownBaseId(ctx: Ctx): number {
  const id = ctx.actor.kind === 'person' ? ctx.actor.membership?.scope.baseId : undefined;
  if (id === undefined) throw new NotFound();
  return id;
}

export type BaseOwner = { readonly id: number; readonly name: string; readonly employerId: number | null };

/** The bases of an employer, for the form in which it posts. */
export function basesOfEmployer(ctx: Pick<Ctx, 'db'>, employerId: number): Promise<BaseOwner[]> {
  return ctx.db
    .selectFrom('bases')
    .select(['id', 'name', 'employer_id as employerId'])
    .where('employer_id', '=', employerId)
    .orderBy('name')
    .execute();
}

/** A base and the employer that it belongs to, or null. */
export async function baseOwner(ctx: Pick<Ctx, 'db'>, id: number): Promise<BaseOwner | null> {
  const rows = ctx.db.selectFrom('bases').select(['id', 'name', 'employer_id as employerId']);
  return (await rows.where('id', '=', id).executeTakeFirst()) ?? null;
}
