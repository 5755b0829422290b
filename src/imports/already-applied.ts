import type { Ctx } from '../ctx.ts';
import { findImport } from './find-import.ts';
import { answerShown, type Decisions } from './plan.ts';
import { openPlan } from './seal-import.ts';

/**
 * Whether this account wrote this very dry run, with these answers, a moment ago: a button that was pressed twice is told
 * what the first press did.
 */
export async function alreadyApplied(ctx: Ctx, key: string, hash: string, answers: Decisions): Promise<boolean> {
  const row = await findImport(ctx, key, 'imports.bring');
  if (row.state !== 'applied' || row.plan_sealed === null || ctx.actor.kind !== 'person') return false;
  const plan = openPlan(ctx.keys, key, row.plan_sealed);
  const asked = plan.rows.flatMap((one) => one.questions);
  const asSaid = asked.every((one) => answers[one.id] === undefined || answers[one.id] === answerShown(one));
  return plan.hash === hash && asSaid && (await writtenBy(ctx, key)) === ctx.actor.userId;
}

/** Who sent the file need not be who wrote it: that stands in the log. */
async function writtenBy({ db }: Ctx, key: string): Promise<string | null> {
  const entry = await db
    .selectFrom('audit_log')
    .select('actor_user_id')
    .where('verb', '=', 'imports.bring')
    .where('thing_kind', '=', 'import')
    .where('thing_id', '=', key)
    .executeTakeFirst();
  return entry?.actor_user_id ?? null;
}
