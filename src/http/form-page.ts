import type { Context } from 'hono';
import type { Page } from '../../views/page.ts';
import type { Route } from './route.ts';

/**
 * The page as if it stood where the form did that was sent: an act's own address shows nothing. The browser says where
 * that was; else it is the nearest page over the address.
 */
export function atFormPage(page: Page, c: Context, routes: readonly Route[]): Page {
  if (c.req.method === 'GET') return page;
  const shown = routes.filter((route) => route.kind === 'page').map((route) => patternOf(route.path));
  const isShown = (path: string) => shown.some((pattern) => pattern.test(path));
  const from = sentFrom(c);
  if (from && isShown(from.path)) return { ...page, ...from };
  let path = page.path;
  while (path !== '/' && !isShown(path)) path = path.slice(0, path.lastIndexOf('/')) || '/';
  return { ...page, path, search: '' };
}

function sentFrom(c: Context): { path: string; search: string } | null {
  const referer = c.req.header('Referer') ?? '';
  if (!URL.canParse(referer)) return null;
  const url = new URL(referer);
  if (url.host !== c.req.header('Host') && url.host !== new URL(c.req.url).host) return null;
  // What the last act did was said there already.
  url.searchParams.delete('done');
  return { path: url.pathname.replace(/^\/en(?=\/|$)/, '') || '/', search: url.search };
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);
