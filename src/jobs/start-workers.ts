import { forgetExpired } from '../accounts/index.ts';
import type { Deps } from '../deps.ts';
import { purgeImports } from '../imports/index.ts';
import {
  forgetEditions,
  forgetLines,
  forgetReports,
  forgetWithdrawn,
  keepEngine,
  workRuns,
} from '../matching/index.ts';
import { drainOutbox, forgetChanges } from '../outbox/index.ts';
import { refreshQuality } from '../positions/index.ts';

const everyMs = {
  outbox: 2_000,
  engine: 1_000,
  index: 500,
  runs: 1_000,
  editions: 600_000,
  withdrawn: 10_000,
  quality: 3_600_000,
  expired: 3_600_000,
};

/** Starts the workers of this process. `stop` waits for the one that is at work. */
export function startWorkers(deps: Deps): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const workers = [
    repeat(deps, 'outbox', everyMs.outbox, () => drainOutbox(deps)),
    repeat(deps, 'engine', everyMs.engine, () => keepEngine(deps)),
    repeat(deps, 'index', everyMs.index, async () => deps.index?.turn(stopping.signal)),
    repeat(deps, 'runs', everyMs.runs, () => workRuns(deps, stopping.signal)),
    repeat(deps, 'editions', everyMs.editions, () => forgetEditions(deps)),
    repeat(deps, 'lines', everyMs.expired, () => forgetLines(deps)),
    repeat(deps, 'reports', everyMs.withdrawn, () => forgetReports(deps)),
    repeat(deps, 'withdrawn', everyMs.withdrawn, () => forgetWithdrawn(deps)),
    repeat(deps, 'quality', everyMs.quality, () => refreshQuality(deps)),
    repeat(deps, 'expired', everyMs.expired, () => forgetExpired(deps)),
    repeat(deps, 'changes', everyMs.expired, () => forgetChanges(deps)),
    repeat(deps, 'imports', everyMs.expired, () => purgeImports(deps)),
  ];
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

/** Works now and again `ms` after each end. A failure is logged and the next turn comes all the same. */
function repeat(deps: Deps, name: string, ms: number, work: () => Promise<unknown>) {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const turn = () => {
    running = work()
      .then(() => undefined)
      .catch((error: unknown) => deps.log.warn({ err: error, worker: name }, 'a worker failed'))
      .then(() => {
        if (!stopped) timer = setTimeout(turn, ms);
      });
  };
  turn();
  return {
    stop: async () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}
