import { streamSSE } from 'hono/streaming';
import { setTimeout } from 'node:timers/promises';
import { CheckingPanel } from '../../views/imports/checking-page.tsx';
import type { Ask } from '../http/ask.ts';
import { importOf } from './reads.ts';

const everyMs = 500;
/** A stream that is open longer is opened anew by the browser. */
const longestMs = 10 * 60_000;

/** Sends how far the check of an import is, until it has ended; the last words are also said aloud. */
export async function tellProgress(ask: Ask): Promise<Response> {
  const key = ask.param('key');
  await importOf(ask.ctx, key);
  return streamSSE(ask.c, async (events) => {
    const begun = ask.ctx.now().getTime();
    let last = '';
    for (;;) {
      const { row } = await importOf(ask.ctx, key);
      const html = String(await Promise.resolve(<CheckingPanel page={ask.page} row={row} />));
      const done = row.state !== 'checking';
      const said = row.state === 'failed' ? ask.page.words.imports.failedNow : ask.page.words.imports.checkedNow;
      const aloud = done ? `<div id="announce" hx-swap-oob="innerHTML">${said}</div>` : '';
      if (html !== last) await events.writeSSE({ data: (html + aloud).replaceAll('\n', ' ') });
      last = html;
      if (done) return events.writeSSE({ event: 'done', data: 'done' });
      if (events.aborted || ask.ctx.now().getTime() - begun > longestMs) return undefined;
      await setTimeout(everyMs);
    }
  });
}
