import { streamSSE } from 'hono/streaming';
import { setTimeout } from 'node:timers/promises';
import { endText, isOver, RunPanel } from '../../views/matching/run-progress-page.tsx';
import type { Ask } from '../http/ask.ts';
import { findRun } from './find-run.ts';
import { isSilent } from './run-pace.ts';

const everyMs = 1000;
/** A stream that is open longer is opened anew by the browser. */
const longestMs = 10 * 60_000;

/** Sends how far a run is, until it has ended; its end is also said aloud, and that it may have been interrupted. */
export async function tellRunProgress(ask: Ask): Promise<Response> {
  const id = ask.id('id');
  await findRun(ask.ctx, id, 'runs.read');
  return streamSSE(ask.c, async (events) => {
    const begun = ask.ctx.now().getTime();
    let last = '';
    for (;;) {
      const run = await findRun(ask.ctx, id, 'runs.read');
      const silent = isSilent(run, ask.ctx.now());
      const html = String(await Promise.resolve(<RunPanel page={ask.page} run={run} silent={silent} />));
      const over = isOver({ run });
      const said = over ? endText(ask.page, run) : silent ? ask.page.words.runs.silent : null;
      const aloud = said === null ? '' : `<div id="announce" hx-swap-oob="innerHTML">${said}</div>`;
      if (html !== last) await events.writeSSE({ data: (html + aloud).replaceAll('\n', ' ') });
      last = html;
      if (over) return events.writeSSE({ event: 'done', data: 'done' });
      if (events.aborted || ask.ctx.now().getTime() - begun > longestMs) return undefined;
      await setTimeout(everyMs);
    }
  });
}
