import { serve } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import type { AddressInfo } from 'node:net';
import type { Ctx } from '../../src/ctx.ts';
import { makeAsk } from '../../src/http/ask.ts';
import { loadAssets, type Assets } from '../../src/http/assets.ts';
import { displayRoutes, readDisplay } from '../../src/http/display.tsx';
import { headers } from '../../src/http/guard.ts';
import { langs, type Lang, type Page, type Viewer } from '../../views/page.ts';
import { ProblemPage, problemKinds, type ProblemKind } from '../../views/problem/problem-page.tsx';
import { Specimen, sheets, type SheetName } from '../../views/specimen/index.tsx';
import { wordsFor } from '../../views/words/index.ts';

const viewers: Record<string, Viewer> = {
  visitor: { role: 'visitor', name: null, place: null },
  student: { role: 'student', name: '林晓雨', place: null },
  staff: { role: 'district_staff', name: '周敏', place: '海淀区' },
};
const viewerOf: Partial<Record<SheetName, keyof typeof viewers>> = {
  home: 'visitor',
  forms: 'visitor',
  candidates: 'staff',
  import: 'staff',
  base: 'staff',
};

export const help = {
  phone: '010-0000 1234',
  sms: '106 0000 1234',
  hours: '工作日 9:00–17:30，听障学生可全程用文字',
  hoursEn: 'Weekdays 9:00–17:30, in writing throughout if you like',
};

/** A page as src/http makes it, from nothing but a path and a display. */
export function samplePage(lang: Lang, path: string, more: Partial<Page> = {}): Page {
  return {
    lang,
    words: wordsFor(lang),
    path,
    search: '',
    display: readDisplay(''),
    viewer: viewers['student']!,
    help,
    assets: { css: '/app.css', js: '/app.js', icon: '/icon.svg' },
    done: null,
    to: (to) => (lang === 'en' ? `/en${to === '/' ? '' : to}` : to),
    ...more,
  };
}

/** Serves every specimen sheet, 显示设置 and the problem pages in both languages, under the real content policy. */
export async function serveViews(
  more?: (app: Hono, page: PageMaker) => void,
): Promise<{ origin: string; close: () => void }> {
  const assets = await loadAssets();
  const app = new Hono();
  app.use(headers);
  app.get('/static/*', (c) => assets.respond(c.req.raw) ?? c.notFound());
  for (const lang of langs) addPages(app, pageMaker(assets, lang), lang === 'zh' ? '' : '/en');
  more?.(app, pageMaker(assets, 'zh'));
  const server = serve({ fetch: app.fetch, port: 0 });
  await new Promise((ready) => server.once('listening', ready));
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, close: () => void server.close() };
}

function addPages(app: Hono, page: PageMaker, prefix: string): void {
  app.get(`${prefix}/specimen/:sheet`, (c) => {
    const sheet = c.req.param('sheet') as SheetName;
    return sheet in sheets ? answer(c, <Specimen page={page(c, viewerOf[sheet])} sheet={sheet} />) : c.notFound();
  });
  app.get(`${prefix}/problem/:kind`, (c) => {
    const kind = c.req.param('kind') as ProblemKind;
    const known = problemKinds.includes(kind);
    return known
      ? answer(c, <ProblemPage page={page(c)} kind={kind} retryAfter={90} reference="4F2A" />)
      : c.notFound();
  });
  // These pages ask nothing of the database, so the routes get no more than their page.
  for (const route of displayRoutes) {
    app.on(route.method, `${prefix}${route.path}`, (c) => route.answer(makeAsk(c, {} as Ctx, page(c))));
  }
}

export type PageMaker = (c: Context, viewer?: keyof typeof viewers) => Page;

const pageMaker =
  (assets: Assets, lang: Lang): PageMaker =>
  (c, viewer = 'student') => {
    const url = new URL(c.req.url);
    return samplePage(lang, url.pathname.replace(/^\/en/, '') || '/', {
      search: url.search,
      display: readDisplay(c.req.header('Cookie')),
      assets,
      viewer: viewers[viewer]!,
      done: url.searchParams.get('done'),
    });
  };

export async function answer(c: Context, view: unknown): Promise<Response> {
  return c.html(`<!doctype html>${await (view as Promise<string> | string)}`);
}
