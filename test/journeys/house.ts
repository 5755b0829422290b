import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { seed } from '../../src/db/seed/index.ts';
import type { Deps } from '../../src/deps.ts';
import { loadAssets } from '../../src/http/assets.ts';
import { makeLog } from '../../src/log.ts';
import { openHouse } from '../../src/open-house.ts';
import { drainOutbox } from '../../src/outbox/index.ts';
import { freshDatabase } from '../support/db.ts';
import { readLetter, type Letter } from './letters.ts';

export type Running = {
  readonly base: string;
  readonly deps: Deps;
  /** What another process needs to work on the same data. */
  readonly env: Readonly<Record<string, string>>;
  /** Every line that the product logged so far. */
  readonly log: readonly string[];
  /** Sends what waits to be sent, and gives all letters so far, oldest first. */
  readonly letters: () => Promise<Letter[]>;
  readonly close: () => Promise<void>;
};

/** The whole product with the demo world, on a free port and a database of its own. */
export async function openDemo(): Promise<Running> {
  const running = await openProduct();
  await seed(running.deps);
  return running;
}

export async function openProduct(): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'journey-'));
  const { url, drop } = await freshDatabase();
  const env = { DATABASE_URL: url, DATA_DIR: folder };
  const log: string[] = [];
  const logger = makeLog('debug', { write: (line: string) => void log.push(line) });
  const house = await openHouse(readConfig({ ...env, PORT: '0' }), { now: () => new Date(), log: logger });
  const server = serve({
    fetch: createApp(house.deps, await loadAssets()).fetch,
    port: 0,
    hostname: '127.0.0.1',
  });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const letters = async () => {
    await drainOutbox(house.deps);
    return mailboxIn(folder);
  };
  const close = async () => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await house.close();
    await drop();
    await rm(folder, { recursive: true, force: true });
  };
  return { base, deps: house.deps, env, log, letters, close };
}

/** The letters in the mailbox folder of a data directory, oldest first. */
export async function mailboxIn(dataDir: string): Promise<Letter[]> {
  const folder = join(dataDir, 'mailbox');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
  return Promise.all(names.sort().map(async (name) => readLetter(await readFile(join(folder, name), 'utf8'))));
}
