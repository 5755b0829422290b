import type { DisabilityCategory } from '../reference/index.ts';
import { isSmall, joinSmall, shownCells, smallest, type Group } from './rules-masking.ts';

/** A place in the best of one student: the position, its grade (0 ready … 3 gap) and its fit. */
export type TopPlace = { readonly id: number; readonly grade: number; readonly fit: number };

/** What changes for one student between two editions, among the best that each of them gives her. */
export type TopChange = {
  /** Positions that are new among the best, and that no longer are. */
  readonly entering: readonly number[];
  readonly leaving: readonly number[];
};

export function changeOf(before: readonly TopPlace[], after: readonly TopPlace[]): TopChange {
  const [was, is] = [before, after].map((places) => new Set(places.map((place) => place.id)));
  return {
    entering: after.map((place) => place.id).filter((id) => !was!.has(id)),
    leaving: before.map((place) => place.id).filter((id) => !is!.has(id)),
  };
}

export type Moves = { readonly better: number; readonly worse: number };

/** How many positions that have a grade before and after are in a better or a worse class than they were. */
export function movesOf(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): Moves {
  const to = [...before].map(([id, from]) => (after.get(id) ?? from) - from);
  return { better: to.filter((step) => step < 0).length, worse: to.filter((step) => step > 0).length };
}

/** Everything that a comparison counts, over some students. */
export type ComparisonTally = {
  readonly students: number;
  /** Students whose best 20 are no longer the same positions in the same classes. */
  readonly changed: number;
  readonly entering: number;
  readonly leaving: number;
  readonly better: number;
  readonly worse: number;
};
const counted = ['entering', 'leaving', 'better', 'worse'] as const;
export type Counted = (typeof counted)[number];

export const noTally: ComparisonTally = { students: 0, changed: 0, entering: 0, leaving: 0, better: 0, worse: 0 };

/** One more student. */
export function withStudent(tally: ComparisonTally, change: TopChange, { better, worse }: Moves): ComparisonTally {
  const touched = change.entering.length + change.leaving.length + better + worse > 0;
  return {
    students: tally.students + 1,
    changed: tally.changed + (touched ? 1 : 0),
    entering: tally.entering + change.entering.length,
    leaving: tally.leaving + change.leaving.length,
    better: tally.better + better,
    worse: tally.worse + worse,
  };
}

/** One line of the table by category. A number that is not shown is null. */
export type ComparisonLine = {
  /** Null: no category on record. Several where small groups were joined. */
  readonly categories: readonly (DisabilityCategory | null)[];
  readonly students: number;
  readonly changed: number | null;
} & { readonly [C in Counted]: number | null };

/** By category, small groups joined and hidden. Empty when all students together are too few. */
export function linesByCategory(tallies: ReadonlyMap<DisabilityCategory | null, ComparisonTally>): ComparisonLine[] {
  const rows = [...tallies].sort(byCategory).map(([key, tally]) => ({ key, size: tally.students, tally }));
  const groups = joinSmall(rows.map(({ key, size, tally }) => ({ key, size, cells: allCells(tally) })));
  const changed = shownCells(groups.map((group) => part(group, [0, 1])));
  const others = counted.map((_, at) => shownCells(groups.map((group) => part(group, [at + 2]))));
  return groups.map((group, row) => ({
    categories: group.keys,
    students: group.size,
    changed: changed.rows[row] ? group.cells[0]! : null,
    ...(Object.fromEntries(
      counted.map((name, at) => [name, others[at]!.rows[row] ? group.cells[at + 2]! : null]),
    ) as Record<Counted, number | null>),
  }));
}

/** Changed and unchanged students add up to the group, so they are shown or hidden together. */
const allCells = (tally: ComparisonTally): number[] => [
  tally.changed,
  tally.students - tally.changed,
  ...counted.map((name) => tally[name]),
];

const part = <K>(group: Group<K>, columns: readonly number[]): Group<K> => ({
  ...group,
  cells: columns.map((column) => group.cells[column]!),
});

type Entry = readonly [DisabilityCategory | null, unknown];
const byCategory = ([one]: Entry, [other]: Entry): number => (one ?? '9').localeCompare(other ?? '9');

/** A total that is small is not shown either. */
export const shownTotal = (count: number): number | null => (isSmall(count) ? null : count);

/** Nor is one of students that leaves a small rest of them. */
export const shownPart = (count: number, students: number): number | null =>
  isSmall(students - count) ? null : shownTotal(count);

/** For how many students a position enters and leaves the best 20; null: too few to be told. */
export type PositionMove = {
  readonly position: number;
  readonly entering: number | null;
  readonly leaving: number | null;
};
type Moved = { entering: number; leaving: number };
const mostMoves = 10;

/** One more student's change, by position. */
export function noteMoves(moves: Map<number, Moved>, { entering, leaving }: TopChange): void {
  for (const [name, ids] of [
    ['entering', entering],
    ['leaving', leaving],
  ] as const) {
    for (const id of ids) {
      const its = moves.get(id) ?? { entering: 0, leaving: 0 };
      its[name] += 1;
      moves.set(id, its);
    }
  }
}

/** The positions that move most, among those that 5 students at least see moving. No student is named: the table by category would tell of her. */
export function greatestMoves(moves: ReadonlyMap<number, Moved>): PositionMove[] {
  return [...moves]
    .map(([position, { entering, leaving }]) => ({ position, entering, leaving, sum: entering + leaving }))
    .filter(({ sum }) => sum >= smallest)
    .sort((one, other) => other.sum - one.sum || one.position - other.position)
    .slice(0, mostMoves)
    .map(({ position, entering, leaving }) => ({
      position,
      entering: shownTotal(entering),
      leaving: shownTotal(leaving),
    }));
}
