import type { ExpressionBuilder } from 'kysely';
import { today, type Ctx } from '../ctx.ts';
import type { Tables } from '../db/tables.ts';
import type { DemandId, EducationMinimum, EmployerKind, FeatureId, RegionCode } from '../reference/index.ts';
import type { DemandWeight, PositionKind, PositionState, StatedState } from './tables.ts';

/** A position as lists show it. */
export type PositionCard = {
  readonly id: number;
  /** 岗位编号. */
  readonly number: string;
  readonly title: string;
  readonly kind: PositionKind;
  /** 灵活就业 as the form of work. */
  readonly flexible: boolean;
  readonly state: PositionState;
  readonly employerId: number;
  readonly employerName: string;
  readonly employerKind: EmployerKind;
  /** The base at which the internship is. */
  readonly baseName: string | null;
  readonly region: RegionCode | null;
  readonly address: string | null;
  readonly education: EducationMinimum;
  /** Yuan a month; null: no such bound. */
  readonly wageMin: number | null;
  readonly wageMax: number | null;
  /** As it was written. */
  readonly wageText: string | null;
  readonly closesOn: string | null;
  readonly publishedOn: string | null;
  readonly headcount: number;
  readonly taken: number;
  readonly features: Readonly<Record<FeatureId, StatedState>>;
  readonly demands: Readonly<Record<DemandId, DemandWeight>>;
};

/** The rows of cards, to be narrowed and ordered. */
export function selectCards(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('positions')
    .innerJoin('employers', 'employers.id', 'positions.employer_id')
    .leftJoin('bases', 'bases.id', 'positions.base_id')
    .select([
      'positions.id',
      'positions.number',
      'positions.title',
      'positions.kind',
      'positions.flexible',
      'positions.state',
      'positions.employer_id as employerId',
      'employers.name as employerName',
      'employers.employer_kind as employerKind',
      'bases.name as baseName',
      'positions.region',
      'positions.address',
      'positions.education',
      'positions.wage_min as wageMin',
      'positions.wage_max as wageMax',
      'positions.wage_text as wageText',
      'positions.closes_on as closesOn',
      'positions.published_on as publishedOn',
      'positions.headcount',
      'positions.taken',
      'positions.features',
      'positions.demands',
    ]);
}

/** The cards of some positions, in the order of the ids; one that is not there is left out. */
export async function positionCards(ctx: Pick<Ctx, 'db'>, ids: readonly number[]): Promise<PositionCard[]> {
  if (ids.length === 0) return [];
  const cards: PositionCard[] = await selectCards(ctx).where('positions.id', 'in', ids).execute();
  const byId = new Map(cards.map((card) => [card.id, card]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export type OwnerCard = Pick<PositionCard, 'employerId' | 'employerName' | 'employerKind' | 'baseName'>;

/** How lists name whose position it is: the employer, and the base where it is at one. Null where there is none such. */
export async function ownerCard(
  ctx: Pick<Ctx, 'db'>,
  owner: { readonly employerId?: number; readonly baseId: number | null },
): Promise<OwnerCard | null> {
  let rows = ctx.db
    .selectFrom('employers')
    .leftJoin('bases', (join) => join.onRef('bases.employer_id', '=', 'employers.id').on('bases.id', '=', owner.baseId))
    .select([
      'employers.id as employerId',
      'employers.name as employerName',
      'employers.employer_kind as employerKind',
      'bases.name as baseName',
    ]);
  if (owner.employerId !== undefined) rows = rows.where('employers.id', '=', owner.employerId);
  if (owner.employerId === undefined) rows = rows.where('bases.id', 'is not', null);
  return (await rows.executeTakeFirst()) ?? null;
}

type Row = ExpressionBuilder<Tables, 'positions'>;

/** True for a row that one can apply for. */
export function isListed(ctx: Pick<Ctx, 'now'>) {
  return (eb: Row) =>
    eb.and([
      eb('positions.state', '=', 'open'),
      eb('positions.taken', '<', eb.ref('positions.headcount')),
      eb.or([eb('positions.closes_on', 'is', null), eb('positions.closes_on', '>=', today(ctx))]),
    ]);
}
