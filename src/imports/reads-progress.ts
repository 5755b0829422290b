import { may } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import type { Import } from './find-import.ts';
import { failInterrupted } from './purge-imports.ts';

export type ImportProgress = Pick<Import, 'key' | 'state' | 'rows_checked' | 'rows_total'>;

/** How far the check of an import is, without anything that it holds. A check whose process ended is told as failed. */
export async function progressOf(ctx: Ctx, key: string): Promise<ImportProgress> {
  const row = await select(ctx, key);
  return row.state === 'checking' && (await failInterrupted(ctx)) > 0 ? select(ctx, key) : row;
}

async function select(ctx: Ctx, key: string): Promise<ImportProgress> {
  const row = await ctx.db
    .selectFrom('imports')
    .select(['key', 'state', 'rows_checked', 'rows_total', 'district', 'school_id'])
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row || !may(ctx.actor, 'imports.read', { district: row.district, schoolId: row.school_id }))
    throw new NotFound();
  return row;
}
