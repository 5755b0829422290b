import type { Context } from 'hono';
import type { HtmlEscapedString } from 'hono/utils/html';
import { filledByField, type Page } from '../../views/page.ts';
import type { Actor } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { FilledByOther, NotFound } from '../errors.ts';
import { readBody, type Form } from './form.ts';
import { makePlaces, type TakePlace } from './places.ts';

type View = HtmlEscapedString | Promise<HtmlEscapedString>;

/** One request as a route sees it: who asks (ctx), how the answer looks (page), and the ways to answer. */
export type Ask = {
  readonly c: Context;
  readonly ctx: Ctx;
  readonly page: Page;
  readonly query: URLSearchParams;
  /** Who asks by now: an answer that goes on for a while must not outlive a session. */
  readonly whoNow: () => Promise<Actor>;
  /** A place for an answer that stays open. */
  readonly takePlace: TakePlace;
  /** A part of the path, e.g. `:number`. */
  readonly param: (name: string) => string;
  /** A part of the path that is a positive whole number; anything else is not found. */
  readonly id: (name: string) => number;
  /** What was sent. Throws FilledByOther where its page was made for somebody else than whoever is signed in now. */
  readonly form: () => Promise<Form>;
  /** Answers a page. 422 when the form in it has problems. */
  readonly show: (view: View, status?: 200 | 404 | 409 | 422 | 429) => Promise<Response>;
  /** Sends the browser on to a page of ours, in her language, after an act (303). */
  readonly go: (path: string) => Response;
  /** Sends a reader who asks for a page beyond the last one to that one; null: there is such a page. */
  readonly beyond: (number: number, last: number) => Response | null;
  /** Answers a file to download. The name may be Chinese. */
  readonly download: (name: string, type: string, body: Uint8Array | string) => Response;
};

export function makeAsk(
  c: Context,
  ctx: Ctx,
  page: Page,
  { whoNow, takePlace }: Pick<Ask, 'whoNow' | 'takePlace'> = {
    whoNow: async () => ctx.actor,
    takePlace: makePlaces(),
  },
): Ask {
  const param = (name: string) => c.req.param(name) ?? '';
  const query = new URL(c.req.url).searchParams;
  return {
    c,
    ctx,
    page,
    query,
    whoNow,
    takePlace,
    param,
    id: (name) => {
      const value = param(name);
      if (!/^[1-9]\d{0,14}$/.test(value)) throw new NotFound();
      return Number(value);
    },
    form: async () => {
      const form = await readBody(c.req.raw);
      const by = form.text(filledByField);
      if (by !== '' && page.filledBy !== undefined && by !== page.filledBy) throw new FilledByOther();
      // Whoever comes too late gets back what she had filled in.
      c.set('form', form);
      return form;
    },
    show: async (view, status = 200) => c.html(`<!doctype html>${await view}`, status),
    go: (path) => c.redirect(page.to(path), 303),
    beyond: (number, last) => {
      if (number <= last) return null;
      const there = new URLSearchParams(query);
      there.set('page', String(last));
      return c.redirect(page.to(`${page.path}?${there}`), 303);
    },
    download: (name, type, body) =>
      c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
        'Content-Type': type,
        'Content-Disposition': attachment(name),
      }),
  };
}

/** A program that cannot read the whole name still knows what kind of file it is. */
function attachment(name: string): string {
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="download${ending}"; filename*=UTF-8''${whole}`;
}
