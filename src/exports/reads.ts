import type { ExpressionBuilder } from 'kysely';
import { declaringDistricts } from '../bases/index.ts';
import type { Ctx } from '../ctx.ts';
import type { Tables } from '../db/tables.ts';
import { homeCity } from '../imports/index.ts';
import { districtsIn, regionShortName } from '../reference/index.ts';
import { exportKinds, needsReason, type ExportKind } from './kinds.ts';
import { reachedFilter, type ExportFilter } from './take-export.ts';

export type Offer = {
  readonly kind: ExportKind;
  /** It is taken for a reason only. */
  readonly sealed: boolean;
  /** How many rows it would have; null: something has to be chosen first. */
  readonly count: number | null;
  /** How many students are in no such form, since their school or district is not known. */
  readonly left: number;
};
export type Choices = {
  /** Empty where the reader has a district or school of her own. */
  readonly districts: readonly { readonly code: string; readonly name: string }[];
  readonly schools: readonly { readonly id: number; readonly name: string }[];
  readonly years: readonly number[];
};

/** The forms within this actor's reach with how much each would hold; 附件2 is taken from a student's page. */
export async function offersFor(ctx: Ctx, filter: ExportFilter): Promise<Offer[]> {
  const offers: Offer[] = [];
  for (const kind of exportKinds) {
    const reached = reachedFilter(ctx, kind, filter);
    if (reached === null) continue;
    const lacks =
      kind === 'annex2' ||
      (kind === 'annex1' && reached.schoolId === null) ||
      (kind === 'annex3' && reached.district === null);
    offers.push({
      kind,
      sealed: needsReason(kind),
      count: lacks ? null : await countOf(ctx, kind, reached),
      left: await leftOut(ctx, kind, reached),
    });
  }
  return offers;
}

async function countOf(ctx: Ctx, kind: ExportKind, filter: ExportFilter): Promise<number> {
  if (kind === 'annex5') return countDeclared(ctx, filter);
  if (kind === 'positions') {
    const { district } = filter;
    const { count } = await ctx.db
      .selectFrom('positions')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('state', '!=', 'draft')
      .$if(district !== null, (rows) => rows.where('region', '=', district))
      .executeTakeFirstOrThrow();
    return count;
  }
  const { count } = await ctx.db
    .selectFrom('students')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) => within(eb, filter))
    .executeTakeFirstOrThrow();
  return count;
}

/** Whoever has a district or school of her own reaches nobody without one. */
async function leftOut(ctx: Ctx, kind: ExportKind, filter: ExportFilter): Promise<number> {
  const unknown = { annex1: 'school_id', annex3: 'district' } as const;
  if (kind !== 'annex1' && kind !== 'annex3') return 0;
  const scope = (ctx.actor.kind === 'person' ? ctx.actor.membership?.scope : undefined) ?? {};
  if (kind === 'annex1' ? scope.schoolId !== undefined : scope.district !== undefined) return 0;
  const others = kind === 'annex1' ? { ...filter, schoolId: null } : { ...filter, district: null };
  const { count } = await ctx.db
    .selectFrom('students')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) => within(eb, others))
    .where(unknown[kind], 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

const within = (eb: ExpressionBuilder<Tables, 'students'>, { district, schoolId, year }: ExportFilter) =>
  eb.and([
    ...(district === null ? [] : [eb('district', '=', district)]),
    ...(schoolId === null ? [] : [eb('school_id', '=', schoolId)]),
    ...(year === null ? [] : [eb('graduation_year', '=', year)]),
  ]);

/** Bases on the newest list of each district. */
async function countDeclared(ctx: Ctx, { district }: ExportFilter): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('declarations')
    .innerJoin('declaration_lists as l', 'l.id', 'declarations.list_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('l.declared_on', '=', (eb) =>
      eb
        .selectFrom('declaration_lists as other')
        .select((one) => one.fn.max('other.declared_on').as('newest'))
        .whereRef('other.district', '=', 'l.district'),
    )
    .$if(district !== null, (rows) => rows.where('l.district', '=', district!))
    .executeTakeFirstOrThrow();
  return count;
}

/** What the filter can be set to: only what there is something of, within this actor's reach. */
export async function choicesFor(ctx: Ctx): Promise<Choices> {
  const scope = (ctx.actor.kind === 'person' ? ctx.actor.membership?.scope : undefined) ?? {};
  const own = { district: scope.district ?? null, schoolId: scope.schoolId ?? null, year: null, number: null };
  const students = ctx.db.selectFrom('students').where((eb) => within(eb, own));
  const years = await students
    .select('graduation_year as year')
    .distinct()
    .where('graduation_year', 'is not', null)
    .orderBy('year', 'desc')
    .execute();
  const schools = await students
    .innerJoin('schools', 'schools.id', 'students.school_id')
    .select(['schools.id', 'schools.name', 'schools.sort_key'])
    .distinct()
    .orderBy('schools.sort_key')
    .execute();
  const chooses = own.district === null && own.schoolId === null;
  const here = districtsIn(await homeCity(ctx)).map((region) => region.code);
  const districts = chooses ? [...new Set([...here, ...(await declaringDistricts(ctx))])] : [];
  return {
    districts: districts.map((code) => ({ code, name: regionShortName(code) })),
    schools: own.schoolId === null ? schools.map(({ id, name }) => ({ id, name })) : [],
    years: years.map(({ year }) => year!),
  };
}
