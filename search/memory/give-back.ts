import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (how: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;
let collect: Collect | null = null;

/** So many documents leave enough behind that giving it back is worth a pause. */
const many = 20_000;

/**
 * Gives the memory back that reading so many documents has left behind. V8 alone keeps it: 470 MB where 160 are in use,
 * for as long as the server runs.
 */
export function giveBackAfter(documents: number): void {
  if (documents < many) return;
  if (collect === null) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as Collect;
  }
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
