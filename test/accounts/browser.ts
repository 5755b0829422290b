import { createApp } from '../../src/app.ts';
import type { Assets } from '../../src/http/assets.ts';
import type { House } from './people.ts';

const assets: Assets = { css: '/static/app.css', js: '/static/app.js', icon: '/static/icon.svg', respond: () => null };
type Fields = Readonly<Record<string, string>>;
type Look = { readonly address?: string; readonly headers?: Fields };

/** A browser in front of the whole app: it keeps cookies, sends forms as browsers do, and follows nothing by itself. */
export type Browser = {
  readonly cookies: Map<string, string>;
  readonly get: (path: string, look?: Look) => Promise<Response>;
  readonly post: (path: string, fields: Fields, look?: Look) => Promise<Response>;
};

export function openBrowser(house: House): Browser {
  const app = createApp(house, assets);
  const cookies = new Map<string, string>();
  const send = async (method: string, path: string, look: Look, body?: URLSearchParams) => {
    const headers = new Headers({ 'Sec-Fetch-Site': 'same-origin', 'User-Agent': 'test', ...look.headers });
    if (cookies.size > 0) headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const socket = { incoming: { socket: { remoteAddress: look.address ?? '127.0.0.1' } } };
    const init = body ? { method, headers, body } : { method, headers };
    const response = await app.request(path, init, socket);
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return response;
  };
  return {
    cookies,
    get: (path, look = {}) => send('GET', path, look),
    post: (path, fields, look = {}) => send('POST', path, look, new URLSearchParams(fields)),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (/; Max-Age=0(;|$)/.test(line)) cookies.delete(name);
  else cookies.set(name, value);
}

/** Where an act sent the browser. */
export const sentTo = (response: Response): string | null =>
  response.status === 303 ? response.headers.get('Location') : null;
