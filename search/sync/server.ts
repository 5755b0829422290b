import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Meilisearch, Settings } from 'meilisearch';
import { IndexFault, toFault } from '../meilisearch/faults.ts';
import type { IndexEntry } from './feed.ts';
import { LeaseLost } from './rows.ts';

/** What happened to a task, when it did not succeed. */
export class TaskFailed extends Error {
  override name = 'TaskFailed';
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** Makes sure that the work is still ours; throws LeaseLost when it is not. */
type Held = () => Promise<unknown>;

const longestStepMs = 250;
/** About five seconds, and four minutes. */
const [triesBetweenHolds, longestWaitTries] = [20, 1000];

/** The writing side of a Meilisearch server. Every call throws IndexFault, or TaskFailed when a task was refused. */
export function writeTo(client: Meilisearch) {
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof TaskFailed || error instanceof LeaseLost) throw error;
      throw toFault(error);
    }
  };
  /** Waits until a task has come to its end: that it was accepted says nothing. `held` is called every few seconds. */
  const settled = async (task: number, held: Held): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      const { status, error } = await client.tasks.getTask(task);
      if (status === 'succeeded') return;
      if (status === 'failed' || status === 'canceled')
        throw new TaskFailed(error?.code ?? status, error?.message ?? '');
      if (tries >= longestWaitTries) throw new IndexFault('slow', `task ${task} is ${status}`);
      await sleep(Math.min(longestStepMs, 10 * tries));
      if (tries % triesBetweenHolds === 0) await held();
    }
  };
  const index = (uid: string) => client.index<IndexEntry>(uid);
  const goneIsFine = (error: unknown) => {
    const gone =
      (error instanceof TaskFailed && error.code === 'index_not_found') ||
      (error instanceof IndexFault && error.kind === 'missing');
    if (!gone) throw error;
  };
  return {
    create: (uid: string, settings: Settings, held: Held) =>
      guard(async () => {
        await settled((await client.createIndex(uid, { primaryKey: 'id' })).taskUid, held);
        await settled((await index(uid).updateSettings(settings)).taskUid, held);
      }),
    drop: (uid: string, held: Held) =>
      guard(async () => settled((await client.deleteIndex(uid)).taskUid, held)).catch(goneIsFine),
    /** Fingerprint of the settings as the server has them. */
    print: (uid: string) =>
      guard(async () =>
        createHash('sha256')
          .update(JSON.stringify(await index(uid).getSettings()))
          .digest('hex')
          .slice(0, 16),
      ),
    /** Sends entries and deletions and gives back the tasks; they run in this order. An id that is none of ours is text. */
    send: (uid: string, entries: readonly IndexEntry[], gone: readonly (number | string)[]) =>
      guard(async () => {
        const tasks: number[] = [];
        if (entries.length > 0) tasks.push((await index(uid).addDocuments([...entries])).taskUid);
        if (gone.length > 0) tasks.push((await index(uid).deleteDocuments(gone.map(String))).taskUid);
        return tasks;
      }),
    settled: (task: number, held: Held) => guard(() => settled(task, held)),
    count: (uid: string) => guard(async () => (await index(uid).getStats()).numberOfDocuments),
    /** Ids and versions of what is in the index, in its own order. */
    versions: (uid: string, offset: number, limit: number) =>
      guard(async () => (await index(uid).getDocuments({ fields: ['id', 'v'], offset, limit })).results),
  };
}
export type Writer = ReturnType<typeof writeTo>;
