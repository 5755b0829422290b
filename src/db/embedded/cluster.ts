import { randomBytes } from 'node:crypto';
import { lchown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { DatabaseProblem } from '../problems.ts';
import type { Binaries } from './binaries.ts';
import type { Ground } from './ground.ts';
import { isAlive } from './lock.ts';
import { directoryArgument, runProgram } from './run.ts';

export const superuser = 'zhuli';
/** Our own mark in the data directory: what made it. */
const versionFile = 'zhuli-version';
export const passwordFile = 'zhuli-password';

/**
 * What a new data directory is set to; the administrator may change it in its postgresql.conf. A small server beside
 * the app. The log names starts, stops and crashes, never the values of a failed statement: those are personal data.
 */
const settings = [
  'max_connections=50',
  'shared_buffers=64MB',
  'max_wal_size=512MB',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'lock_timeout=10s',
  'idle_in_transaction_session_timeout=60s',
  'logging_collector=on',
  'log_directory=log',
  'log_filename=postgres-%a.log',
  'log_rotation_age=1d',
  'log_rotation_size=0',
  'log_truncate_on_rotation=on',
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_checkpoints=off',
];

/** Makes sure that there is a data directory of the right major version. True when it was made now. */
export async function prepareCluster(ground: Ground, binaries: Binaries, fsync: boolean): Promise<boolean> {
  if (await checkCluster(ground.cluster, binaries.major)) return false;
  await removeDrafts(ground.home);
  const draft = join(ground.home, `new-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await initialize(draft, ground, binaries, fsync);
    await rename(join(draft, 'cluster'), ground.cluster);
    await syncDirectory(ground.home);
    return true;
  } catch (error) {
    // Another start made it first: theirs is the one.
    if (await checkCluster(ground.cluster, binaries.major)) return false;
    throw new DatabaseProblem('initdb_failed', { output: (error as Error).message });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** True: a data directory of this major version. False: none yet. Anything else is refused, and left as it is. */
async function checkCluster(cluster: string, needed: number): Promise<boolean> {
  const files: string[] = await readdir(cluster).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new DatabaseProblem('not_a_cluster', { directory: cluster });
  });
  if (files.length === 0) return false;
  if (!files.includes('PG_VERSION')) throw new DatabaseProblem('not_a_cluster', { directory: cluster });
  for (const file of ['PG_VERSION', versionFile].filter((name) => files.includes(name))) {
    const found = (await readFile(join(cluster, file), 'utf8')).trim();
    if (Number.parseInt(found, 10) !== needed) {
      throw new DatabaseProblem('other_major', { directory: cluster, found, needed });
    }
  }
  return true;
}

async function initialize(draft: string, ground: Ground, binaries: Binaries, fsync: boolean): Promise<void> {
  const cluster = join(draft, 'cluster');
  const password = join(draft, 'password');
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  await writeFile(password, randomBytes(24).toString('hex'), { mode: 0o600 });
  await writeFile(join(draft, 'version'), `${binaries.version}\n`, { mode: 0o600 });
  for (const path of [draft, cluster, password, join(draft, 'version')]) {
    if (ground.user !== null) await lchown(path, ground.user.uid, ground.user.gid);
  }
  await runProgram(join(binaries.bin, 'initdb'), initArguments(ground.closed, cluster, fsync), ground, cluster);
  await rename(password, join(cluster, passwordFile));
  await rename(join(draft, 'version'), join(cluster, versionFile));
  await syncDirectory(cluster);
}

/** The built-in C.UTF-8 sorts the same on every system and does not change with an update of the C library. */
function initArguments(closed: boolean, cluster: string, fsync: boolean): string[] {
  const where = ['-D', directoryArgument(closed, cluster), '-U', superuser];
  const text = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const doors = ['--auth-local=trust', '--auth-host=scram-sha-256', '--pwfile=../password'];
  const chosen = settings.flatMap((setting) => ['--set', setting]);
  const sync = fsync ? [] : ['--no-sync'];
  return [...where, ...text, ...doors, ...chosen, ...sync, '--data-checksums', '--no-instructions'];
}

/** What starts that were killed left behind. */
async function removeDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const pid = /^new-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    // Its initdb may still be writing for a moment; the next start tries again.
    await rm(join(home, name), { recursive: true, force: true }).catch(() => {});
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory);
  await handle.sync().finally(() => handle.close());
}
