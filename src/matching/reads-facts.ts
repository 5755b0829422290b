import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { kindsOffered } from '../reference/index.ts';
import type { PositionFacts, StudentFacts } from './facts.ts';

type Reader = Pick<Ctx, 'db'>;

/** The facts of positions as their rows stand now. `where` picks the rows; without it all of them. */
export async function positionFactsOf(ctx: Reader, ids: readonly number[]): Promise<PositionFacts[]> {
  if (ids.length === 0) return [];
  const rows = await positionRows(ctx)
    .where(sql<boolean>`positions.id = any(${ids}::int[])`)
    .execute();
  return rows.map(toPositionFacts);
}

/** Facts of open positions in ascending serial, for engines. */
export async function openPositionFactsAfter(ctx: Reader, after: number, limit: number): Promise<PositionFacts[]> {
  const rows = await positionRows(ctx)
    .where('positions.id', '>', after)
    .where('positions.state', '=', 'open')
    .whereRef('positions.taken', '<', 'positions.headcount')
    .orderBy('positions.id')
    .limit(limit)
    .execute();
  return rows.map(toPositionFacts);
}

function positionRows(ctx: Reader) {
  return ctx.db
    .selectFrom('positions')
    .innerJoin('employers', 'employers.id', 'positions.employer_id')
    .select([
      'positions.id',
      'positions.number',
      'positions.quality',
      'positions.state',
      'positions.closes_on',
      'positions.headcount',
      'positions.taken',
      'positions.kind',
      'positions.flexible',
      'employers.employer_kind',
      'positions.education',
      'positions.majors',
      'positions.major_rule',
      'positions.categories',
      'positions.category_reason_state',
      'positions.region',
      'positions.wage_min',
      'positions.wage_max',
      'positions.demands',
      'positions.features',
    ]);
}
type PositionFactsRow = Awaited<ReturnType<ReturnType<typeof positionRows>['execute']>>[number];

function toPositionFacts(row: PositionFactsRow): PositionFacts {
  const essential = row.category_reason_state === 'accepted';
  return {
    number: row.number,
    serial: row.id,
    quality: row.quality,
    open: row.state === 'open',
    closesOn: row.closes_on,
    placesLeft: row.headcount - row.taken,
    kind: row.kind,
    employerKinds: kindsOffered(row.employer_kind, row.flexible),
    education: row.education,
    majors: row.majors,
    majorRule: row.major_rule,
    categories: row.categories,
    categoryRule: row.categories.length === 0 ? null : essential ? 'essential' : 'stated',
    region: row.region,
    wageMin: row.wage_min,
    wageMax: row.wage_max,
    demands: row.demands,
    features: row.features,
  };
}

export async function studentFactsOf(ctx: Reader, ids: readonly number[]): Promise<StudentFacts[]> {
  if (ids.length === 0) return [];
  const rows = await studentRows(ctx)
    .where(sql<boolean>`students.id = any(${ids}::int[])`)
    .execute();
  return rows.map(toStudentFacts);
}

/** Facts of students in ascending serial, for the in-process engine. */
export async function studentFactsAfter(ctx: Reader, after: number, limit: number): Promise<StudentFacts[]> {
  const rows = await studentRows(ctx).where('students.id', '>', after).orderBy('students.id').limit(limit).execute();
  return rows.map(toStudentFacts);
}

/** With each student the newest record of her needs, and her major together with what staff let it count as. */
function studentRows(ctx: Reader) {
  return ctx.db
    .selectFrom('students')
    .leftJoin('disabilities', 'disabilities.student_id', 'students.id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('need_records')
          .select(['answers', 'confirmed_on'])
          .whereRef('need_records.student_id', '=', 'students.id')
          .orderBy('version', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .select([
      'students.id',
      'students.number',
      'students.seeks',
      'students.education',
      'students.major',
      'students.employer_kinds',
      'students.regions',
      'students.wage_floor',
      'students.accepts_remote',
      'students.opportunities',
      'disabilities.category',
      'disabilities.level',
      'disabilities.components',
      'newest.answers',
      'newest.confirmed_on',
      sql<string[]>`array(
        select counts_as from major_equivalents
        where major_equivalents.major = students.major and ended_at is null order by counts_as
      )`.as('counts_as'),
    ]);
}
type StudentFactsRow = Awaited<ReturnType<ReturnType<typeof studentRows>['execute']>>[number];

function toStudentFacts(row: StudentFactsRow): StudentFacts {
  return {
    number: row.number,
    serial: row.id,
    seeks: row.seeks,
    education: row.education,
    majors: row.major === null ? [] : [row.major, ...row.counts_as],
    components: row.components ?? [],
    certificateCategory: row.category,
    certificateLevel: row.level,
    needsConfirmed: row.confirmed_on !== null,
    needs: row.answers ?? {},
    employerKinds: row.employer_kinds,
    regions: row.regions,
    wageFloor: row.wage_floor,
    acceptsRemote: row.accepts_remote,
    opportunities: row.opportunities,
  };
}
