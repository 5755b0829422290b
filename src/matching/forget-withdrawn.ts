import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import type { StudentFacts } from './facts.ts';
import type { Match, Refusal } from './match.ts';
import { bookOf } from './reads-editions.ts';
import { explain } from './rules.ts';
import { isSame } from './rules-changes.ts';
import { openMatch, sealMatch, type OpenPart } from './seal-match.ts';

/**
 * Takes what the certificate says out of matches that were kept before a student took her consent back: the match is
 * re-run without it, as of its day, and sealed anew. Where it was a match only by her category, it goes, and with it
 * her place on a list. Of some snapshots, or of all. The house does it by itself, whoever happened to open a page.
 * Returns how many it touched.
 */
export async function forgetWithdrawn(deps: Deps, only: readonly number[] | null = null): Promise<number> {
  const house: Ctx = { ...deps, actor: { kind: 'system', name: 'consent withdrawn' } };
  let touched = 0;
  for (const id of await withdrawn(house, only)) {
    if (await inTransaction(house, (tx) => forget(tx, id))) touched += 1;
  }
  return touched;
}

async function withdrawn(ctx: Ctx, only: readonly number[] | null): Promise<number[]> {
  if (only?.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('match_snapshots as kept')
    .select('kept.id')
    .distinct()
    .innerJoin('student_consents as consent', 'consent.student_id', 'kept.student_id')
    .where('consent.purpose', '=', 'disability')
    .whereRef('consent.withdrawn_at', '>=', 'kept.made_at')
    .$if(only !== null, (query) => query.where('kept.id', 'in', only!))
    .execute();
  return rows.map((row) => row.id);
}

async function forget(tx: Tx, id: number): Promise<boolean> {
  const row = await tx.db.selectFrom('match_snapshots').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) return false;
  const kept = openMatch(tx.keys, row.match_sealed, row);
  const student = kept && withoutCertificate(kept.student);
  if (student && isSame(kept.student, student)) return false;
  const match = student && (await rerun(tx, student, row));
  if (!match || 'refused' in match) return drop(tx, id, row.student_id);
  await tx.db
    .updateTable('match_snapshots')
    .set({ match_sealed: sealMatch(tx.keys, { student, match }, row) })
    .where('id', '=', id)
    .execute();
  return note(tx, id, row.student_id, 'forgotten');
}

/** What it would have been without the certificate; null where its edition is gone. */
async function rerun(tx: Tx, facts: StudentFacts, row: OpenPart): Promise<Match | Refusal | null> {
  try {
    return explain(await bookOf(tx, row.edition_id), facts, row.position_facts, row.on_day);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

const withoutCertificate = (facts: StudentFacts): StudentFacts => ({
  ...facts,
  certificateCategory: null,
  certificateLevel: null,
  components: [],
});

async function drop(tx: Tx, id: number, studentId: number): Promise<true> {
  await tx.db.deleteFrom('match_snapshots').where('id', '=', id).execute();
  return note(tx, id, studentId, 'dropped');
}

async function note(tx: Tx, id: number, subject: number, act: 'forgotten' | 'dropped'): Promise<true> {
  await audit(tx, { verb: 'disability.change', thing: { kind: 'match_snapshot', id }, subject, facts: { act } });
  return true;
}
