import { audit } from '../audit/index.ts';
import type { Verb } from '../accounts/policy.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { isHerself, type Student } from './find-student.ts';

/** Coming back to a page within this time is one look, so that her log says who looked, not how often they clicked. */
const oneLook = 30 * 60_000;

/** Writes down that somebody else looked at a student's page. */
export async function noteView(ctx: Ctx, student: Pick<Student, 'id' | 'number'>, verb: Verb): Promise<void> {
  if (isHerself(ctx, student.id) || ctx.actor.kind !== 'person') return;
  const seen = await ctx.db
    .selectFrom('audit_log')
    .select('id')
    .where('subject_student_id', '=', student.id)
    .where('verb', '=', verb)
    .where('actor_user_id', '=', ctx.actor.userId)
    .where('at', '>', new Date(ctx.now().getTime() - oneLook))
    .executeTakeFirst();
  if (seen) return;
  const entry = { verb, thing: { kind: 'student', id: student.number }, subject: student.id, facts: { act: 'viewed' } };
  await inTransaction(ctx, (tx) => audit(tx, entry));
}
