import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverageOf, exposureOf, type Category, type Coverage, type Level } from '../../src/matching/rules-fairness.ts';
import { isSmall, joinSmall, shownCells } from '../../src/matching/rules-masking.ts';
import { greatestMoves, linesByCategory, noTally, shownPart } from '../../src/matching/rules-comparison.ts';
import { worlds } from '../support/world.ts';

const categories: readonly Category[] = ['1', '2', '3', '4', '5', '6', '7', null];
const levels: readonly Level[] = [1, 2, 3, 4, null];
/** Small numbers most of the time: there the masking has work. */
const cell = fc.oneof(fc.nat(6), fc.nat(6), fc.nat(40), fc.constant(0));

type Place = { category: Category; level: Level; bands: readonly number[] };
const placesArb: fc.Arbitrary<Place[]> = fc.uniqueArray(
  fc.record({
    category: fc.constantFrom(...categories),
    level: fc.constantFrom(...levels),
    bands: fc.tuple(cell, cell, cell),
  }),
  { maxLength: 20, selector: (place) => `${place.category} ${place.level}` },
);

/** Every sum of some of these numbers. */
const sumsOf = (numbers: readonly number[]): number[] =>
  numbers.reduce<number[]>((sums, each) => sums.concat(sums.map((sum) => sum + each)), [0]);

const place = (category: Category, ...bands: number[]): Place => ({ category, level: 1, bands });

/** How many students each category that has any has. */
function sizesBy(places: readonly Place[]): number[] {
  const sizes = new Map<Category, number>();
  for (const { category, bands } of places)
    sizes.set(category, (sizes.get(category) ?? 0) + bands.reduce((sum, count) => sum + count, 0));
  return [...sizes.values()].filter((size) => size > 0);
}

/** Would the sum of all sizes leave fewer than three possible ones of a small group, tried one by one? */
function sumTells(sizes: readonly number[]): boolean {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.some((size, at) => {
    const others = sizes.toSpliced(at, 1);
    const least = others.reduce((sum, other) => sum + (isSmall(other) ? 1 : 5), 0);
    const most = others.reduce((sum, other) => sum + (isSmall(other) ? 4 : Infinity), 0);
    const fits = (own: number) => total - own >= least && total - own <= most;
    return isSmall(size) && [1, 2, 3, 4].filter(fits).length < 3;
  });
}

/** What a reader can take from a total: what is left of it after any of the shown parts. */
const leftOver = (total: number, shown: readonly number[]): number[] => sumsOf(shown).map((sum) => total - sum);

type Line = { readonly students: number; readonly bands: readonly number[] | null };

/** Levels that are all shown add up to their category. */
function withSums(line: Coverage['categories'][number]): Line {
  const all = line.levels.flatMap((level) => (level.bands === null ? [] : [level.bands]));
  if (line.bands !== null || all.length === 0 || all.length < line.levels.length) return line;
  return { ...line, bands: all[0]!.map((_, band) => all.reduce((sum, bands) => sum + bands[band]!, 0)) };
}

/** All numbers that are shown, and all differences that they give away. */
function numbersOf({ students, bands, categories: lines }: Coverage): number[] {
  const found: number[] = [];
  const family = (total: { students: number | null; bands: readonly number[] | null }, children: readonly Line[]) => {
    if (total.students !== null) {
      found.push(
        total.students,
        ...leftOver(
          total.students,
          children.map((child) => child.students),
        ),
      );
      if (total.bands !== null) found.push(...leftOver(total.students, total.bands));
    }
    total.bands?.forEach((sum, band) => {
      const shown = children.flatMap((child) => (child.bands === null ? [] : [child.bands[band]!]));
      found.push(sum, ...leftOver(sum, shown));
    });
    for (const child of children) {
      found.push(child.students, ...(child.bands ?? []));
      if (child.bands !== null) found.push(...leftOver(child.students, child.bands));
    }
  };
  family({ students, bands }, lines.map(withSums));
  for (const line of lines) if (line.levels.length > 0) family(line, line.levels);
  return found;
}

describe('masking', () => {
  test('no number that is shown, and no difference of shown numbers, is from 1 to 4', () => {
    fc.assert(
      fc.property(placesArb, (places) => {
        expect(numbersOf(coverageOf(places)).filter(isSmall)).toEqual([]);
      }),
      { numRuns: worlds },
    );
  });

  test('what is hidden cannot be worked out: another world, with other numbers in it, shows the same table', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { minLength: 1, maxLength: 4 }), (rows) => {
        const groups = joinSmall(rows.map((cells, key) => ({ key, size: cells[0] + cells[1], cells })));
        const shown = shownCells(groups);
        if (!shown.sums) return;
        const hidden = groups.filter((_, at) => !shown.rows[at]);
        const sum = hidden.reduce((all, group) => all + group.cells[0]!, 0);
        hidden.forEach((group, at) => {
          if (!group.cells.some(isSmall)) return;
          // The others can hold between 0 and all of theirs, so this one may be anything from low to high.
          const others = hidden.reduce((all, other, index) => all + (index === at ? 0 : other.size), 0);
          const low = Math.max(0, sum - others);
          const high = Math.min(group.size, sum);
          expect(high - low).toBeGreaterThanOrEqual(5);
        });
      }),
      { numRuns: worlds },
    );
  });

  test('a joined sum does not tell the sizes that were joined', () => {
    const joined = (...sizes: number[]) =>
      joinSmall(sizes.map((size, key) => ({ key, size, cells: [size] }))).map(({ keys, size }) => [keys.length, size]);
    expect(joined(10, 4, 4)).toEqual([[3, 18]]);
    expect(joined(20, 10, 1, 1, 1, 1, 1)).toEqual([
      [1, 20],
      [6, 15],
    ]);
    expect(joined(1, 1, 1, 1, 1)).toEqual([]);
    expect(joined(20, 4, 3, 2)).toEqual([
      [1, 20],
      [3, 9],
    ]);
  });

  test('shows everything where every number is 0 or 5 at least', () => {
    const large = fc.constantFrom(0, 5, 6, 17);
    const all = fc.array(fc.tuple(fc.constantFrom(...categories.slice(0, 7)), fc.tuple(large, large, large)), {
      maxLength: 7,
    });
    fc.assert(
      fc.property(all, (drawn) => {
        const rows = [...new Map(drawn)].map(([category, bands]) => ({ category, level: 1, bands }));
        const filled = rows.filter((row) => row.bands.some((count) => count > 0));
        const shown = coverageOf(rows).categories;
        expect(shown.map((line) => [line.keys, line.bands])).toEqual(
          filled
            .toSorted((one, other) => Number(one.category) - Number(other.category))
            .map((row) => [[row.category], row.bands]),
        );
      }),
    );
  });

  test('joins groups that are too small, and counts nobody twice or not at all', () => {
    fc.assert(
      fc.property(placesArb, (places) => {
        const all = places.flatMap((place) => place.bands).reduce((sum, count) => sum + count, 0);
        const coverage = coverageOf(places);
        const sum = coverage.categories.reduce((total, line) => total + line.students, 0);
        expect(sum).toBe(isSmall(all) || sumTells(sizesBy(places)) ? 0 : all);
      }),
      { numRuns: worlds, examples: [[[place('1', 2, 3, 0), place('3', 1, 0, 0)]]] },
    );
  });

  test('tells levels apart within one category only where they are large enough', () => {
    const coverage = coverageOf([
      { category: '4', level: 1, bands: [5, 6, 7] },
      { category: '4', level: 2, bands: [8, 9, 10] },
      { category: '4', level: 3, bands: [1, 1, 1] },
      { category: '2', level: 1, bands: [20, 0, 5] },
    ]);
    expect(coverage.categories.map((line) => [line.keys, line.bands])).toEqual([
      [['2'], [20, 0, 5]],
      [['4'], [14, 16, 18]],
    ]);
    // Level 3 is too small by itself, and so is joined with the smallest other one.
    expect(coverage.categories[1]!.levels).toEqual([
      { keys: [2], students: 27, bands: [8, 9, 10] },
      { keys: [1, 3], students: 21, bands: [6, 7, 8] },
    ]);
  });

  test('joins the two better bands where one of them is too small for everybody', () => {
    const coverage = coverageOf([
      { category: '2', level: 1, bands: [8, 0, 20] },
      { category: '4', level: 1, bands: [5, 2, 30] },
    ]);
    expect(coverage.split).toEqual([['none'], ['few', 'enough']]);
    expect(coverage.bands).toEqual([13, 52]);
    expect(coverage.categories.map((line) => line.bands)).toEqual([
      [8, 20],
      [5, 32],
    ]);
  });

  test('hides a second row with the one that must hide its numbers', () => {
    const row = (category: Category, bands: readonly number[]) => ({ category, level: 1, bands });
    const coverage = coverageOf([row('1', [2, 10, 10]), row('2', [6, 6, 6]), row('4', [30, 30, 30])]);
    expect(coverage.bands).toEqual([38, 46, 46]);
    expect(coverage.categories.map((line) => line.bands)).toEqual([null, null, [30, 30, 30]]);
    expect(coverage.categories.map((line) => line.students)).toEqual([22, 18, 90]);
  });

  test('places among the best are masked in the same way', () => {
    const rowArb = fc.record({ students: cell, places: cell });
    fc.assert(
      fc.property(fc.array(rowArb, { maxLength: 8 }), (drawn) => {
        const rows = drawn.map((row, at) => ({ key: categories[at]!, ...row }));
        const exposure = exposureOf(rows.map((row) => (row.students === 0 ? { ...row, places: 0 } : row)));
        const lines = exposure.categories;
        const shown = lines.flatMap((line) => (line.places === null ? [] : [line.places]));
        const numbers = [
          ...lines.map((line) => line.students),
          ...shown,
          ...(exposure.places === null ? [] : leftOver(exposure.places, shown)),
        ];
        expect(numbers.filter(isSmall)).toEqual([]);
      }),
      { numRuns: worlds },
    );
  });

  test('of all students no small rest is told, and of positions nothing that few see moving', () => {
    expect([shownPart(56, 60), shownPart(4, 60), shownPart(0, 60), shownPart(60, 60)]).toEqual([null, null, 0, 60]);
    const moves = new Map([
      [1, { entering: 3, leaving: 1 }],
      [2, { entering: 9, leaving: 0 }],
      [3, { entering: 7, leaving: 3 }],
    ]);
    expect(greatestMoves(moves)).toEqual([
      { position: 3, entering: 7, leaving: null },
      { position: 2, entering: 9, leaving: 0 },
    ]);
  });

  test('so is a comparison by category', () => {
    const tallyArb = fc
      .record({ changed: cell, same: cell, entering: cell, leaving: cell, better: cell, worse: cell })
      .map(({ same, ...tally }) => ({ ...noTally, ...tally, students: tally.changed + same }));
    fc.assert(
      fc.property(fc.array(tallyArb, { maxLength: 8 }), (drawn) => {
        const tallies = new Map(drawn.map((tally, at) => [categories[at]!, tally] as const));
        const lines = linesByCategory(tallies);
        const found: number[] = lines.flatMap((line) => [
          line.students,
          line.changed ?? 0,
          line.students - (line.changed ?? 0),
        ]);
        for (const name of ['changed', 'entering', 'leaving', 'better', 'worse'] as const) {
          const shown = lines.flatMap((line) => (line[name] === null ? [] : [line[name]]));
          const total = drawn.reduce((sum, tally) => sum + (tally.students === 0 ? 0 : tally[name]), 0);
          found.push(...shown, ...(isSmall(total) ? [] : leftOver(total, shown)));
        }
        expect(found.filter(isSmall)).toEqual([]);
      }),
      { numRuns: worlds },
    );
  });
});
