import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { may, type Actor } from '../../src/accounts/policy.ts';
import { Conflict, NotFound, SignInNeeded } from '../../src/errors.ts';
import { makeAsk } from '../../src/http/ask.ts';
import { loadAssets, type Assets } from '../../src/http/assets.ts';
import { headers, sameOrigin } from '../../src/http/guard.ts';
import { makePage } from '../../src/http/page.ts';
import { studentRoutes } from '../../src/students/index.ts';
import type { House } from './world.ts';

const noAssets: Assets = {
  css: '/static/app.css',
  js: '/static/app.js',
  icon: '/static/icon.svg',
  respond: () => null,
};

/** This room alone over HTTP, as app.ts mounts it; who asks, the cookie `who` says. */
export function openSite(house: House, actors: Readonly<Record<string, Actor>>, assets: Assets = noAssets) {
  const app = new Hono();
  app.use(headers);
  app.get('/static/*', (c) => assets.respond(c.req.raw) ?? c.notFound());
  app.use(sameOrigin(null));
  for (const route of studentRoutes) {
    for (const path of [route.path, `/en${route.path}`]) {
      app.on(route.method, path, async (c) => {
        const who = /who=(\w+)/.exec(c.req.header('Cookie') ?? '')?.[1] ?? 'visitor';
        const actor = actors[who] ?? { kind: 'visitor' };
        if (!may(actor, route.verb)) throw actor.kind === 'visitor' ? new SignInNeeded() : new NotFound();
        const page = await makePage(house, assets, c, actor);
        return route.answer(makeAsk(c, { ...house, actor }, page));
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
    app,
    get: (who: string, path: string) => app.request(path, { headers: { Cookie: `who=${who}` } }),
    post: (who: string, path: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
      return app.request(path, {
        method: 'POST',
        body,
        headers: { Cookie: `who=${who}`, 'Sec-Fetch-Site': 'same-origin' },
      });
    },
  };
}
export type Site = ReturnType<typeof openSite>;

/** The same behind a real socket with the real sheet, for Chromium. */
export async function serveSite(house: House, actors: Readonly<Record<string, Actor>>) {
  const { app } = openSite(house, actors, await loadAssets());
  const server = serve({ fetch: app.fetch, port: 0 });
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://localhost:${port}`, close: () => void server.close() };
}
