import type { Criterion, PositionQuery, Test } from '../port.ts';
import { codeOf, gradeInSigns } from './codes.ts';
import type { Read } from './entries.ts';

/** An entry with its place in the order for a query: grade ascending, fit and rank descending. */
export type Judged = { readonly id: number; readonly rank: number; readonly grade: number; readonly fit: number };

/** Class and fit of an entry that meets the query's conditions. */
export function judge(query: PositionQuery, entry: Read): Judged {
  const fit = query.criteria.reduce((sum, criterion) => sum + pointsOf(criterion, entry), 0);
  const worst = Math.max(0, ...query.musts.map((need) => gradeInSigns(entry.g, need, query.acceptsRemote)));
  return { id: entry.id, rank: entry.r, grade: query.asked ? worst : Math.max(2, worst), fit };
}

const pointsOf = (criterion: Criterion, entry: Read): number =>
  criterion.find((tier) => passes(tier.test, entry))?.points ?? 0;

export function passes(test: Test, entry: Read): boolean {
  if ('any' in test) return test.any.some((token) => entry.t.includes(codeOf(token)));
  if ('always' in test) return true;
  if ('ids' in test) return test.ids.includes(entry.id);
  if ('met' in test) return test.met.every((need) => gradeInSigns(entry.g, need, test.acceptsRemote) === 0);
  if ('wageMinAtLeast' in test) return entry.wl !== null && entry.wl >= test.wageMinAtLeast;
  if ('wageMaxAtLeast' in test) return entry.wh >= test.wageMaxAtLeast;
  if ('failsOneOf' in test) return !test.failsOneOf.every((each) => passes(each, entry));
  throw new Error(`no position has ${JSON.stringify(test)}`);
}

/** The best grade that one feature would give, 3 where none betters the class. */
export function opensOf(query: PositionQuery, entry: Read): number {
  const lifted = new Map<string, Map<number, number>>();
  for (const code of entry.l ?? []) {
    const [name, feature, letter] = readLift(code);
    const grade = gradeOfLetter(letter, query.acceptsRemote);
    if (grade === null) continue;
    const its = lifted.get(feature) ?? new Map<number, number>();
    its.set(name, Math.min(grade, its.get(name) ?? 3));
    lifted.set(feature, its);
  }
  const withFeature = (its: ReadonlyMap<number, number>) =>
    Math.max(...query.musts.map((need) => its.get(need) ?? gradeInSigns(entry.g, need, query.acceptsRemote)));
  const best = Math.min(3, ...[...lifted.values()].map(withFeature));
  return best < 3 && !query.asked ? Math.max(2, best) : best;
}

function readLift(code: string): [number, string, string] {
  const dot = code.indexOf('.');
  return [Number.parseInt(code.slice(0, dot), 36), code.slice(dot + 1, -1), code.slice(-1)];
}

function gradeOfLetter(letter: string, acceptsRemote: boolean): number | null {
  const at = ['abc', acceptsRemote ? 'xyz' : 'pqr'].map((each) => each.indexOf(letter)).find((found) => found >= 0);
  return at ?? null;
}

export const compareJudged = (one: Judged, other: Judged): number =>
  one.grade - other.grade || other.fit - one.fit || other.rank - one.rank;
