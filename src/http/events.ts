import type { HtmlEscapedString } from 'hono/utils/html';
import { streamSSE } from 'hono/streaming';
import { setTimeout } from 'node:timers/promises';
import { tokenIn } from '../accounts/index.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound, TooMany } from '../errors.ts';
import type { Ask } from './ask.ts';

/** How something stands: what the page shows of it, what is said aloud of that, and whether it is over. */
export type Standing = {
  readonly panel: HtmlEscapedString | Promise<HtmlEscapedString>;
  readonly said: string | null;
  readonly over: boolean;
};

/** Streams at a time: for one session, and in all. */
export const mostStreams = { session: 2, all: 500 } as const;
/** A stream that is open longer is opened anew by the browser. */
const longestMs = 10 * 60_000;
/** Seconds after which another place may be free. */
const patience = 10;

const open = new Map<string, number>();

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
  const leave = takePlace(listener(ask));
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

function takePlace(who: string): () => void {
  const mine = open.get(who) ?? 0;
  const all = [...open.values()].reduce((sum, each) => sum + each, 0);
  if (mine >= mostStreams.session || all >= mostStreams.all) throw new TooMany(patience);
  open.set(who, mine + 1);
  return () => {
    const left = open.get(who)! - 1;
    if (left > 0) open.set(who, left);
    else open.delete(who);
  };
}
