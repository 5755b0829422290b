import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';

/**
 * Deletes what was counted by category before a student took her consent back, fairness reports and comparisons of
 * editions: beside a later one they would say by subtraction which group she was counted in. Returns how many it deleted.
 */
export async function forgetReports(ctx: Pick<Ctx, 'db'>): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from match_runs as run
    where run.kind in ('fairness', 'comparison') and run.state = 'done' and exists (
      select from student_consents as consent
      where consent.purpose = 'disability' and consent.withdrawn_at >= run.created_at)`.execute(ctx.db);
  return Number(numAffectedRows ?? 0);
}
