import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { may, type Actor } from '../../src/accounts/policy.ts';
import { baseRoutes } from '../../src/bases/index.ts';
import { today } from '../../src/ctx.ts';
import { Conflict, NotFound, SignInNeeded } from '../../src/errors.ts';
import { makeAsk } from '../../src/http/ask.ts';
import { loadAssets, type Assets } from '../../src/http/assets.ts';
import { headers, sameOrigin } from '../../src/http/guard.ts';
import { makePage } from '../../src/http/page.ts';
import { page, type Route } from '../../src/http/route.ts';
import { organizationRoutes } from '../../src/organizations/index.ts';
import { positionForReader, positionRoutes } from '../../src/positions/index.ts';
import { PositionPage } from '../../views/positions/position-page.tsx';
import type { House } from './world.ts';

const noAssets: Assets = {
  css: '/static/app.css',
  js: '/static/app.js',
  icon: '/static/icon.svg',
  respond: () => null,
};

/** The page of one position, which a later room mounts, without a match on it. */
const position: Route = page('/positions/:number', 'positions.browse', async (ask) => {
  const shown = await positionForReader(ask.ctx, ask.param('number'));
  return ask.show(<PositionPage page={ask.page} shown={shown} today={today(ask.ctx)} />);
});
export const rooms: readonly Route[] = [...organizationRoutes, ...baseRoutes, ...positionRoutes, position];

type Fields = Readonly<Record<string, string>>;

/** Employers, bases and positions over HTTP, as app.ts mounts them; who asks, the cookie `who` says. */
export function openSite(house: House, actors: Readonly<Record<string, Actor>>, assets: Assets = noAssets) {
  const app = new Hono();
  app.use(headers);
  app.get('/static/*', (c) => assets.respond(c.req.raw) ?? c.notFound());
  app.use(sameOrigin(null));
  for (const route of rooms) {
    for (const path of [route.path, `/en${route.path}`]) {
      app.on(route.method, path, async (c) => {
        const who = /who=(\w+)/.exec(c.req.header('Cookie') ?? '')?.[1] ?? 'visitor';
        const actor = actors[who] ?? { kind: 'visitor' };
        if (!may(actor, route.verb)) throw actor.kind === 'visitor' ? new SignInNeeded() : new NotFound();
        const made = await makePage(house, assets, c, actor);
        return route.answer(makeAsk(c, { ...house, actor }, made));
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
    get: async (who: string, path: string) => app.request(path, { headers: { Cookie: `who=${who}` } }),
    post: async (who: string, path: string, fields: Fields) =>
      app.request(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { Cookie: `who=${who}`, 'Sec-Fetch-Site': 'same-origin' },
      }),
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
