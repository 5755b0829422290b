import { sql } from 'kysely';
import { today, type Tx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import type { PositionFacts, StudentFacts } from './facts.ts';
import type { Match, Refusal } from './match.ts';
import { currentBook } from './reads-editions.ts';
import { positionFactsOf, studentFactsOf } from './reads-facts.ts';
import type { Rulebook } from './rulebook.ts';
import { explain } from './rules.ts';
import { sealMatch, type OpenPart, type SealedPart } from './seal-match.ts';

export type KeptMatch = { readonly id: number; readonly match: Match };

/**
 * Keeps the match of a pair as it is now, with everything that re-running it needs: edition, day and the facts of both
 * sides. A pair that is no match keeps nothing. Who may do it is for the verb that keeps it to ask.
 */
export async function keepMatch(
  tx: Tx,
  { studentId, positionId }: { readonly studentId: number; readonly positionId: number },
): Promise<KeptMatch | Refusal> {
  const [student] = await studentFactsOf(tx, [studentId]);
  const [position] = await positionFactsOf(tx, [positionId]);
  if (!student || !position) throw new NotFound();
  const book = await currentBook(tx);
  const match = explain(book, student, position, today(tx));
  if ('refused' in match) return match;
  const id = await nextId(tx);
  await insertSnapshot(tx, openPartOf(tx, { id, book, student, position }), { student, match });
  return { id, match };
}

type Pair = {
  readonly id: number;
  readonly book: Rulebook;
  readonly student: StudentFacts;
  readonly position: PositionFacts;
};

function openPartOf(tx: Tx, { id, book, student, position }: Pair): OpenPart {
  return {
    id,
    student_id: student.serial,
    position_id: position.serial,
    edition_id: book.edition.id,
    edition_digest: book.edition.digest,
    on_day: today(tx),
    position_facts: position,
    by_name: tx.actor.kind === 'visitor' ? '' : tx.actor.name,
    made_at: tx.now(),
  };
}

async function insertSnapshot(tx: Tx, part: OpenPart, hers: SealedPart): Promise<void> {
  await tx.db
    .insertInto('match_snapshots')
    .values({
      ...part,
      position_facts: JSON.stringify(part.position_facts),
      match_sealed: sealMatch(tx.keys, hers, part),
      by_user_id: tx.actor.kind === 'person' ? tx.actor.userId : null,
    })
    .execute();
}

/** What is sealed is bound to the id of its row, so the id has to be known first. */
async function nextId(tx: Tx): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('match_snapshots', 'id')) as id`.execute(tx.db);
  return rows[0]!.id;
}
