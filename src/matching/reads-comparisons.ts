import { today, type Ctx } from '../ctx.ts';
import { digestOf, shippedContent, shippedId } from './edition.ts';
import type { Run } from './find-run.ts';
import { newestPublication } from './hold-editions.ts';
import { resultOf } from './reads-runs.ts';
import type { ComparisonResult } from './run-comparison.ts';

type Reader = Pick<Ctx, 'db' | 'now'>;

/** How an edition was compared with the one in force. `outdated`: one of them has changed since, or a day has passed. */
export type EditionCompared =
  | { readonly state: 'never' }
  | { readonly state: 'at_work'; readonly run: number }
  | {
      readonly state: 'fresh' | 'outdated';
      readonly run: number;
      readonly at: Date;
      readonly result: ComparisonResult;
    };

export async function comparedFor(ctx: Reader, edition: string): Promise<EditionCompared> {
  const run = await ctx.db
    .selectFrom('match_runs')
    .selectAll()
    .where('kind', '=', 'comparison')
    .where('edition_id', '=', edition)
    .where('state', 'in', ['waiting', 'running', 'done'])
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!run) return { state: 'never' };
  if (run.state !== 'done') return { state: 'at_work', run: run.id };
  const fresh = await isFresh(ctx, run);
  return {
    state: fresh ? 'fresh' : 'outdated',
    run: run.id,
    at: run.finished_at ?? run.created_at,
    result: resultOf(run, 'comparison'),
  };
}

/** A comparison beside what there is now: the edition that it is about (null: thrown away), and whether it still holds. */
export async function comparedNow(ctx: Reader, run: Run): Promise<{ outdated: boolean; edition: string | null }> {
  if ((await digestNow(ctx, run.edition_id)) === null) return { outdated: false, edition: null };
  const { edition: inForce } = await newestPublication(ctx);
  const outdated = inForce !== run.edition_id && !(await isFresh(ctx, run));
  return { outdated, edition: run.edition_id };
}

/** Students and positions change, too: a comparison holds for the day that it was made on. */
async function isFresh(ctx: Reader, run: Run): Promise<boolean> {
  if (run.on_day !== today(ctx)) return false;
  const { edition } = await newestPublication(ctx);
  if (edition !== run.other_edition_id) return false;
  return resultOf(run, 'comparison').digest === (await digestNow(ctx, run.edition_id));
}

async function digestNow(ctx: Reader, edition: string): Promise<string | null> {
  if (edition === shippedId) return digestOf(shippedContent);
  const row = await ctx.db.selectFrom('editions').select('digest').where('id', '=', edition).executeTakeFirst();
  return row?.digest ?? null;
}
