import { sql } from 'kysely';
import { audit } from '../audit/index.ts';
import { inTransaction, today, type Ctx, type Tx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { announce } from '../outbox/index.ts';
import type { NeedId } from '../reference/index.ts';
import { addVersion } from './confirm-needs.ts';
import { holdStudent, isHerself } from './find-student.ts';
import { isNeed } from './rules-needs.ts';
import type { NeedAnswers } from './tables.ts';

/** What a question beside a position can be answered with. */
export const singleAnswers = ['must', 'not_needed', 'later'] as const;

export type AnsweredNeed = {
  readonly studentId: number;
  readonly need: NeedId;
  /** One of `singleAnswers`; anything else is not found, as a need that does not exist is. */
  readonly answer: string;
};

/**
 * Answers one question about a need, as a new version of all her answers. It counts at once where the last version was
 * confirmed, and waits for her confirmation with the others where it was not. A draft takes the answer in, too.
 */
export async function answerNeed(ctx: Ctx, { studentId, need, answer: given }: AnsweredNeed): Promise<void> {
  const answer = singleAnswers.find((one) => one === given);
  if (answer === undefined || !isNeed(need)) throw new NotFound();
  await inTransaction(ctx, async (tx) => {
    const student = await holdStudent(tx, studentId, 'needs.confirm');
    const last = await newest(tx, studentId);
    if (last?.answers[need] === answer) return;
    const confirmed = (last?.confirmed_on ?? null) !== null;
    const by = isHerself(tx, studentId) ? 'herself' : 'with_staff';
    const version = (last?.version ?? 0) + 1;
    const answers: NeedAnswers = { ...last?.answers, [need]: answer };
    await addVersion(tx, { studentId, answers, on: confirmed ? today(tx) : null, by: confirmed ? by : null }, version);
    await tx.db
      .updateTable('need_drafts')
      .set({ answers: sql<string>`answers || ${JSON.stringify({ [need]: answer })}::jsonb` })
      .where('student_id', '=', studentId)
      .execute();
    await audit(tx, {
      verb: 'needs.confirm',
      thing: { kind: 'student', id: student.number },
      subject: studentId,
      facts: { version, by, act: 'one_answer' },
    });
    await announce(tx, 'student', [studentId]);
  });
}

const newest = (tx: Tx, studentId: number) =>
  tx.db
    .selectFrom('need_records')
    .select(['version', 'answers', 'confirmed_on'])
    .where('student_id', '=', studentId)
    .orderBy('version', 'desc')
    .executeTakeFirst();
