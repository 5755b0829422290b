import { may } from '../accounts/policy.ts';
import { noteLooks } from '../audit/index.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import type { StudentFacts } from './facts.ts';
import { studentNames } from './reads-names.ts';
import { studentForMatches } from './reads.ts';

/** The student who asks, or null when somebody else does. */
export async function ownFactsOrNull(ctx: Ctx): Promise<StudentFacts | null> {
  const studentId = ctx.actor.kind === 'person' ? ctx.actor.membership?.scope.studentId : undefined;
  if (studentId === undefined) return null;
  const row = await ctx.db.selectFrom('students').select('number').where('id', '=', studentId).executeTakeFirst();
  return row ? studentForMatches(ctx, row.number) : null;
}

export async function ownFacts(ctx: Ctx): Promise<StudentFacts> {
  const student = await ownFactsOrNull(ctx);
  if (!student) throw new NotFound();
  return student;
}

/** Another person's matches: that they were looked at is noted where she sees it. */
export async function othersFacts(ask: Ask) {
  const student = await studentForMatches(ask.ctx, ask.param('number'));
  const names = await studentNames(ask.ctx, [student.serial]);
  if (!may(ask.ctx.actor, 'candidates.read')) throw new NotFound();
  await noteLooks(ask.ctx, { verb: 'matches.read', thing: { kind: 'matches', id: student.number } }, [student.serial]);
  return { student, of: { number: student.number, name: names.get(student.serial)?.name ?? student.number } };
}

/** `?page=` as a number from 1; anything else is the first page. */
export const pageNumber = ({ query }: Pick<Ask, 'query'>): number =>
  Math.min(Math.max(1, Math.trunc(Number(query.get('page')) || 1)), 5000);
