/**
 * Who may do what, in one table. Every verb and every read asks `may`; a route asks it before it parses anything.
 * A verb that is not in the table does not exist, a role that is not in its row may not: deny is the default.
 */
export const roles = [
  'student',
  'teacher',
  'employer',
  'base',
  'district_staff',
  'city_staff',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** What a membership is scoped to; only the fields of its role are set. */
export type Scope = {
  readonly studentId?: number;
  readonly schoolId?: number;
  readonly employerId?: number;
  readonly baseId?: number;
  /** Region code of a district of the city, or a local unit such as 110111-YANSHAN. */
  readonly district?: string;
};
export type Membership = { readonly id: number; readonly role: Role; readonly scope: Scope };

export type Actor =
  | { readonly kind: 'visitor' }
  /** `membership` is null while she waits for approval: she may keep her account and nothing else. */
  | { readonly kind: 'person'; readonly userId: string; readonly name: string; readonly membership: Membership | null }
  /** The command line and the workers: whoever can start them already holds the data directory. */
  | { readonly kind: 'system'; readonly name: string };

/** How far a verb reaches: all things, or those that share the named part of her scope. */
export type Reach = 'any' | 'own' | 'school' | 'employer' | 'base' | 'district';

const everyone = {
  visitor: 'any',
  waiting: 'any',
  student: 'any',
  teacher: 'any',
  employer: 'any',
  base: 'any',
  district_staff: 'any',
  city_staff: 'any',
  administrator: 'any',
} as const;
const { visitor: _visitor, ...signedIn } = everyone;
const staff = { district_staff: 'any', city_staff: 'any' } as const;
const staffOfPlace = { district_staff: 'district', city_staff: 'any' } as const;

type Row = Partial<Record<Role | 'visitor' | 'waiting', Reach>>;

export const policy = {
  'site.read': everyone,
  'site.write_to_staff': everyone,
  'messages.read': { ...staffOfPlace, administrator: 'any' },
  'reference.read': everyone,
  'equivalents.read': staff,
  'equivalents.keep': { city_staff: 'any' },

  'account.enter': everyone,
  'account.keep': signedIn,
  'accounts.read': { ...staffOfPlace, administrator: 'any' },
  'accounts.approve': { ...staffOfPlace, administrator: 'any' },
  'accounts.invite': { ...staffOfPlace, administrator: 'any' },
  'accounts.end': { city_staff: 'any', administrator: 'any' },
  'audit.read': { administrator: 'any' },
  'settings.change': { administrator: 'any' },
  'index.keep': { administrator: 'any' },

  'organizations.read': { ...staff, employer: 'employer', administrator: 'any' },
  'organizations.change': { city_staff: 'any', employer: 'employer' },
  'bases.read': { ...staff, base: 'base' },
  'bases.change': { ...staffOfPlace, base: 'base' },

  'students.list': { ...staffOfPlace, teacher: 'school' },
  'students.read': { ...staffOfPlace, student: 'own', teacher: 'school' },
  'students.change': { ...staffOfPlace, student: 'own' },
  'students.add': staffOfPlace,
  'disability.read': { ...staffOfPlace, student: 'own' },
  'disability.change': { ...staffOfPlace, student: 'own' },
  'contact.read': { ...staffOfPlace, student: 'own' },
  'needs.read': { ...staffOfPlace, student: 'own' },
  'needs.confirm': { ...staffOfPlace, student: 'own' },
  'views.read': { student: 'own' },

  'positions.browse': everyone,
  'positions.manage': { ...staff, employer: 'employer', base: 'base' },
  'positions.post': { ...staffOfPlace, employer: 'employer', base: 'base' },
  'positions.change': { ...staffOfPlace, employer: 'employer', base: 'base' },
  'positions.judge_reason': staffOfPlace,
  'positions.verify_feature': staffOfPlace,

  'matches.read': { ...staffOfPlace, student: 'own' },
  'candidates.read': staffOfPlace,
  'lists.read': staffOfPlace,
  'lists.keep': staffOfPlace,
  'requests.make': { student: 'own' },
  'requests.read': staffOfPlace,
  'requests.settle': staffOfPlace,
  'editions.read': staff,
  'editions.keep': { city_staff: 'any' },
  'runs.read': staffOfPlace,
  'runs.start': staffOfPlace,

  'imports.read': { ...staffOfPlace, teacher: 'school' },
  'imports.bring': { ...staffOfPlace, teacher: 'school' },
  'exports.take': { ...staffOfPlace, teacher: 'school' },
} as const satisfies Record<string, Row>;
export type Verb = keyof typeof policy;
export const verbs = Object.keys(policy) as Verb[];

/** The parts of a thing that a scope is compared with. A part that is unknown matches no scope. */
export type Thing = {
  readonly studentId?: number | null;
  readonly schoolId?: number | null;
  readonly employerId?: number | null;
  readonly baseId?: number | null;
  readonly district?: string | null;
};

/** How far this actor reaches with this verb; null: not at all. Lists turn it into their WHERE. */
export function reachOf(actor: Actor, verb: Verb): Reach | null {
  if (actor.kind === 'system') return 'any';
  const row: Row = policy[verb];
  if (actor.kind === 'visitor') return row.visitor ?? null;
  return row[actor.membership?.role ?? 'waiting'] ?? null;
}

/**
 * May this actor do this to this thing? Without a thing: to anything at all (what a route asks).
 * `any` needs no thing; every other reach needs the thing to share the scope, and fails when either side is unknown.
 */
export function may(actor: Actor, verb: Verb, thing?: Thing): boolean {
  const reach = reachOf(actor, verb);
  if (reach === null) return false;
  if (reach === 'any' || thing === undefined) return true;
  const scope = actor.kind === 'person' ? actor.membership?.scope : undefined;
  if (!scope) return false;
  switch (reach) {
    case 'own':
      return shared(scope.studentId, thing.studentId);
    case 'school':
      return shared(scope.schoolId, thing.schoolId);
    case 'employer':
      return shared(scope.employerId, thing.employerId);
    case 'base':
      return shared(scope.baseId, thing.baseId);
    case 'district':
      return shared(scope.district, thing.district);
  }
}

function shared<T>(mine: T | undefined, its: T | null | undefined): boolean {
  return mine !== undefined && its !== null && mine === its;
}
