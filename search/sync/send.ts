import { IndexFault } from '../meilisearch/faults.ts';
import type { Feed, IndexEntry } from './feed.ts';
import { keep, park, unpark, type IndexRow, type Sync } from './rows.ts';
import { TaskFailed, type Writer } from './server.ts';

export type Hands = { readonly sync: Sync; readonly writer: Writer; readonly feed: Feed };

/** So many rows are read and sent together. */
const batchSize = 2000;

/**
 * Brings the current entries of these ids into an index, and waits until they are searchable. What is not open any more
 * goes out of it. A batch that the server refuses is halved until the bad entry stands alone; that one is parked.
 */
export async function bring(hands: Hands, row: IndexRow, uid: string, ids: readonly number[]): Promise<void> {
  for (let at = 0; at < ids.length; at += batchSize) {
    const some = ids.slice(at, at + batchSize);
    const entries = await hands.feed.entriesById(some);
    const there = new Set(entries.map((entry) => entry.id));
    await bringEntries(
      hands,
      row,
      uid,
      entries,
      some.filter((id) => !there.has(id)),
    );
    await unpark(
      hands.sync,
      row,
      some.filter((id) => !there.has(id)),
    );
  }
}

/** Sends entries and deletions; returns when all of them have been taken in or parked. */
export async function bringEntries(
  hands: Hands,
  row: IndexRow,
  uid: string,
  entries: readonly IndexEntry[],
  gone: readonly number[],
): Promise<void> {
  try {
    const tasks = await hands.writer.send(uid, entries, gone);
    for (const task of tasks) await hands.writer.settled(task, () => keep(hands.sync, row, {}));
    await unpark(
      hands.sync,
      row,
      entries.map((entry) => entry.id),
    );
  } catch (error) {
    if (entries.length === 0 || !(await isRefusal(hands, row, uid, error))) throw error;
    if (gone.length > 0) await bringEntries(hands, row, uid, [], gone);
    await bringHalves(hands, row, uid, entries, error);
  }
}

async function bringHalves(
  hands: Hands,
  row: IndexRow,
  uid: string,
  entries: readonly IndexEntry[],
  refusal: unknown,
): Promise<void> {
  if (entries.length === 1) {
    await park(hands.sync, row, entries[0]!, refusal instanceof Error ? refusal.message : String(refusal));
    return;
  }
  const middle = entries.length >> 1;
  await bringEntries(hands, row, uid, entries.slice(0, middle), []);
  await bringEntries(hands, row, uid, entries.slice(middle), []);
}

/** Refused for what is in it, not for the state of the server: sending it again would end the same way. */
async function isRefusal(hands: Hands, row: IndexRow, uid: string, error: unknown): Promise<boolean> {
  if (error instanceof IndexFault) return error.kind === 'unfit';
  if (!(error instanceof TaskFailed)) return false;
  if (/^(invalid|missing|malformed|payload|max_fields|immutable)_/.test(error.code)) return true;
  return error.code === 'internal' && (await isWorking(hands, row, uid));
}

/** No position has this id: deleting it changes nothing, and succeeds where the server can work at all. */
const nobody = 0;

/** Whether a server that failed at a batch within itself takes in anything: then it is the batch. */
async function isWorking({ sync, writer }: Hands, row: IndexRow, uid: string): Promise<boolean> {
  const [task] = await writer.send(uid, [], [nobody]);
  try {
    await writer.settled(task!, () => keep(sync, row, {}));
    return true;
  } catch (error) {
    if (error instanceof TaskFailed) return false;
    throw error;
  }
}
