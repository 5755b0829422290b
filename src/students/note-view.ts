import type { Verb } from '../accounts/policy.ts';
import { noteLooks } from '../audit/index.ts';
import type { Ctx } from '../ctx.ts';
import { isHerself, type Student } from './find-student.ts';

/** Writes down that somebody else looked at a student's page. */
export async function noteView(ctx: Ctx, student: Pick<Student, 'id' | 'number'>, verb: Verb): Promise<void> {
  if (isHerself(ctx, student.id)) return;
  await noteLooks(ctx, { verb, thing: { kind: 'student', id: student.number } }, [student.id]);
}
