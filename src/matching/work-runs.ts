import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { Deps } from '../deps.ts';
import type { Run } from './find-run.ts';
import { runCohort } from './run-cohort.ts';
import { runComparison } from './run-comparison.ts';
import { runFairness } from './run-fairness.ts';
import { deadAfterMs, makePace, RunLost, RunPaused, type Pace } from './run-pace.ts';

const never = new AbortController().signal;
const kinds: Record<Run['kind'], (ctx: Ctx, run: Run, pace: Pace) => Promise<unknown>> = {
  cohort: runCohort,
  comparison: runComparison,
  fairness: runFairness,
};

/**
 * Works off the runs in line, one after the other, in slices. Several processes may do so: each run is one worker's, and
 * a run whose worker died is taken up by another. `stopping` puts the one at work back in line.
 */
export async function workRuns(deps: Deps, stopping: AbortSignal = never): Promise<void> {
  const ctx: Ctx = { ...deps, actor: { kind: 'system', name: 'runs' } };
  while (!stopping.aborted) {
    const run = await takeRun(ctx);
    if (!run) return;
    await work(ctx, run, stopping);
  }
}

/** The oldest run that waits or whose heart has stopped. */
async function takeRun(ctx: Ctx): Promise<Run | undefined> {
  const dead = new Date(ctx.now().getTime() - deadAfterMs);
  return ctx.db
    .updateTable('match_runs')
    .set({
      state: 'running',
      beaten_at: ctx.now(),
      started_at: sql<Date>`coalesce(started_at, ${ctx.now()})`,
    })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('match_runs as waiting')
        .select('waiting.id')
        .where((or) =>
          or.or([
            or('waiting.state', '=', 'waiting'),
            or.and([or('waiting.state', '=', 'running'), or('waiting.beaten_at', '<', dead)]),
          ]),
        )
        .orderBy('waiting.id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();
}

async function work(ctx: Ctx, run: Run, stopping: AbortSignal): Promise<void> {
  const pace = makePace(ctx, run, stopping);
  try {
    await pace.finish(await kinds[run.kind](ctx, run, pace));
  } catch (error) {
    if (error instanceof RunLost) return;
    await end(ctx, run, pace, error).catch((lost: unknown) => {
      if (!(lost instanceof RunLost)) throw lost;
    });
  }
}

async function end(ctx: Ctx, run: Run, pace: Pace, error: unknown): Promise<void> {
  if (error instanceof RunPaused) return pace.leave();
  ctx.log.error({ err: error, run: run.id }, 'a run broke');
  return pace.fail();
}
