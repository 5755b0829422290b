import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';

/**
 * Deletes what runs kept of students who took back their consent to what their certificate says after the run had begun:
 * a line can tell by its positions what the certificate said. Returns how many it deleted.
 */
export async function forgetLines(ctx: Pick<Ctx, 'db'>): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from match_run_lines as line
    using match_runs as run, student_consents as consent
    where line.run_id = run.id and line.student_id = consent.student_id
      and consent.purpose = 'disability' and consent.withdrawn_at >= run.created_at`.execute(ctx.db);
  return Number(numAffectedRows ?? 0);
}
