import { Hono } from 'hono';
import { may, type Actor } from '../../src/accounts/policy.ts';
import { Conflict, NotFound, SignInNeeded } from '../../src/errors.ts';
import { makeAsk } from '../../src/http/ask.ts';
import type { Assets } from '../../src/http/assets.ts';
import { makePage } from '../../src/http/page.ts';
import type { Route } from '../../src/http/route.ts';
import type { House } from './rows.ts';

const assets: Assets = { css: '/app.css', js: '/app.js', icon: '/icon.svg', respond: () => null };

/** Routes over HTTP as app.ts mounts them; who asks is given with each question. */
export function openPages(house: House, routes: readonly Route[]) {
  let actor: Actor = { kind: 'visitor' };
  const app = new Hono();
  for (const route of routes) {
    for (const path of [route.path, `/en${route.path}`]) {
      app.on(route.method, path, async (c) => {
        if (!may(actor, route.verb)) throw actor.kind === 'visitor' ? new SignInNeeded() : new NotFound();
        return route.answer(makeAsk(c, { ...house, actor }, await makePage(house, assets, c, actor)));
      });
    }
  }
  app.onError((error, c) => {
    if (error instanceof SignInNeeded) return c.redirect('/sign-in', 303);
    if (error instanceof NotFound) return c.text('not found', 404);
    if (error instanceof Conflict) return c.text(error.reason, 409);
    throw error;
  });
  return {
    get: async (who: Actor, path: string) => {
      actor = who;
      return app.request(path);
    },
    post: async (who: Actor, path: string, fields: readonly [string, string][] = []) => {
      actor = who;
      return app.request(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
      });
    },
  };
}
export type Pages = ReturnType<typeof openPages>;
