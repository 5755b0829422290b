import type { Actor, Role, Scope } from './policy.ts';
import { registrationKinds, type MembershipState, type RegistrationKind, type ScopeColumns } from './tables.ts';

export const usernameLength = { min: 3, max: 40 } as const;
/** Letters, digits and . _ - ; a registration number (D00001) is one. Case does not count. */
export const usernamePattern = /^[A-Za-z0-9._-]+$/;

/** Who may invite whom. Staff of a district: only into her own place; a school lies in none, so its teachers are the city's. */
const invites: Partial<Record<Role, readonly Role[]>> = {
  administrator: ['student', 'teacher', 'employer', 'base', 'district_staff', 'city_staff', 'administrator'],
  city_staff: ['student', 'teacher', 'employer', 'base', 'district_staff', 'city_staff'],
  district_staff: ['student', 'employer', 'base'],
};

/** The roles that this actor may invite; the command line may invite all. */
export function invitableRoles(actor: Actor): readonly Role[] {
  if (actor.kind === 'system') return invites.administrator!;
  return (actor.kind === 'person' && actor.membership && invites[actor.membership.role]) || [];
}

/**
 * May this actor invite somebody as `role`? `district` is that of the student, employer or base meant; null: it lies in
 * none.
 */
export function mayInvite(actor: Actor, role: Role, district: string | null): boolean {
  if (!invitableRoles(actor).includes(role)) return false;
  const mine = actor.kind === 'person' && actor.membership?.role === 'district_staff' ? actor.membership.scope : null;
  return !mine || (district !== null && district === mine.district);
}

/** Which part of a scope a role has; null: all of it, none. */
export const scopePart = {
  student: 'studentId',
  teacher: 'schoolId',
  employer: 'employerId',
  base: 'baseId',
  district_staff: 'district',
  city_staff: null,
  administrator: null,
} as const satisfies Record<Role, keyof Scope | null>;

/** True when a scope has the part of its role and nothing else. */
export function fits(role: Role, scope: Scope): boolean {
  const given = (Object.keys(scope) as (keyof Scope)[]).filter((part) => scope[part] !== undefined);
  const part = scopePart[role];
  return part === null ? given.length === 0 : given.length === 1 && given[0] === part;
}

export const scopeColumns = (scope: Scope): ScopeColumns => ({
  student_id: scope.studentId ?? null,
  school_id: scope.schoolId ?? null,
  employer_id: scope.employerId ?? null,
  base_id: scope.baseId ?? null,
  district: scope.district ?? null,
});

type Kept = Pick<ScopeColumns, 'student_id' | 'employer_id'> & { readonly role: Role; readonly state: MembershipState };

/** What somebody had registered as who was refused: it ended before it was anybody's. Null: another membership. */
export function refusedKind({ role, state, student_id, employer_id }: Kept): RegistrationKind | null {
  if (state !== 'ended' || student_id !== null || employer_id !== null) return null;
  return registrationKinds.find((kind) => kind === role) ?? null;
}

/** A state as people are told it. */
export type ShownState = MembershipState | 'refused';
export const shownState = (row: Kept): ShownState => (refusedKind(row) === null ? row.state : 'refused');

/** A scope as the log names it. */
export const scopeFacts = (scope: Scope): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(scopeColumns(scope)).flatMap(([name, part]) => (part === null ? [] : [[name, part]])),
  );

export const readScope = (row: ScopeColumns): Scope => ({
  ...(row.student_id === null ? {} : { studentId: row.student_id }),
  ...(row.school_id === null ? {} : { schoolId: row.school_id }),
  ...(row.employer_id === null ? {} : { employerId: row.employer_id }),
  ...(row.base_id === null ? {} : { baseId: row.base_id }),
  ...(row.district === null ? {} : { district: row.district }),
});

/** The district whose staff she is; '' for everybody else, which is no district. */
export const districtOf = (actor: Actor): string => (actor.kind === 'person' && actor.membership?.scope.district) || '';
