import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { regionShortName } from '../reference/index.ts';
import { reachOf, type Role } from './policy.ts';
import { districtOf, shownState, type ShownState } from './rules.ts';
import type { MembershipState, ScopeColumns } from './tables.ts';
import type { AccountsFilter } from './input.ts';

export type AccountRow = {
  readonly membership_id: number;
  readonly name: string;
  readonly username: string | null;
  readonly role: Role;
  readonly state: ShownState;
  /** What staff wrote when they refused or ended it. */
  readonly reason: string | null;
  /** Her school, employer or base, the number of her student record, or her district. */
  readonly place: string | null;
  readonly created_at: Date;
  readonly signed_in_at: Date | null;
};
export type AccountsPage = {
  readonly rows: AccountRow[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
};
const pageSize = 50;

/** The memberships that this actor may know of: all, or those of her district. Waiting ones first, then by name. */
export async function accountsFor(ctx: Ctx, filter: AccountsFilter): Promise<AccountsPage> {
  const rows = filtered(ctx, filter);
  const { count } = await rows.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(count / pageSize));
  const page = Math.min(filter.page, pages);
  const found = await rows
    .select(shown)
    .select([place.as('place'), district.as('district')])
    .orderBy(sql`array_position(array['waiting', 'active', 'ended'], m.state)`)
    .orderBy('u.name')
    .orderBy('m.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { rows: found.map(named), count, page, pages };
}

/** One membership, with the registration that waits for it. Missing and another district's look alike. */
export async function accountOf(
  ctx: Ctx,
  id: number,
): Promise<AccountRow & { request_id: number | null; request_district: string | null }> {
  const row = await filtered(ctx, { role: null, state: null })
    .where('m.id', '=', id)
    .select(shown)
    .select([place.as('place'), district.as('district')])
    .select(['r.id as request_id', 'r.district as request_district'])
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return named(row);
}

const shown = [
  'm.id as membership_id',
  'u.name',
  'u.username',
  'm.role',
  'm.state',
  'm.student_id',
  'm.employer_id',
  'm.reason',
  'm.created_at',
  'u.signed_in_at',
] as const;
const place = sql<string | null>`coalesce(schools.name, employers.name, bases.name, students.number)`;
const district = sql<string | null>`coalesce(m.district, r.district)`;

type Named = Pick<ScopeColumns, 'student_id' | 'employer_id' | 'district'> & {
  role: Role;
  state: MembershipState;
  place: string | null;
};

/** A district is kept by its code and said by its name; a membership that was refused is not one that ended. */
function named<T extends Named>({ district: code, student_id, employer_id, ...row }: T) {
  const place = row.place ?? (code === null ? null : regionShortName(code));
  return { ...row, place, state: shownState({ ...row, student_id, employer_id }) };
}

function filtered(ctx: Ctx, filter: Pick<AccountsFilter, 'role' | 'state'>) {
  const reach = reachOf(ctx.actor, 'accounts.read');
  if (reach === null) throw new NotFound();
  let rows = ctx.db
    .selectFrom('memberships as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .leftJoin('registrations as r', 'r.membership_id', 'm.id')
    .leftJoin('students', 'students.id', 'm.student_id')
    .leftJoin('schools', 'schools.id', 'm.school_id')
    .leftJoin('employers', 'employers.id', 'm.employer_id')
    .leftJoin('bases', 'bases.id', 'm.base_id');
  if (reach !== 'any') {
    rows = rows.where(
      sql`coalesce(students.district, bases.district, m.district, r.district)`,
      '=',
      districtOf(ctx.actor),
    );
  }
  if (filter.role !== null) rows = rows.where('m.role', '=', filter.role);
  if (filter.state !== null) rows = rows.where('m.state', '=', filter.state);
  return rows;
}
