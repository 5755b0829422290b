import { may } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { ownScope, type Run } from './find-run.ts';
import type { FairnessReport } from './rules-fairness.ts';
import type { CohortResult } from './run-cohort.ts';
import type { ComparisonResult } from './run-comparison.ts';

/** What a run of each kind has found when it is done. */
export type RunResults = {
  readonly cohort: CohortResult;
  readonly comparison: ComparisonResult;
  readonly fairness: FairnessReport;
};
export type RunKind = Run['kind'];

/** A run without what it found. */
export type RunCard = Omit<Run, 'result' | 'by_user_id'>;
const card = [
  'id',
  'kind',
  'edition_id',
  'other_edition_id',
  'district',
  'state',
  'done',
  'total',
  'on_day',
  'by_name',
  'created_at',
  'started_at',
  'beaten_at',
  'finished_at',
] as const;

/** Runs within this actor's reach, newest first. */
export async function runsFor(
  ctx: Ctx,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ runs: RunCard[]; count: number }> {
  if (!may(ctx.actor, 'runs.read')) throw new NotFound();
  const rows = within(ctx);
  const { count } = await rows.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const runs = await rows.select(card).orderBy('id', 'desc').offset(offset).limit(limit).execute();
  return { runs, count: Number(count) };
}

/** Staff of a district see the runs over their district; the city sees all but the fairness of one district. */
function within(ctx: Ctx) {
  const own = ownScope(ctx, 'runs.read');
  const rows = ctx.db.selectFrom('match_runs');
  if (own !== null) return rows.where('district', '=', own);
  return rows.where((eb) => eb.or([eb('kind', '<>', 'fairness'), eb('district', 'is', null)]));
}

/** The newest run of a kind over this actor's own scope that is in line or at work; undefined: none. */
export async function runAtWork(ctx: Ctx, kind: RunKind): Promise<RunCard | undefined> {
  return newestOf(ctx, kind).where('state', 'in', ['waiting', 'running']).select(card).executeTakeFirst();
}

/** The newest run of a kind over this actor's own scope that came to its end. */
export async function newestDone(ctx: Ctx, kind: RunKind): Promise<Run | undefined> {
  return newestOf(ctx, kind).where('state', '=', 'done').selectAll().executeTakeFirst();
}

function newestOf(ctx: Ctx, kind: RunKind) {
  return ctx.db
    .selectFrom('match_runs')
    .where('kind', '=', kind)
    .where('district', 'is not distinct from', ownScope(ctx, 'runs.read'))
    .orderBy('id', 'desc')
    .limit(1);
}

/** What a run that is done has found. */
export const resultOf = <K extends RunKind>(run: Pick<Run, 'result'>, _kind: K): RunResults[K] =>
  run.result as RunResults[K];
