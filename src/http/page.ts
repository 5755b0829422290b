import type { Context } from 'hono';
import type { PageSearch } from '../../search/index.ts';
import type { Lang, Page, Viewer } from '../../views/page.ts';
import { wordsFor } from '../../views/words/index.ts';
import type { Actor } from '../accounts/policy.ts';
import type { Deps } from '../deps.ts';
import { personMark, placeOf, standingOf } from '../accounts/index.ts';
import type { Assets } from './assets.ts';
import { readDisplay } from './display.tsx';

/** Makes what every page needs besides its content: language from the path, display from the cookie, help line. */
export async function makePage(
  deps: Deps,
  assets: Assets,
  c: Context,
  actor: Actor,
  search: PageSearch | null = null,
): Promise<Page> {
  const url = new URL(c.req.url);
  const english = url.pathname === '/en' || url.pathname.startsWith('/en/');
  const lang: Lang = english ? 'en' : 'zh';
  const agency = await deps.db
    .selectFrom('agency')
    .select(['phone', 'sms', 'hours', 'hours_en'])
    .executeTakeFirstOrThrow();
  return {
    lang,
    words: wordsFor(lang),
    path: ownPath(english ? url.pathname.slice(3) : url.pathname),
    search: url.search,
    display: readDisplay(c.req.header('Cookie') ?? ''),
    viewer: await viewerOf(deps, actor),
    ...(actor.kind === 'person' ? { filledBy: personMark(deps.keys, actor.userId) } : {}),
    help: { phone: agency.phone, sms: agency.sms, hours: agency.hours, hoursEn: agency.hours_en },
    assets,
    done: isOurs(c) ? url.searchParams.get('done') : null,
    catchingUp: () => search?.catchingUp() ?? false,
    to: (path) => (english ? (path === '/' ? '/en' : `/en${path}`) : path),
  };
}

/** False where the browser says that another site, or a line that somebody typed or was sent, led here. */
function isOurs(c: Context): boolean {
  const from = c.req.header('Sec-Fetch-Site');
  return from === undefined || from === 'same-origin';
}

/** A path of ours: with two slashes at its start it would be another site's address. */
const ownPath = (path: string): string => `/${path.replace(/^\/+/, '')}`;

async function viewerOf(deps: Deps, actor: Actor): Promise<Viewer> {
  if (actor.kind !== 'person') return { role: 'visitor', name: null, place: null };
  if (!actor.membership) return { role: (await standingOf(deps, actor.userId)).is, name: actor.name, place: null };
  return { role: actor.membership.role, name: actor.name, place: await placeOf(deps, actor.membership) };
}
