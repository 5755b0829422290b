import type { Ctx } from '../ctx.ts';

/** Whether somebody signs in as this student already: a record has one account at most. */
export async function studentHasAccount({ db }: Pick<Ctx, 'db'>, studentId: number): Promise<boolean> {
  const found = await db
    .selectFrom('memberships')
    .select('id')
    .where('student_id', '=', studentId)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return found !== undefined;
}
