import type { Paging } from '../../search/index.ts';
import type { Ctx } from '../ctx.ts';
import type { DisabilityCategory } from '../reference/index.ts';
import type { StudentFacts } from './facts.ts';
import type { Run } from './find-run.ts';
import { positionQueryFor } from './queries.ts';
import { bookOf, publishedIds } from './reads-editions.ts';
import { countStudents, studentsOfScope } from './reads-scope.ts';
import type { Rulebook } from './rulebook.ts';
import {
  changeOf,
  greatestMoves,
  linesByCategory,
  movesOf,
  noteMoves,
  noTally,
  shownPart,
  shownTotal,
  withStudent,
  type ComparisonLine,
  type ComparisonTally,
  type Counted,
  type PositionMove,
  type TopPlace,
} from './rules-comparison.ts';
import { keptOfEach } from './run-cohort.ts';
import type { Pace } from './run-pace.ts';

export type ComparisonResult = {
  /** Fingerprint of the draft as it was compared. */
  readonly digest: string;
  readonly students: number;
  readonly changed: number | null;
  readonly categories: readonly ComparisonLine[];
  readonly moves: readonly PositionMove[];
} & { readonly [C in Counted]: number | null };

const best: Paging = { offset: 0, limit: keptOfEach };

/** What would change for the students of the city if the draft came into force. Begins anew when it is taken up again. */
export async function runComparison(ctx: Ctx, run: Run, pace: Pace): Promise<ComparisonResult> {
  const before = await bookOf(ctx, run.other_edition_id!);
  const after = await bookOf(ctx, run.edition_id);
  try {
    return await compareAll(ctx, { before, after, run, pace });
  } finally {
    await forget(ctx, after);
  }
}

type Comparing = { readonly before: Rulebook; readonly after: Rulebook; readonly run: Run; readonly pace: Pace };

async function compareAll(ctx: Ctx, { before, after, run, pace }: Comparing): Promise<ComparisonResult> {
  const total = await countStudents(ctx, run.district);
  const tallies = new Map<DisabilityCategory | null, ComparisonTally>();
  const moves: Parameters<typeof noteMoves>[0] = new Map();
  let done = 0;
  for await (const students of studentsOfScope(ctx, run.district)) {
    await ctx.search.catchUp();
    for (const student of students) {
      const its = await compareFor(ctx, before, after, student, run.on_day);
      const category = student.certificateCategory;
      tallies.set(category, withStudent(tallies.get(category) ?? noTally, its.change, its.moved));
      noteMoves(moves, its.change);
      done += 1;
      await pace.step(done, Math.max(total, done));
    }
  }
  return {
    digest: after.edition.digest,
    ...totals(tallies),
    categories: linesByCategory(tallies),
    moves: greatestMoves(moves),
  };
}

async function compareFor(ctx: Ctx, before: Rulebook, after: Rulebook, student: StudentFacts, day: string) {
  const [was, is] = [positionQueryFor(before, student, day), positionQueryFor(after, student, day)];
  const { hits: old } = await ctx.search.positionsFor(was, best);
  const { hits: now } = await ctx.search.positionsFor(is, best);
  const change = changeOf(old, now);
  const gone = await gradesOf(ctx, is, change.leaving);
  const came = await gradesOf(ctx, was, change.entering);
  return { change, moved: movesOf(grades([...old, ...came]), grades([...now, ...gone])) };
}

/** How positions that are not among the best stand. */
async function gradesOf(ctx: Ctx, query: ReturnType<typeof positionQueryFor>, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return (await ctx.search.positionsFor(query, { offset: 0, limit: ids.length, where: [{ ids }] })).hits;
}

const grades = (places: readonly TopPlace[]): Map<number, number> =>
  new Map(places.map((place) => [place.id, place.grade]));

function totals(tallies: ReadonlyMap<unknown, ComparisonTally>) {
  const sum = (name: keyof ComparisonTally) => [...tallies.values()].reduce((all, tally) => all + tally[name], 0);
  return {
    students: sum('students'),
    changed: shownPart(sum('changed'), sum('students')),
    entering: shownTotal(sum('entering')),
    leaving: shownTotal(sum('leaving')),
    better: shownTotal(sum('better')),
    worse: shownTotal(sum('worse')),
  };
}

/** The engine lets go of what it took in for the draft alone. */
async function forget(ctx: Ctx, book: Rulebook): Promise<void> {
  const { digest } = book.edition;
  for (const id of await publishedIds(ctx)) if ((await bookOf(ctx, id)).edition.digest === digest) return;
  ctx.search.forget(digest);
}
