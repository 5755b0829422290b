import type { DemandId, FeatureId, NeedId } from '../reference/index.ts';
import type { Class, Condition, Criterion, Flag, PositionFacts, State, StudentFacts, Tier } from './facts.ts';
import type { Match, NeedVerdict, Refusal } from './match.ts';

export type Changed<T> = { readonly before: T; readonly now: T };

export type NeedChange = {
  readonly need: NeedId;
  /** Null: it did not count, or there is no match any more. */
  readonly before: NeedVerdict | null;
  readonly now: NeedVerdict | null;
};
type Reached = { readonly tier: Tier; readonly points: number };
export type CriterionChange = Changed<Reached> & { readonly criterion: Criterion };

/** What two answers about one pair have not in common. Null and empty: the same. */
export type MatchChanges = {
  /** Every condition that keeps the pair apart now; null: it is a match. */
  readonly refused: readonly Condition[] | null;
  readonly class: Changed<Class> | null;
  readonly fit: Changed<number> | null;
  readonly quality: Changed<number> | null;
  readonly flags: Changed<readonly Flag[]> | null;
  readonly needs: readonly NeedChange[];
  readonly criteria: readonly CriterionChange[];
};

/** Compares a match with what the rules say of the same pair now. What is refused now has nothing else to compare. */
export function matchChanges(before: Match, now: Match | Refusal): MatchChanges {
  if ('refused' in now) return { ...nothing, refused: now.refused };
  return {
    refused: null,
    class: changed(before.class, now.class),
    fit: changed(before.fit, now.fit),
    quality: changed(before.quality, now.quality),
    flags: changed(before.flags, now.flags),
    needs: needChanges(before.needs, now.needs),
    criteria: before.criteria.flatMap(({ criterion, ...was }) => {
      const { tier, points } = now.criteria.find((each) => each.criterion === criterion) ?? was;
      const its = changed<Reached>(was, { tier, points });
      return its ? [{ criterion, ...its }] : [];
    }),
  };
}

const nothing: MatchChanges = {
  refused: null,
  class: null,
  fit: null,
  quality: null,
  flags: null,
  needs: [],
  criteria: [],
};

function needChanges(before: readonly NeedVerdict[], now: readonly NeedVerdict[]): NeedChange[] {
  const ids = [...new Set([...before, ...now].map((each) => each.need))];
  return ids.flatMap((need) => {
    const of = (needs: readonly NeedVerdict[]) => needs.find((each) => each.need === need) ?? null;
    const its = changed(of(before), of(now));
    return its ? [{ need, ...its }] : [];
  });
}

const plainOfStudents = [
  'number',
  'seeks',
  'education',
  'majors',
  'needsConfirmed',
  'employerKinds',
  'regions',
  'wageFloor',
  'acceptsRemote',
  'opportunities',
] as const satisfies readonly (keyof StudentFacts)[];
const plainOfPositions = [
  'number',
  'quality',
  'open',
  'closesOn',
  'placesLeft',
  'kind',
  'employerKinds',
  'education',
  'majors',
  'majorRule',
  'categories',
  'categoryRule',
  'region',
  'wageMin',
  'wageMax',
] as const satisfies readonly (keyof PositionFacts)[];

type Plain<F, K extends keyof F> = { [N in K]: Changed<F[N]> & { readonly fact: N } }[K];
type Answer = StudentFacts['needs'][NeedId];
type Weight = PositionFacts['demands'][DemandId];

/** `disability`: that category, level or components changed, and no more: what they are stands behind its own view. */
export type StudentChange =
  | Plain<StudentFacts, (typeof plainOfStudents)[number]>
  | (Changed<Answer | null> & { readonly fact: 'needs'; readonly need: NeedId })
  | { readonly fact: 'disability' };
/** What a position does not state of a feature is `unknown`. */
export type PositionChange =
  | Plain<PositionFacts, (typeof plainOfPositions)[number]>
  | (Changed<Weight | null> & { readonly fact: 'demands'; readonly demand: DemandId })
  | (Changed<State> & { readonly fact: 'features'; readonly feature: FeatureId });

/** Every fact of a student that is not what it was. The order of a list is no fact. */
export function studentChanges(before: StudentFacts, now: StudentFacts): StudentChange[] {
  const plain = plainOfStudents.flatMap((fact) => {
    const its = changed<unknown>(before[fact], now[fact], 'sets');
    return its ? [{ fact, ...its } as StudentChange] : [];
  });
  const needs = entryChanges(before.needs, now.needs, null).map(({ key, ...its }): StudentChange => ({
    fact: 'needs',
    need: key,
    ...its,
  }));
  const certificate = ({ certificateCategory, certificateLevel, components }: StudentFacts) => ({
    certificateCategory,
    certificateLevel,
    components,
  });
  const disability = changed(certificate(before), certificate(now), 'sets');
  return [...plain, ...needs, ...(disability ? [{ fact: 'disability' } as const] : [])];
}

/** Every fact of a position that is not what it was. The order of a list is no fact. */
export function positionChanges(before: PositionFacts, now: PositionFacts): PositionChange[] {
  const plain = plainOfPositions.flatMap((fact) => {
    const its = changed<unknown>(before[fact], now[fact], 'sets');
    return its ? [{ fact, ...its } as PositionChange] : [];
  });
  const demands = entryChanges(before.demands, now.demands, null).map(({ key, ...its }): PositionChange => ({
    fact: 'demands',
    demand: key,
    ...its,
  }));
  const features = entryChanges<State>(before.features, now.features, 'unknown').map(
    ({ key, ...its }): PositionChange => ({ fact: 'features', feature: key, ...its }),
  );
  return [...plain, ...demands, ...features];
}

/** Facts that only break ties: they follow the calendar, and no verdict rests on them. */
const quietFacts: readonly string[] = ['quality', 'opportunities'];

/** Is it the same match? Its quality follows the calendar and only breaks ties. */
export const isSameMatch = (match: MatchChanges): boolean => isSame({ ...match, quality: null }, nothing);

/** Is there nothing that a person has to know? */
export function isQuiet(
  match: MatchChanges,
  student: readonly StudentChange[],
  position: readonly PositionChange[],
): boolean {
  const loud = [...student, ...position].filter(({ fact }) => !quietFacts.includes(fact));
  return loud.length === 0 && isSameMatch(match);
}

type EntryChange<T> = Changed<T> & { readonly key: string };

function entryChanges<T, M = T>(
  before: Readonly<Record<string, T>>,
  now: Readonly<Record<string, T>>,
  missing: M,
): EntryChange<T | M>[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return keys.flatMap((key) => {
    const its = changed<T | M>(before[key] ?? missing, now[key] ?? missing);
    return its ? [{ key, ...its }] : [];
  });
}

function changed<T>(before: T, now: T, lists: Lists = 'ordered'): Changed<T> | null {
  return isSame(before, now, lists) ? null : { before, now };
}

type Lists = 'ordered' | 'sets';

/** Equal as data, in whatever order a database gives keys back; as `sets` the order of lists does not count either. */
export const isSame = (one: unknown, other: unknown, lists: Lists = 'ordered'): boolean =>
  canonical(one, lists) === canonical(other, lists);

/** One text for equal data. */
export function canonical(value: unknown, lists: Lists = 'ordered'): string {
  if (Array.isArray(value)) {
    const texts = value.map((each) => canonical(each, lists));
    return `[${(lists === 'sets' ? texts.toSorted() : texts).join()}]`;
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each, lists)}`).join()}}`;
}
