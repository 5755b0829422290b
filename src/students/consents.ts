import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { audit } from '../audit/index.ts';
import { NotFound } from '../errors.ts';
import { announce } from '../outbox/index.ts';
import { holdStudent, isHerself } from './find-student.ts';
import { disabilityFields } from './rules-disability.ts';

/** Edition of the text that stands next to the box (words.disability.consent): a new text gets a new edition. */
export const disabilityConsentEdition = '2026-11';

export type Consent = { readonly edition: string; readonly given_at: Date; readonly withdrawn_at: Date | null };

/** What she last said to the agency's keeping of what her certificate says; null where she was never asked. */
export async function disabilityConsent(ctx: Pick<Ctx, 'db'>, studentId: number): Promise<Consent | null> {
  const row = await ctx.db
    .selectFrom('student_consents')
    .select(['edition', 'given_at', 'withdrawn_at'])
    .where('student_id', '=', studentId)
    .where('purpose', '=', 'disability')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** True after she took her consent back: nobody writes these facts down again until she gives it anew. */
export async function hasWithdrawn(ctx: Pick<Ctx, 'db'>, studentId: number): Promise<boolean> {
  return (await withdrawnAmong(ctx, [studentId])).has(studentId);
}

/** Those of these students who took it back. */
export async function withdrawnAmong(ctx: Pick<Ctx, 'db'>, studentIds: readonly number[]): Promise<Set<number>> {
  const rows = await ctx.db
    .selectFrom('student_consents')
    .distinctOn('student_id')
    .select(['student_id', 'withdrawn_at'])
    .where('student_id', '=', (eb) => eb.fn.any(eb.val([...studentIds])))
    .where('purpose', '=', 'disability')
    .orderBy('student_id')
    .orderBy('id', 'desc')
    .execute();
  return new Set(rows.filter((row) => row.withdrawn_at !== null).map((row) => row.student_id));
}

/** The students of these numbers, and whether each took it back. */
export async function consentsOf(
  ctx: Pick<Ctx, 'db'>,
  numbers: readonly string[],
): Promise<{ readonly id: number; readonly number: string; readonly withdrawn: boolean }[]> {
  const students = await ctx.db
    .selectFrom('students')
    .select(['id', 'number'])
    .where('number', '=', (eb) => eb.fn.any(eb.val([...numbers])))
    .execute();
  const ids = students.map((one) => one.id);
  const withdrawn = ids.length === 0 ? new Set<number>() : await withdrawnAmong(ctx, ids);
  return students.map((one) => ({ ...one, withdrawn: withdrawn.has(one.id) }));
}

/** Notes that she ticked the box, now or when she registered. Ticking it again while it holds changes nothing. */
export async function giveConsent(
  tx: Tx,
  studentId: number,
  given = { edition: disabilityConsentEdition, given_at: tx.now() },
): Promise<void> {
  await tx.db
    .insertInto('student_consents')
    .values({
      student_id: studentId,
      purpose: 'disability',
      ...given,
      withdrawn_at: null,
    })
    .onConflict((conflict) => conflict.columns(['student_id', 'purpose']).where('withdrawn_at', 'is', null).doNothing())
    .execute();
}

/**
 * She takes her consent back: category, level, certificate number and devices are deleted at once. Where she had never
 * given it (a school's list brought the facts) this is her refusal, and it is kept as one.
 */
export async function withdrawConsent(ctx: Ctx, studentId: number): Promise<void> {
  if (!isHerself(ctx, studentId)) throw new NotFound();
  await inTransaction(ctx, async (tx) => {
    const { number } = await holdStudent(tx, studentId, 'disability.change');
    await giveConsent(tx, studentId);
    await tx.db
      .updateTable('student_consents')
      .set({ withdrawn_at: tx.now() })
      .where('student_id', '=', studentId)
      .where('withdrawn_at', 'is', null)
      .execute();
    await tx.db.deleteFrom('disabilities').where('student_id', '=', studentId).execute();
    const facts = { act: 'withdrawn', fields: disabilityFields };
    await audit(tx, {
      verb: 'disability.change',
      thing: { kind: 'student', id: number },
      subject: studentId,
      facts,
    });
    await announce(tx, 'student', [studentId]);
  });
}
