import type { Selectable } from 'kysely';
import { may, type Thing, type Verb } from '../accounts/policy.ts';
import type { Ctx, Tx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import type { StudentRow } from './tables.ts';

export type Student = Selectable<StudentRow>;

/** A student's row as the policy compares it with a scope. */
export const thingOf = (row: Pick<Student, 'id' | 'district' | 'school_id'>): Thing => ({
  studentId: row.id,
  district: row.district,
  schoolId: row.school_id,
});

/** The student with that number whom this actor may do that to; anybody else is not found. */
export async function studentNumbered(ctx: Ctx, number: string, verb: Verb): Promise<Student> {
  const row = await ctx.db.selectFrom('students').selectAll().where('number', '=', number).executeTakeFirst();
  return mine(ctx, row, verb);
}

export async function studentWithId(ctx: Ctx, id: number, verb: Verb): Promise<Student> {
  const row = await ctx.db.selectFrom('students').selectAll().where('id', '=', id).executeTakeFirst();
  return mine(ctx, row, verb);
}

/** The same, locked until the transaction ends: what is written next is written on what was read. */
export async function holdStudent(tx: Tx, id: number, verb: Verb): Promise<Student> {
  const row = await tx.db.selectFrom('students').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return mine(tx, row, verb);
}

function mine(ctx: Ctx, row: Student | undefined, verb: Verb): Student {
  if (!row || !may(ctx.actor, verb, thingOf(row))) throw new NotFound();
  return row;
}

/** Whether this actor may read that student now. */
export async function canSee(ctx: Ctx, id: number): Promise<boolean> {
  const row = await ctx.db.selectFrom('students').selectAll().where('id', '=', id).executeTakeFirst();
  return row !== undefined && may(ctx.actor, 'students.read', thingOf(row));
}

/** The id of the student who asks; for everybody else there is no such page. */
export function ownStudentId({ actor }: Pick<Ctx, 'actor'>): number {
  const membership = actor.kind === 'person' ? actor.membership : null;
  if (membership?.role !== 'student' || membership.scope.studentId === undefined) throw new NotFound();
  return membership.scope.studentId;
}

/** Whether the one who acts is the student herself. */
export const isHerself = ({ actor }: Pick<Ctx, 'actor'>, studentId: number): boolean =>
  actor.kind === 'person' && actor.membership?.role === 'student' && actor.membership.scope.studentId === studentId;
