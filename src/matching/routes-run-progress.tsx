import { endText, isOver, RunPanel } from '../../views/matching/run-progress-page.tsx';
import type { Ask } from '../http/ask.ts';
import { sendEvents } from '../http/events.ts';
import { findRun } from './find-run.ts';
import { isSilent } from './run-pace.ts';

const everyMs = 1000;

/** Sends how far a run is, until it has ended; its end is also said aloud, and that it may have been interrupted. */
export function tellRunProgress(ask: Ask): Promise<Response> {
  const id = ask.id('id');
  return sendEvents(ask, everyMs, async (ctx) => {
    const run = await findRun(ctx, id, 'runs.read');
    const [over, silent] = [isOver({ run }), isSilent(run, ctx.now())];
    const said = over ? endText(ask.page, run) : silent ? ask.page.words.runs.silent : null;
    return { panel: <RunPanel page={ask.page} run={run} silent={silent} />, said, over };
  });
}
