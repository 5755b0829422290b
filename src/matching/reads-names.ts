import type { Ctx } from '../ctx.ts';

/** Names of students for lists that staff see: nothing about disability is in them. */
export async function studentNames(ctx: Ctx, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, never>();
  const rows = await ctx.db
    .selectFrom('students')
    .select(['id', 'number', 'name', 'major', 'graduation_year as graduationYear', 'opportunities'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
