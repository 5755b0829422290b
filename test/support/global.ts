import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { TestProject } from 'vitest/node';
import { openPool } from '../../src/db/connect.ts';
import { isAlive } from '../../src/db/embedded/lock.ts';
import { startEmbedded, type Embedded } from '../../src/db/embedded/index.ts';
import { migrate } from '../../src/db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this run; `testDb` opens the worker's database on it. */
    server: { readonly host: string; readonly port: number; readonly user: string; readonly application_name: string };
  }
}

const prefix = 'zhuli-test-';
let embedded: Embedded | undefined;
let directory = '';

/** One private PostgreSQL for the whole run, without fsync, in a directory that goes away; a migrated template in it. */
export async function setup(project: TestProject): Promise<void> {
  await sweep();
  directory = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  await chmod(directory, 0o711);
  process.once('exit', killServer);
  embedded = await startEmbedded({ dataDir: directory, testOnlyNoFsync: true });
  const { host = '', port = 0, user = '', application_name = '' } = embedded.connectionConfig;
  const server = { host, port, user, application_name };
  await makeTemplate(server);
  project.provide('server', server);
}

export async function teardown(): Promise<void> {
  await embedded?.stop(true);
  killServer();
  await rm(directory, { recursive: true, force: true });
}

async function makeTemplate(server: {
  readonly host: string;
  readonly port: number;
  readonly user: string;
}): Promise<void> {
  const house = openPool({ ...server, database: 'postgres' });
  await house.pool.query('create database template_zhuli');
  await house.pool.end();
  const template = openPool({ ...server, database: 'template_zhuli' });
  await migrate(template.db);
  await template.db.destroy();
}

/** The last resort, and for a run that is interrupted: the server must not outlive it. */
function killServer(): void {
  killServerOf(directory);
}

function killServerOf(dataDir: string): void {
  try {
    const pid = Number(readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
    if (pid > 1) process.kill(pid, 'SIGQUIT');
  } catch {
    // It is gone already.
  }
}

/** What a run left behind that was killed with -9. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    killServerOf(join(tmpdir(), name));
    await rm(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 5 });
  }
}
