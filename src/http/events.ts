import type { HtmlEscapedString } from 'hono/utils/html';
import { streamSSE } from 'hono/streaming';
import { setTimeout } from 'node:timers/promises';
import { tokenIn } from '../accounts/index.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import type { Ask } from './ask.ts';

/** How something stands: what the page shows of it, what is said aloud of that, and whether it is over. */
export type Standing = {
  readonly panel: HtmlEscapedString | Promise<HtmlEscapedString>;
  readonly said: string | null;
  readonly over: boolean;
};

/** A stream that is open longer is opened anew by the browser. */
const longestMs = 10 * 60_000;

/**
 * Sends how something stands, until it is over. Each turn asks anew who listens: where her session has ended, or the thing
 * is no longer hers to see, the stream ends. Throws TooMany when she listens to enough already.
 */
export async function sendEvents(
  ask: Ask,
  everyMs: number,
  standing: (ctx: Ctx) => Promise<Standing>,
): Promise<Response> {
  const first = await standing(ask.ctx);
  const leave = ask.takePlace(listener(ask));
  const begun = ask.ctx.now().getTime();
  const answer = streamSSE(ask.c, async (events) => {
    let [now, last] = [first as Standing | null, ''];
    try {
      while (now !== null && !events.aborted) {
        const html = String(await now.panel);
        const aloud = now.said === null ? '' : `<div id="announce" hx-swap-oob="innerHTML">${now.said}</div>`;
        if (html !== last) await events.writeSSE({ data: (html + aloud).replaceAll('\n', ' ') });
        last = html;
        if (now.over) return await events.writeSSE({ event: 'done', data: 'done' });
        if (ask.ctx.now().getTime() - begun > longestMs) return;
        await setTimeout(everyMs);
        now = await standing({ ...ask.ctx, actor: await ask.whoNow() }).catch(unlessNotFound);
      }
    } finally {
      leave();
    }
  });
  answer.headers.set('Cache-Control', 'no-store');
  return answer;
}

function unlessNotFound(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}

/** One session, wherever its browser stands; without one (a test) the person. */
function listener({ c, ctx }: Ask): string {
  const token = tokenIn(ctx, c.req.header('Cookie'));
  return token ?? (ctx.actor.kind === 'person' ? ctx.actor.userId : '');
}
