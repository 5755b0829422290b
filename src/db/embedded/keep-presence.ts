import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import type { EmbeddedLog } from './index.ts';
import { reachServer, type Start } from './reach.ts';

const betweenMends = 2000;

export type Presence = {
  readonly startedHere: boolean;
  /** Ends it; `last` still has the connection. */
  leave(last: (client: Client) => Promise<void>): Promise<void>;
};

/** Keeps one connection open, and the server alive: when the connection breaks, the server is reached or started anew. */
export async function keepPresence(start: Start, log?: EmbeddedLog): Promise<Presence> {
  const first = await reachServer(start);
  let client = first.client;
  const leaving = new AbortController();
  let mending: Promise<void> = Promise.resolve();
  const watch = () => client.once('end', () => (mending = leaving.signal.aborted ? mending : mend()));
  const mend = async () => {
    log?.warn({}, 'the database went away; reaching for it again');
    while (!leaving.signal.aborted) {
      try {
        client = (await reachServer(start)).client;
        watch();
        log?.info({}, 'the database is back');
        return;
      } catch (error) {
        log?.error({ err: error }, 'the database cannot be reached');
        await pause(betweenMends);
      }
    }
  };
  watch();
  return {
    startedHere: first.startedHere,
    leave: async (last) => {
      leaving.abort();
      await mending;
      try {
        await last(client);
      } catch (error) {
        log?.warn({ err: error }, 'the database was not stopped');
      } finally {
        await client.end().catch(() => {});
      }
    },
  };
}
