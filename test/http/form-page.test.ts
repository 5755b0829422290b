import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { routeTable } from '../../src/app.ts';
import { atFormPage } from '../../src/http/form-page.ts';
import type { Page } from '../../views/page.ts';

/** The address of the page that stands for this act, as the product links it. */
async function pageFor(path: string, referer?: string, method = 'POST'): Promise<string> {
  const app = new Hono();
  app.all('*', (c) => {
    const { pathname, search } = new URL(c.req.url);
    const page = atFormPage({ path: pathname, search } as Page, c, routeTable);
    return c.text(page.path + page.search);
  });
  const headers = referer === undefined ? {} : { Referer: referer };
  return (await app.request(`http://localhost${path}`, { method, headers })).text();
}

describe('the page that a form stood on', () => {
  test.each([
    ['/imports/k/apply', 'http://localhost/imports/k/rows/waiting?page=2', '/imports/k/rows/waiting?page=2'],
    ['/imports/k/apply', 'http://localhost/en/imports/k?done=import_decided', '/imports/k'],
    ['/imports/k/decide', undefined, '/imports/k'],
    ['/imports/k/apply', 'http://elsewhere/imports/other', '/imports/k'],
    ['/imports/k/apply', 'http://localhost/imports/k/apply', '/imports/k'],
    ['/sign-out', undefined, '/'],
  ])('%s sent from %s is %s', async (path, referer, shown) => {
    expect(await pageFor(path, referer)).toBe(shown);
  });

  test('of every act is a page that can be opened', async () => {
    const shown = routeTable.filter((route) => route.kind === 'page').map((route) => route.path);
    for (const { path } of routeTable.filter((route) => route.method === 'POST')) {
      const found = await pageFor(path.replaceAll(/:\w+/g, '1'));
      const isShown = shown.some((one) => new RegExp(`^${one.replaceAll(/:\w+/g, '[^/]+')}$`).test(found));
      expect([path, found, isShown]).toEqual([path, found, true]);
    }
  });

  test('of what was only asked for is the page itself', async () => {
    expect(await pageFor('/imports/k?page=2', 'http://localhost/imports', 'GET')).toBe('/imports/k?page=2');
  });
});
