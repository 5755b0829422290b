import { setImmediate } from 'node:timers/promises';

/** Called with the number of rows that are done. */
export type OnProgress = (rows: number) => void;

/** So many rows are worked through before others get their turn: at most some tens of milliseconds. */
const rowsAtOnce = 100;

/** Walks through the rows of a long list without keeping the process from anything else. */
export async function* breathing<T>(rows: Iterable<T>, onProgress: OnProgress = () => {}): AsyncGenerator<T> {
  let done = 0;
  for (const row of rows) {
    yield row;
    done += 1;
    if (done % rowsAtOnce !== 0) continue;
    onProgress(done);
    await setImmediate();
  }
  onProgress(done);
}
