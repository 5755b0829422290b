import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { may, type Actor } from '../../src/accounts/policy.ts';
import { Conflict, NotFound } from '../../src/errors.ts';
import { exportRoutes } from '../../src/exports/index.ts';
import { makeAsk } from '../../src/http/ask.ts';
import { loadAssets } from '../../src/http/assets.ts';
import { headers } from '../../src/http/guard.ts';
import { makePage } from '../../src/http/page.ts';
import { importRoutes } from '../../src/imports/index.ts';
import type { House } from '../accounts/people.ts';

const languages = ['', '/en'];

/** The pages of imports and exports for one person, under the real content policy, as the product mounts them. */
export async function servePages(house: House, actor: Actor) {
  const assets = await loadAssets();
  const app = new Hono();
  app.use(headers);
  app.get('/static/*', (c) => assets.respond(c.req.raw) ?? c.notFound());
  for (const route of [...importRoutes, ...exportRoutes]) {
    for (const prefix of languages) {
      app.on(route.method, prefix + route.path, async (c) => {
        if (!may(actor, route.verb)) throw new NotFound();
        return route.answer(makeAsk(c, { ...house, actor }, await makePage(house, assets, c, actor)));
      });
    }
  }
  app.onError((error, c) =>
    c.text(error.message, error instanceof NotFound ? 404 : error instanceof Conflict ? 409 : 500),
  );
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((ready) => server.once('listening', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  const post = (path: string, fields: Readonly<Record<string, string>> = {}) =>
    fetch(origin + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const upload = (bytes: Uint8Array | null, name = '表.xlsx', kind = '') => {
    const form = new FormData();
    form.set('kind', kind);
    if (bytes) form.set('file', new File([new Uint8Array(bytes)], name));
    return fetch(`${origin}/imports`, { method: 'POST', body: form, redirect: 'manual' });
  };
  return { app, origin, close, post, upload, get: (path: string) => fetch(origin + path, { redirect: 'manual' }) };
}
export type Served = Awaited<ReturnType<typeof servePages>>;
