import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { may, type Actor, type Role, type Scope } from '../../src/accounts/index.ts';
import { Conflict, NotFound, SignInNeeded, TooMany } from '../../src/errors.ts';
import { makeAsk } from '../../src/http/ask.ts';
import { loadAssets, type Assets } from '../../src/http/assets.ts';
import { headers, sameOrigin } from '../../src/http/guard.ts';
import { makePage } from '../../src/http/page.ts';
import { siteRoutes } from '../../src/site/index.ts';
import { visitor, type House } from '../accounts/people.ts';

const noAssets: Assets = {
  css: '/static/app.css',
  js: '/static/app.js',
  icon: '/static/icon.svg',
  respond: () => null,
};

const actor = (name: string, role: Role, scope: Scope = {}): Actor & { kind: 'person' } => ({
  kind: 'person',
  userId: `user-${name}`,
  name,
  membership: { id: 1, role, scope },
});

/** Who may ask in these tests. Nobody of them has an account: this room only asks what they may. */
export const actors = {
  visitor,
  waiting: { kind: 'person', userId: 'user-new', name: '新来的', membership: null },
  student: actor('林晓雨', 'student', { studentId: 1 }),
  teacher: actor('吴静', 'teacher', { schoolId: 1 }),
  employer: actor('陈立', 'employer', { employerId: 1 }),
  base: actor('秦晴', 'base', { baseId: 1 }),
  district: actor('周敏', 'district_staff', { district: '110108' }),
  city: actor('陆远', 'city_staff'),
  administrator: actor('管晨', 'administrator'),
} as const satisfies Record<string, Actor>;
export type Who = keyof typeof actors;
export const everybody = Object.keys(actors) as Who[];

type Fields = Readonly<Record<string, string>>;

/** This room alone over HTTP, as app.ts mounts it; who asks, the cookie `who` says. */
export function openSite(house: House, assets: Assets = noAssets) {
  const app = new Hono();
  app.use(headers);
  app.get('/static/*', (c) => assets.respond(c.req.raw) ?? c.notFound());
  app.use(sameOrigin(null));
  for (const route of siteRoutes) {
    for (const path of [route.path, route.path === '/' ? '/en' : `/en${route.path}`]) {
      app.on(route.method, path, async (c) => {
        const who = (/who=(\w+)/.exec(c.req.header('Cookie') ?? '')?.[1] ?? 'visitor') as Who;
        const actor = actors[who];
        if (!may(actor, route.verb)) throw actor.kind === 'visitor' ? new SignInNeeded() : new NotFound();
        return route.answer(makeAsk(c, { ...house, actor }, await makePage(house, assets, c, actor)));
      });
    }
  }
  app.onError((error, c) => {
    if (error instanceof SignInNeeded) return c.redirect('/sign-in', 303);
    if (error instanceof NotFound) return c.text('not found', 404);
    if (error instanceof Conflict) return c.text(error.reason, 409);
    if (error instanceof TooMany) return c.text('too many', 429);
    throw error;
  });
  const post = (who: Who, path: string, fields: Fields = {}) =>
    app.request(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Cookie: `who=${who}`, 'Sec-Fetch-Site': 'same-origin' },
    });
  const get = (who: Who, path: string) => app.request(path, { headers: { Cookie: `who=${who}` } });
  const html = async (who: Who, path: string) => (await get(who, path)).text();
  return { app, get, post, html };
}

/** The same behind a real socket with the real sheet, for Chromium. */
export async function serveSite(house: House) {
  const { app } = openSite(house, await loadAssets());
  const server = serve({ fetch: app.fetch, port: 0 });
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://localhost:${port}`, close: () => void server.close() };
}

/** The words of a page, without its tags and the space between them. */
export const textOf = (html: string): string =>
  html
    .replace(/<(style|script|head)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
