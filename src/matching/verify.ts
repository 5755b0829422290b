import { may, type Verb } from '../accounts/policy.ts';
import { today, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import type { PositionFacts, StudentFacts } from './facts.ts';
import { forgetWithdrawn } from './forget-withdrawn.ts';
import type { Match } from './match.ts';
import { bookOf, currentBook } from './reads-editions.ts';
import { positionFactsOf, studentFactsOf } from './reads-facts.ts';
import type { Rulebook } from './rulebook.ts';
import { gives, sinceKept, type KeptPair, type Since } from './rules-verify.ts';
import { openMatch, type OpenPart } from './seal-match.ts';

/**
 * `altered`: the row is not what was written. `edition`: the edition that it names is gone or reads otherwise.
 * `differs`: everything is as it was written, and re-running it gives something else.
 */
export type Fault = 'altered' | 'edition' | 'differs';

/** A match that was kept, checked: is it as it was kept, and what has changed since? */
export type Verified = {
  readonly id: number;
  readonly studentId: number;
  readonly positionId: number;
  readonly onDay: string;
  readonly madeAt: Date;
  readonly byName: string;
  readonly editionId: string;
  /** As it was kept; null where it was altered. With a fault nobody may lean on it. */
  readonly match: Match | null;
  readonly fault: Fault | null;
  /** Null with a fault: what cannot be trusted is not compared. */
  readonly since: Since | null;
  readonly student: StudentFacts;
  readonly position: PositionFacts;
  /** Categories that the position names, or named when it was kept (where that was not altered). */
  readonly categories: PositionFacts['categories'];
};

/**
 * Checks matches that were kept, of the students within this actor's reach with `verb`; others are left out. Each is
 * re-run twice: as it was kept, and with the rows and the edition of this moment. In the order of the ids.
 */
export async function verifySnapshots(ctx: Ctx, ids: readonly number[], verb: Verb): Promise<Verified[]> {
  if (!may(ctx.actor, verb)) throw new NotFound();
  await forgetWithdrawn(ctx, ids);
  const rows = await snapshotRows(ctx, ids, verb);
  const students = bySerial(await studentFactsOf(ctx, idsIn(rows, 'student_id')));
  const positions = bySerial(await positionFactsOf(ctx, idsIn(rows, 'position_id')));
  const book = await currentBook(ctx);
  const verified: Verified[] = [];
  for (const row of rows) {
    const student = students.get(row.student_id);
    const position = positions.get(row.position_id);
    if (student && position) verified.push(await verifyRow(ctx, row, { book, student, position, today: today(ctx) }));
  }
  return verified;
}

async function snapshotRows(ctx: Ctx, ids: readonly number[], verb: Verb) {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('match_snapshots')
    .innerJoin('students', 'students.id', 'match_snapshots.student_id')
    .selectAll('match_snapshots')
    .select(['students.district', 'students.school_id'])
    .where('match_snapshots.id', 'in', ids)
    .orderBy('match_snapshots.id')
    .execute();
  return rows.filter((row) =>
    may(ctx.actor, verb, { studentId: row.student_id, district: row.district, schoolId: row.school_id }),
  );
}
type Row = OpenPart & { readonly match_sealed: Buffer };

const idsIn = (rows: readonly Row[], column: 'student_id' | 'position_id') => [
  ...new Set(rows.map((row) => row[column])),
];
const bySerial = <F extends { readonly serial: number }>(facts: readonly F[]) =>
  new Map(facts.map((each) => [each.serial, each]));

async function verifyRow(ctx: Ctx, row: Row, current: KeptPair): Promise<Verified> {
  const { match, fault, kept } = await examine(ctx, row);
  return {
    id: row.id,
    studentId: row.student_id,
    positionId: row.position_id,
    onDay: row.on_day,
    madeAt: row.made_at,
    byName: row.by_name,
    editionId: row.edition_id,
    match,
    fault,
    since: kept && match ? sinceKept(kept, match, current) : null,
    student: current.student,
    position: current.position,
    categories: [...(match ? row.position_facts.categories : []), ...current.position.categories],
  };
}

type Examined = Pick<Verified, 'match' | 'fault'> & { readonly kept: KeptPair | null };

async function examine(ctx: Ctx, row: Row): Promise<Examined> {
  const sealed = openMatch(ctx.keys, row.match_sealed, row);
  if (!sealed) return { match: null, fault: 'altered', kept: null };
  const { student, match } = sealed;
  const book = await editionOf(ctx, row);
  if (!book) return { match, fault: 'edition', kept: null };
  const kept = { book, student, position: row.position_facts, today: row.on_day };
  return gives(kept, match) ? { match, fault: null, kept } : { match, fault: 'differs', kept: null };
}

/** The edition of that number, when it still reads as it did. */
async function editionOf(ctx: Ctx, row: Row): Promise<Rulebook | null> {
  const book = await bookOf(ctx, row.edition_id).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  return book?.edition.digest === row.edition_digest ? book : null;
}
