import { SearchPage } from '../../views/site/search-page.tsx';
import { act, page, type Route } from '../http/route.ts';
import { askRebuild } from './ask-rebuild.ts';

/** What the administrator sees of the search engine. */
export const searchRoutes: readonly Route[] = [
  page('/settings/search', 'index.keep', async (ask) =>
    ask.show(
      <SearchPage
        page={ask.page}
        report={(await ask.ctx.index?.report()) ?? null}
        closed={ask.ctx.config.search === 'memory'}
      />,
    ),
  ),
  act('/settings/search/rebuild', 'index.keep', async (ask) => {
    await askRebuild(ask.ctx);
    return ask.go('/settings/search?done=rebuild_asked');
  }),
];
