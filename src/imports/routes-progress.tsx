import { CheckingPanel } from '../../views/imports/checking-page.tsx';
import type { Words } from '../../views/words/index.ts';
import type { Ask } from '../http/ask.ts';
import { sendEvents } from '../http/events.ts';
import { progressOf } from './reads-progress.ts';

const everyMs = 500;

const lastWords = (t: Words['imports'], failed: boolean) =>
  failed ? { said: t.failedNow, title: t.failedTitle } : { said: t.checkedNow, title: t.checkedTitle };

/** Sends how far the check of an import is, until it has ended; the last words are also said aloud and over the page. */
export function tellProgress(ask: Ask): Promise<Response> {
  const { page } = ask;
  const key = ask.param('key');
  return sendEvents(ask, everyMs, async (ctx) => {
    const row = await progressOf(ctx, key);
    const over = row.state !== 'checking';
    const last = over ? lastWords(page.words.imports, row.state === 'failed') : null;
    const panel = (
      <>
        <CheckingPanel page={page} row={row} />
        {last && (
          <span id="checking-title" hx-swap-oob="innerHTML">
            {last.title}
          </span>
        )}
      </>
    );
    return { panel, said: last?.said ?? null, over };
  });
}
