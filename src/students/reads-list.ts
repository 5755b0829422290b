import { sql } from 'kysely';
import { may, reachOf } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { thingOf } from './find-student.ts';
import type { StudentsFilter } from './input.ts';

export type StudentLine = {
  readonly number: string;
  readonly name: string;
  readonly school: string | null;
  readonly major: string | null;
  readonly graduation_year: number | null;
  readonly district: string | null;
  /** Null for whoever may not know of needs. */
  readonly needs_confirmed: boolean | null;
};
export type StudentsPage = {
  readonly rows: readonly StudentLine[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
};
const pageSize = 50;

/** The newest version of her needs, where somebody confirmed it. */
const confirmed = sql<boolean>`coalesce((
  select confirmed_on is not null from need_records where student_id = students.id order by version desc limit 1
), false)`;

/** The students that this actor may know of, in the order of their names. */
export async function studentsFor(ctx: Ctx, filter: StudentsFilter): Promise<StudentsPage> {
  const rows = filtered(ctx, filter);
  const { count } = await rows.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(count / pageSize));
  const page = Math.min(filter.page, pages);
  const found = await rows
    .leftJoin('schools', 'schools.id', 'students.school_id')
    .select(['number', 'students.name', 'schools.name as school', 'major', 'graduation_year', 'district'])
    .select(confirmed.as('needs_confirmed'))
    .orderBy('students.sort_key')
    .orderBy('students.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const knowsNeeds = may(ctx.actor, 'needs.read');
  return { rows: found.map((row) => (knowsNeeds ? row : { ...row, needs_confirmed: null })), count, page, pages };
}

function filtered(ctx: Ctx, { q, school, year, needs }: StudentsFilter) {
  let rows = within(ctx);
  if (q !== '') {
    const part = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    rows = rows.where((eb) => eb.or([eb('students.name', 'like', part), eb('students.number', 'ilike', part)]));
  }
  if (school !== null) rows = rows.where('students.school_id', '=', school);
  if (year !== null) rows = rows.where('students.graduation_year', '=', year);
  if (needs !== null && may(ctx.actor, 'needs.read')) rows = rows.where(confirmed, '=', needs === 'confirmed');
  return rows;
}

/** Everybody within the reach of this actor. */
function within(ctx: Ctx) {
  const reach = reachOf(ctx.actor, 'students.list');
  const scope = ctx.actor.kind === 'person' ? ctx.actor.membership?.scope : undefined;
  const rows = ctx.db.selectFrom('students');
  if (reach === 'any') return rows;
  if (reach === 'district' && scope?.district) return rows.where('students.district', '=', scope.district);
  if (reach === 'school' && scope?.schoolId) return rows.where('students.school_id', '=', scope.schoolId);
  throw new NotFound();
}

export type FilterChoices = {
  readonly schools: readonly { readonly id: number; readonly name: string }[];
  readonly years: readonly number[];
};

/** The schools and years that there are among the students of this actor, to filter by. */
export async function filterChoices(ctx: Ctx): Promise<FilterChoices> {
  const schools = await within(ctx)
    .innerJoin('schools', 'schools.id', 'students.school_id')
    .select(['schools.id', 'schools.name', 'schools.sort_key'])
    .distinct()
    .orderBy('schools.sort_key')
    .execute();
  const years = await within(ctx)
    .select('graduation_year')
    .where('graduation_year', 'is not', null)
    .distinct()
    .orderBy('graduation_year', 'desc')
    .execute();
  return { schools, years: years.flatMap((row) => row.graduation_year ?? []) };
}

export type StudentCard = Pick<StudentLine, 'number' | 'name' | 'major' | 'graduation_year'> & { readonly id: number };

/** What lists elsewhere show staff of a student, by id; whom this actor may not read is left out. */
export async function studentCards(ctx: Ctx, ids: readonly number[]): Promise<Map<number, StudentCard>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('students')
    .select(['id', 'number', 'name', 'major', 'graduation_year', 'district', 'school_id'])
    .where('id', 'in', [...ids])
    .execute();
  const cards = rows
    .filter((row) => may(ctx.actor, 'students.read', thingOf(row)))
    .map(({ district: _district, school_id: _school, ...card }) => [card.id, card] as const);
  return new Map(cards);
}
