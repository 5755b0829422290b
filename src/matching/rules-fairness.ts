import type { DisabilityCategory, FeatureId, NeedId } from '../reference/index.ts';
import { addUp, isSmall, joinSmall, shownCells, smallest, type Group } from './rules-masking.ts';

/** How many `ready` or `on_request` positions a student has, in three bands: none, 1–4, 5 and more. */
export const bands = ['none', 'few', 'enough'] as const;
export type Band = (typeof bands)[number];
export const enough = 5;
export const bandOf = (positions: number): number => (positions === 0 ? 0 : positions < enough ? 1 : 2);

/** How bands are told apart: all three, or, where one of them would have to be hidden for everybody, none and any. */
const splits = [
  [['none'], ['few'], ['enough']],
  [['none'], ['few', 'enough']],
] as const satisfies Split[];
export type Split = readonly (readonly Band[])[];

/** Null: not on record. */
export type Category = DisabilityCategory | null;
export type Level = number | null;
export type StudentPlace = { readonly category: Category; readonly level: Level };

/** One line of a table. Cells that are not shown are null, and where one is, all of its line are. */
export type CoverageLine<K> = {
  /** Several where small groups were joined. */
  readonly keys: readonly K[];
  readonly students: number;
  /** Students in each part of the split. */
  readonly bands: readonly number[] | null;
};
export type Coverage = {
  readonly split: Split;
  readonly students: number | null;
  readonly bands: readonly number[] | null;
  readonly categories: readonly (CoverageLine<Category> & { readonly levels: readonly CoverageLine<Level>[] })[];
};

/** The table by category and level, as it may be shown: `bandsOf` says how many students of a place are in each band. */
export function coverageOf(all: readonly (StudentPlace & { readonly bands: readonly number[] })[]): Coverage {
  const split = splits.find((one) => !partsOf(addUp(all.map((place) => place.bands)), one).some(isSmall)) ?? splits[0];
  const places = all.map((place) => ({ ...place, bands: partsOf(place.bands, split) }));
  const groups = joinSmall(rowsBy(places, (place) => place.category));
  const shown = shownCells(groups);
  const sums = addUp(places.map((place) => place.bands));
  const students = sums.reduce((sum, count) => sum + count, 0);
  return {
    split,
    students: isSmall(students) ? null : students,
    bands: shown.sums ? sums : null,
    categories: groups.map((group, at) => ({
      ...lineOf(group, shown.rows[at]!),
      levels: levelsOf(places, group, shown.rows[at]!),
    })),
  };
}

const partsOf = (counts: readonly number[], split: Split): number[] =>
  split.map((part) => part.reduce((sum, band) => sum + (counts[bands.indexOf(band)] ?? 0), 0));

/** Levels are told apart only within one category, and only where there are several large enough. */
function levelsOf(
  places: readonly (StudentPlace & { readonly bands: readonly number[] })[],
  group: Group<Category>,
  cellsShown: boolean,
): CoverageLine<Level>[] {
  if (group.keys.length > 1) return [];
  const own = places.filter((place) => place.category === group.keys[0]);
  const levels = joinSmall(rowsBy(own, (place) => place.level));
  if (levels.length < 2) return [];
  const shown = shownCells(levels);
  return levels.map((level, at) => lineOf(level, cellsShown && shown.rows[at]!));
}

const lineOf = <K>({ keys, size, cells }: Group<K>, shown: boolean): CoverageLine<K> => ({
  keys,
  students: size,
  bands: shown ? cells : null,
});

function rowsBy<P extends { readonly bands: readonly number[] }, K extends string | number | null>(
  places: readonly P[],
  keyOf: (place: P) => K,
) {
  const keys = [...new Set(places.map(keyOf))].sort((one, other) => order(one) - order(other));
  return keys.map((key) => {
    const cells = addUp(places.filter((place) => keyOf(place) === key).map((place) => place.bands));
    return { key, size: cells.reduce((sum, count) => sum + count, 0), cells };
  });
}

/** What is not on record comes last. */
const order = (key: string | number | null): number => (key === null ? Infinity : Number(key));

/** Who has the places among the first 20 candidates of the open positions. */
export type ExposureLine = {
  readonly keys: readonly Category[];
  readonly students: number;
  /** Places among the best 20; null: not shown. */
  readonly places: number | null;
};
export type Exposure = { readonly places: number | null; readonly categories: readonly ExposureLine[] };

export function exposureOf(rows: readonly { key: Category; students: number; places: number }[]): Exposure {
  const sorted = [...rows].sort((one, other) => order(one.key) - order(other.key));
  const groups = joinSmall(sorted.map(({ key, students, places }) => ({ key, size: students, cells: [places] })));
  const shown = shownCells(groups);
  return {
    places: shown.sums ? rows.reduce((sum, row) => sum + row.places, 0) : null,
    categories: groups.map((group, at) => ({
      keys: group.keys,
      students: group.size,
      places: shown.rows[at] ? group.cells[0]! : null,
    })),
  };
}

/** A need, the students who must have it, their candidate pairs, and the pairs in which it is a gap. */
export type ClosingNeed = {
  readonly need: NeedId;
  readonly students: number;
  readonly pairs: number;
  readonly closed: number;
};
const mostNeeds = 10;

/** The needs that close most doors, of those that 5 students at least must have; those without it are none, or 5. */
export function closingNeeds(needs: readonly ClosingNeed[], total: number): ClosingNeed[] {
  return needs
    .filter(({ students, closed }) => students >= smallest && closed >= smallest && !isSmall(total - students))
    .toSorted((one, other) => other.closed - one.closed || (one.need < other.need ? -1 : 1))
    .slice(0, mostNeeds);
}

/** One step of the plan: a feature that an employer would add wherever its open positions lack it. */
export type PlanStep = {
  readonly employer: string;
  readonly employerId: number;
  readonly feature: FeatureId;
  /** Positions at which it opens anything. */
  readonly positions: number;
  readonly students: number;
  /** Pairs of student and position that would no longer be a gap. */
  readonly pairs: number;
};
export const planSteps = 8;

/** What a step would open: pairs by employer and feature, the place of a feature in the edition's order. */
export type Gains = ReadonlyMap<number, ReadonlyMap<number, number>>;
export type Choice = { readonly employer: number; readonly feature: number; readonly pairs: number };

/** The greatest gain of those that are not set aside: most pairs, then the employer's number, then the edition's order. */
export function greatestGain(gains: Gains, isAside: (employer: number, feature: number) => boolean): Choice | null {
  let best: Choice | null = null;
  for (const [employer, its] of gains) {
    for (const [feature, pairs] of its) {
      if (pairs === 0 || isAside(employer, feature)) continue;
      const choice = { employer, feature, pairs };
      if (best === null || compareChoices(choice, best) < 0) best = choice;
    }
  }
  return best;
}

const compareChoices = (one: Choice, other: Choice): number =>
  other.pairs - one.pairs || one.employer - other.employer || one.feature - other.feature;

export type FairnessReport = {
  readonly positions: number;
  readonly coverage: Coverage;
  readonly exposure: Exposure;
  readonly needs: readonly ClosingNeed[];
  readonly plan: readonly PlanStep[];
};
