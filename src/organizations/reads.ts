import { sql, type RawBuilder } from 'kysely';
import { may, reachOf } from '../accounts/index.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import {
  creditCodeChecks,
  employerNamesLike,
  policyFigure,
  type EmployerKind,
  type RegionCode,
} from '../reference/index.ts';
import type { OrganizationsFilter } from './input.ts';
import { openEmployerPhone } from './phone.ts';
import { maskPhone, quotaOf, type Quota } from './rules.ts';

export type EmployerLine = {
  readonly id: number;
  readonly name: string;
  readonly kind: EmployerKind;
  readonly region: RegionCode | null;
  readonly headcount: number | null;
  readonly quota: Quota | null;
  readonly openPositions: number;
};
export type EmployersPage = {
  readonly rows: EmployerLine[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
};
export const employersPerPage = 20;

/** Employers for staff, those that miss most to their quota first. */
export async function employersFor(ctx: Ctx, filter: OrganizationsFilter): Promise<EmployersPage> {
  if (reachOf(ctx.actor, 'organizations.read') !== 'any') throw new NotFound();
  const share = policyFigure('quota_share').value;
  const missing = sql<number>`headcount * ${share}::numeric - coalesce(quota_counted, 0)`;
  let rows = ctx.db.selectFrom('employers');
  if (filter.words !== '')
    rows = rows.where((eb) =>
      eb.or([eb('name', 'ilike', like(filter.words)), eb('credit_code', '=', filter.words.toUpperCase())]),
    );
  if (filter.gap === 'yes') rows = rows.where(missing, '>', 0);
  const { count } = await rows.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(count / employersPerPage));
  const page = filter.page > pages ? 1 : filter.page;
  const found = await rows
    .select(['id', 'name', 'employer_kind', 'region', 'headcount', 'quota_counted'])
    .select((eb) =>
      eb
        .selectFrom('positions')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('positions.employer_id', '=', 'employers.id')
        .where('positions.state', '=', 'open')
        .as('open_positions'),
    )
    .orderBy(missing, (order) => order.desc().nullsLast())
    .orderBy('name')
    .orderBy('id')
    .limit(employersPerPage)
    .offset((page - 1) * employersPerPage)
    .execute();
  return { rows: found.map(toLine), count, page, pages };
}

type LineRow = {
  id: number;
  name: string;
  employer_kind: EmployerKind;
  region: string | null;
  headcount: number | null;
  quota_counted: number | null;
  open_positions: number | null;
};
const toLine = (row: LineRow): EmployerLine => ({
  id: row.id,
  name: row.name,
  kind: row.employer_kind,
  region: row.region,
  headcount: row.headcount,
  quota: quotaOf(row.headcount, row.quota_counted),
  openPositions: row.open_positions ?? 0,
});

const like = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

export type Employer = {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
  /** False: its last place does not check (GB 32100-2015). */
  readonly creditCodeChecks: boolean;
  readonly kind: EmployerKind;
  readonly region: RegionCode | null;
  readonly address: string | null;
  readonly headcount: number | null;
  readonly quotaCounted: number | null;
  readonly quota: Quota | null;
  readonly contactName: string | null;
  /** Masked for staff, whole for the employer itself. */
  readonly contactPhone: string | null;
  readonly version: number;
  readonly positions: Readonly<Record<'open' | 'waiting' | 'closed', number>>;
  readonly bases: readonly { readonly id: number; readonly name: string }[];
  /** May this actor change it? */
  readonly mayChange: boolean;
};

/** One employer: for staff, and for itself. */
export async function employerOf(ctx: Ctx, id: number): Promise<Employer> {
  if (!may(ctx.actor, 'organizations.read', { employerId: id })) throw new NotFound();
  const row = await ctx.db.selectFrom('employers').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new NotFound();
  const phone = openEmployerPhone(ctx.keys, id, row.contact_phone_sealed);
  const own = reachOf(ctx.actor, 'organizations.read') === 'employer';
  return {
    ...toLine({ ...row, open_positions: null }),
    creditCode: row.credit_code,
    creditCodeChecks: row.credit_code === null || creditCodeChecks(row.credit_code),
    address: row.address,
    quotaCounted: row.quota_counted,
    contactName: row.contact_name,
    contactPhone: phone === null || own ? phone : maskPhone(phone),
    version: row.version,
    positions: await positionCounts(ctx, id),
    bases: await ctx.db
      .selectFrom('bases')
      .select(['id', 'name'])
      .where('employer_id', '=', id)
      .orderBy('name')
      .execute(),
    mayChange: may(ctx.actor, 'organizations.change', { employerId: id }),
  };
}

async function positionCounts(ctx: Ctx, id: number): Promise<Employer['positions']> {
  const rows = await ctx.db
    .selectFrom('positions')
    .select(['state', (eb) => eb.fn.countAll<number>().as('n')])
    .where('employer_id', '=', id)
    .groupBy('state')
    .execute();
  const of = (state: string) => rows.find((row) => row.state === state)?.n ?? 0;
  return { open: of('open'), waiting: of('waiting') + of('draft'), closed: of('closed') };
}

/** The employer that the actor belongs to; not found for everybody else. */
export function ownEmployerId(ctx: Ctx): number {
  const id = ctx.actor.kind === 'person' ? ctx.actor.membership?.scope.employerId : undefined;
  if (id === undefined) throw new NotFound();
  return id;
}

export type NamedEmployer = { readonly id: number; readonly name: string; readonly creditCode: string | null };

/** Employers that a text names: by credit code, else by exact name. Staff only. */
export async function employersNamed(ctx: Ctx, text: string): Promise<NamedEmployer[]> {
  if (reachOf(ctx.actor, 'organizations.read') !== 'any') throw new NotFound();
  const byCode = await namedEmployers(ctx).where('credit_code', '=', text.toUpperCase()).execute();
  return byCode.length > 0
    ? byCode
    : namedEmployers(ctx)
        .where(halfWidth(sql.ref('name')), '=', halfWidth(sql.val(text)))
        .limit(20)
        .execute();
}

/** At most five employers whose names are most like a text in what tells employers apart, best first. Staff only. */
export async function employersLike(ctx: Ctx, text: string): Promise<NamedEmployer[]> {
  if (reachOf(ctx.actor, 'organizations.read') !== 'any') throw new NotFound();
  const all = await namedEmployers(ctx).execute();
  const names = employerNamesLike(new Set(all.map((row) => row.name)), text, 5);
  return names.flatMap((name) => all.filter((row) => row.name === name)).slice(0, 5);
}

/** （北京） and (北京) are the same name. */
const halfWidth = (text: RawBuilder<unknown>) => sql<string>`translate(${text}, '（）', '()')`;
const namedEmployers = (ctx: Ctx) =>
  ctx.db.selectFrom('employers').select(['id', 'name', 'credit_code as creditCode']).orderBy('id');

export type FoundEmployer =
  | { readonly ok: true; readonly id: number }
  /** None, or several with that name: what to write instead. */
  | { readonly ok: false; readonly suggestions: readonly string[] };

/** The one employer that staff mean by a name or a credit code. */
export async function findEmployer(ctx: Ctx, text: string): Promise<FoundEmployer> {
  const named = await employersNamed(ctx, text);
  if (named.length === 1) return { ok: true, id: named[0]!.id };
  const several = named.length > 1;
  const likely = several ? named : await employersLike(ctx, text);
  return { ok: false, suggestions: likely.map((one) => (several && one.creditCode ? one.creditCode : one.name)) };
}
