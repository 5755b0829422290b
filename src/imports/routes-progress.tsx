import { CheckingPanel } from '../../views/imports/checking-page.tsx';
import type { Ask } from '../http/ask.ts';
import { sendEvents } from '../http/events.ts';
import { progressOf } from './reads-progress.ts';

const everyMs = 500;

/** Sends how far the check of an import is, until it has ended; the last words are also said aloud. */
export function tellProgress(ask: Ask): Promise<Response> {
  const key = ask.param('key');
  const t = ask.page.words.imports;
  return sendEvents(ask, everyMs, async (ctx) => {
    const row = await progressOf(ctx, key);
    const over = row.state !== 'checking';
    const said = !over ? null : row.state === 'failed' ? t.failedNow : t.checkedNow;
    return { panel: <CheckingPanel page={ask.page} row={row} />, said, over };
  });
}
