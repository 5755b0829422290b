import { today, type Ctx } from '../ctx.ts';
import type { Condition, PositionFacts, StudentFacts } from './facts.ts';
import { makePlaces, rankAsWritten, type NumberedLine, type Places } from './line-places.ts';
import { currentBook } from './reads-editions.ts';
import { positionFactsOf, studentFactsOf } from './reads-facts.ts';
import type { Rulebook } from './rulebook.ts';
import { differencesIn, lineOf, readLine, type Difference } from './rules-lines.ts';
import { explain, openingsFor } from './rules.ts';

/** One line of a file of matches, re-run. `line` counts from 1. */
export type CheckedLine = { readonly line: number; readonly student: string; readonly position: string } & Outcome;
type Outcome =
  | { readonly outcome: 'same' }
  | { readonly outcome: 'differs'; readonly differences: readonly Difference[] }
  /** No match any more, with every condition that keeps the pair apart. */
  | { readonly outcome: 'refused'; readonly refused: readonly Condition[] }
  | { readonly outcome: 'gone'; readonly gone: readonly ('student' | 'position')[] }
  | { readonly outcome: 'unreadable' };

/** A line between the one before and the one after it: they tell in which order it was ranked. */
type Around = {
  readonly line: number;
  readonly written: NumberedLine | null;
  readonly near: readonly (NumberedLine | null)[];
};

const atOnce = 500;

/** Re-runs each line with the rows and the edition of this moment, in their order. Empty lines are passed over. */
export async function* verifyLines(ctx: Ctx, lines: AsyncIterable<string>): AsyncGenerator<CheckedLine> {
  await ctx.search.catchUp();
  const book = await currentBook(ctx);
  let batch: Around[] = [];
  for await (const around of withNeighbours(lines)) {
    batch.push(around);
    if (batch.length < atOnce) continue;
    yield* await checkBatch(ctx, book, batch);
    batch = [];
  }
  yield* await checkBatch(ctx, book, batch);
}

async function* withNeighbours(lines: AsyncIterable<string>): AsyncGenerator<Around> {
  let before: NumberedLine | null = null;
  let held: Omit<Around, 'near'> | null = null;
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const read = readLine(text);
    const written = read && { ...read, line };
    if (held) {
      yield { ...held, near: [before, written] };
      before = held.written;
    }
    held = { line, written };
  }
  if (held) yield { ...held, near: [before, null] };
}

type Facts = {
  readonly students: ReadonlyMap<string, StudentFacts>;
  readonly positions: ReadonlyMap<string, PositionFacts>;
};

async function checkBatch(ctx: Ctx, book: Rulebook, batch: readonly Around[]): Promise<CheckedLine[]> {
  const written = batch.flatMap((each) => each.written ?? []);
  const facts = await factsOf(ctx, written);
  const pairs = written.flatMap((each) => {
    const [student, position] = [facts.students.get(each.student), facts.positions.get(each.position)];
    return student && position ? [{ student, position }] : [];
  });
  const places = makePlaces(ctx, book, pairs);
  const checked: CheckedLine[] = [];
  for (const { line, written: its, near } of batch) {
    if (!its) checked.push({ line, student: '', position: '', outcome: 'unreadable' });
    else {
      const { student, position } = its;
      checked.push({ line, student, position, ...(await checkLine(ctx, book, its, { near, facts, places })) });
    }
  }
  return checked;
}

async function checkLine(
  ctx: Ctx,
  book: Rulebook,
  line: NumberedLine,
  { near, facts, places }: Pick<Around, 'near'> & { readonly facts: Facts; readonly places: Places },
): Promise<Outcome> {
  const [student, position] = [facts.students.get(line.student), facts.positions.get(line.position)];
  if (!student || !position) {
    return {
      outcome: 'gone',
      gone: [...(student ? [] : (['student'] as const)), ...(position ? [] : (['position'] as const))],
    };
  }
  const match = explain(book, student, position, today(ctx));
  if ('refused' in match) return { outcome: 'refused', refused: match.refused };
  // Only a near miss says what would open it.
  const isNearMiss = 'would_open' in line.whole && match.class === 'gap';
  const openings = isNearMiss ? { openings: openingsFor(book, student, position) } : {};
  const rank = await rankAsWritten(places, line, near, { student, position });
  const differences = differencesIn(line.whole, lineOf({ match, rank, ...openings }));
  return differences.length === 0 ? { outcome: 'same' } : { outcome: 'differs', differences };
}

async function factsOf(ctx: Ctx, lines: readonly NumberedLine[]): Promise<Facts> {
  const students = await idsOf(
    ctx,
    'students',
    lines.map((line) => line.student),
  );
  const positions = await idsOf(
    ctx,
    'positions',
    lines.map((line) => line.position),
  );
  return {
    students: byNumber(await studentFactsOf(ctx, students)),
    positions: byNumber(await positionFactsOf(ctx, positions)),
  };
}

const byNumber = <F extends { readonly number: string }>(facts: readonly F[]) =>
  new Map(facts.map((each) => [each.number, each]));

async function idsOf(ctx: Ctx, table: 'students' | 'positions', numbers: readonly string[]): Promise<number[]> {
  // PostgreSQL knows no NUL, so nobody has such a number.
  const possible = [...new Set(numbers)].filter((number) => !number.includes('\0'));
  if (possible.length === 0) return [];
  const rows = await ctx.db.selectFrom(table).select('id').where('number', 'in', possible).execute();
  return rows.map((row) => row.id);
}
