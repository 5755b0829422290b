import type { PositionQuery, Tier } from '../port.ts';
import { allOf, anyOf, filterOf, meeting, not, oneOf, type Filter } from './filters.ts';
import { codesReaching, liftName } from './codes.ts';
import type { Seen } from './known.ts';

/**
 * One class (or, of near misses, what one feature would give) of a query: inside it positions are ordered by fit, then
 * rank. `filter` may let positions of a better class pass too, whatever their fit: they are known by then.
 */
export type Stage = {
  readonly grade: number;
  readonly filter: string;
  /** Every fit that the criteria can add up to, greatest first. */
  readonly fits: readonly number[];
  /** What a position must have for at least this fit, besides the stage's own filter. */
  readonly atLeast: (fit: number) => Filter;
  /** How many positions of the stage have at least this fit: an estimate, for planning only. */
  readonly expected: (fit: number) => number;
};

/** What every question begins with: open, the hard conditions, a reader's filter, and what to leave out. */
export function baseOf(query: PositionQuery, where: readonly Filter[], except: readonly number[], seen: Seen): Filter {
  return allOf([
    ...query.all.map((test) => filterOf(test, seen)),
    ...where,
    `co >= ${query.today}`,
    except.length > 0 ? not(oneOf('id', except)) : '',
  ]);
}

/** The classes of a query that can have members, best first. */
export function classStages(query: PositionQuery, grades: readonly number[], base: Filter, seen: Seen): Stage[] {
  const best = query.asked ? 0 : 2;
  const possible = query.musts.length === 0 ? [best] : [0, 1, 2, 3].filter((grade) => grade >= best);
  const ladder = ladderOf(query, seen);
  return possible.flatMap((grade): Stage[] => {
    if (!grades.includes(grade)) return [];
    const left = possible.findLast((each) => each < grade && !grades.includes(each));
    const filter = allOf([base, reaching(query, grade), left === undefined ? '' : not(reaching(query, left))]);
    if (filter === null) return [];
    const part = shareReaching(query, grade, seen) - (left === undefined ? 0 : shareReaching(query, left, seen));
    return [{ grade, filter, ...ladder, expected: (fit) => ladder.expected(fit) * Math.max(part, 0) }];
  });
}

/** All must-needs met at this grade or better; at 3 there is nothing to meet. */
export const reaching = (query: PositionQuery, grade: number): Filter =>
  grade < 3 ? allOf(query.musts.map((need) => meeting(need, grade, query.acceptsRemote))) : '';

const shareReaching = (query: PositionQuery, grade: number, seen: Seen): number =>
  grade > 2 ? 1 : query.musts.reduce((all, need) => all * seen.shareMeeting(need, grade, query.acceptsRemote), 1);

/** Near misses by the class that one feature would give at best. */
export function nearMissStages(query: PositionQuery, base: Filter, seen: Seen): Stage[] {
  if (query.musts.length === 0) return [];
  const ladder = ladderOf(query, seen);
  const gap = not(reaching(query, 2));
  return (query.asked ? [0, 1, 2] : [2]).flatMap((grade): Stage[] => {
    const filter = allOf([base, gap, openedTo(query, grade, seen)]);
    return filter === null ? [] : [{ grade, filter, ...ladder, expected: (fit) => ladder.expected(fit) / 10 }];
  });
}

/** Some single feature brings every must-need to this grade or better. */
function openedTo(query: PositionQuery, grade: number, seen: Seen): Filter {
  const { musts, acceptsRemote } = query;
  const lifted = new Map<string, { needs: number[]; features: number[] }>();
  for (const feature of new Set(musts.flatMap((need) => [...seen.lifting(need, acceptsRemote)]))) {
    const needs = musts.filter((need) => seen.lifting(need, acceptsRemote).has(feature));
    const its = lifted.get(needs.join()) ?? { needs, features: [] };
    its.features.push(feature);
    lifted.set(needs.join(), its);
  }
  const lift = (need: number, features: readonly number[]) =>
    oneOf(
      'l',
      features.flatMap((feature) => codesReaching(liftName(need, feature), grade, acceptsRemote)),
    );
  return anyOf(
    [...lifted.values()].flatMap(({ needs, features }) => {
      const others = musts.filter((need) => !needs.includes(need)).map((need) => meeting(need, grade, acceptsRemote));
      if (needs.length === 1) return [allOf([...others, lift(needs[0]!, features)])];
      return features.map((feature) =>
        allOf([...others, ...needs.map((need) => anyOf([meeting(need, grade, acceptsRemote), lift(need, [feature])]))]),
      );
    }),
  );
}

/** Tiers of one criterion that some document may reach, best first; the last may be 0 points without a condition. */
type Steps = readonly { readonly points: number; readonly filter: string; readonly share: number }[];

function ladderOf(query: PositionQuery, seen: Seen): Pick<Stage, 'fits' | 'atLeast' | 'expected'> {
  const criteria = query.criteria
    .map((criterion) => stepsOf(query, criterion, seen))
    .sort((one, other) => lengthOf(other) - lengthOf(one));
  const sums = sharesOf(criteria);
  const candidates = seen.size() * query.all.reduce((all, test) => all * seen.shareOf(test), 1);
  return {
    fits: [...sums.keys()].sort((one, other) => other - one),
    atLeast: (fit) => treeOf(criteria, fit),
    expected: (fit) => candidates * [...sums].reduce((sum, [its, share]) => sum + (its >= fit ? share : 0), 0),
  };
}

/** The longest conditions stand at the root of a tree, where they are written once. */
const lengthOf = (steps: Steps): number => steps.reduce((sum, step) => sum + step.filter.length, 0);

function stepsOf(query: PositionQuery, criterion: readonly Tier[], seen: Seen): Steps {
  const steps: { points: number; filter: string; share: number }[] = [];
  let rest = 1;
  for (const { points, test } of criterion) {
    const filter = filterOf(test, seen);
    if (filter === null || points === 0) continue;
    const share = rest * Math.min(1, seen.shareOf(test) / shareOfWhole(query, test, seen));
    steps.push({ points, filter, share });
    if (filter === '') return steps;
    rest -= share;
  }
  return [...steps, { points: 0, filter: '', share: Math.max(0, rest) }];
}

/** A tier whose tokens are among those of a hard condition is as much more frequent as that condition is rare. */
function shareOfWhole(query: PositionQuery, { ...test }: Tier['test'], seen: Seen): number {
  if (!('any' in test)) return 1;
  const whole = query.all.find((each) => 'any' in each && test.any.every((token) => each.any.includes(token)));
  return whole ? Math.max(seen.shareOf(whole), 1e-9) : 1;
}

/** Every sum of points with the part of the candidates that is expected to have it. */
function sharesOf(criteria: readonly Steps[]): Map<number, number> {
  let sums = new Map([[0, 1]]);
  for (const steps of criteria) {
    const next = new Map<number, number>();
    for (const [sum, share] of sums) {
      for (const step of steps) next.set(sum + step.points, (next.get(sum + step.points) ?? 0) + share * step.share);
    }
    sums = next;
  }
  return sums;
}

/** The ways to a fit or more as one condition: shared terms stand once, what nothing adds up to is left out. */
function treeOf(criteria: readonly Steps[], fit: number): Filter {
  const kept = new Map<string, Filter>();
  const most = criteria.map((_, index) =>
    criteria.slice(index).reduce((sum, steps) => sum + Math.max(...steps.map((step) => step.points)), 0),
  );
  const from = (index: number, rest: number): Filter => {
    if (rest <= 0) return '';
    if (index === criteria.length || rest > most[index]!) return null;
    const key = `${index}:${rest}`;
    const had = kept.get(key);
    if (had !== undefined) return had;
    const ways = criteria[index]!.map((step) => allOf([step.filter, from(index + 1, rest - step.points)]));
    const filter = anyOf(ways);
    kept.set(key, filter);
    return filter;
  };
  return from(0, fit);
}
