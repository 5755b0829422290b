import { constants } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';
import { DatabaseError, type Client } from 'pg';
import { DatabaseProblem } from '../problems.ts';
import type { Binaries } from './binaries.ts';
import type { Ground } from './ground.ts';
import { dropStaleLock, lockOf } from './lock.ts';
import { listenArguments, preparePlace, type Place } from './place.ts';
import { lastWords, spawnServer } from './run.ts';

/** Milliseconds without a sign of life. After kill -9 of PostgreSQL the first tries fail until its children have left. */
const patience = 10_000;
/** Milliseconds for a server that answers, but not yet: it replays what a crash left in the log. */
const patienceWithRecovery = 300_000;
const betweenTries = 50;

export type Start = {
  readonly ground: Ground;
  readonly binaries: Binaries;
  readonly place: Place;
  readonly fsync: boolean;
  readonly enter: () => Promise<Client>;
};
export type Reached = { readonly client: Client; readonly startedHere: boolean };

/** Connects to the server of this directory; where none answers, starts it. PostgreSQL's own lock file keeps it one. */
export async function reachServer(start: Start): Promise<Reached> {
  const began = performance.now();
  let silentSince = began;
  let child: ChildProcess | null = null;
  for (;;) {
    try {
      const client = await start.enter();
      return { client, startedHere: child !== null && isRunning(child) };
    } catch (error) {
      if (error instanceof DatabaseProblem) throw error;
      if (isFinal(error))
        throw new DatabaseProblem('start_failed', { output: error.message, log: startLog(start.ground) });
      const now = performance.now();
      if (error instanceof DatabaseError) silentSince = now;
      else if (child === null || !isRunning(child)) child = await launch(start);
      if (now - silentSince > patience || now - began > patienceWithRecovery) {
        if (child !== null && isRunning(child)) child.kill('SIGINT');
        throw await explain(start.ground, error as Error);
      }
    }
    await pause(betweenTries);
  }
}

/** An answer other than "starting up", "shutting down" or "ended while you waited" (class 57P) will not change. */
function isFinal(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError && !error.code?.startsWith('57P');
}

const isRunning = (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null && child.pid !== undefined;

const startLog = (ground: Ground) => join(ground.home, 'start.log');

async function launch({ ground, binaries, place, fsync }: Start): Promise<ChildProcess> {
  await preparePlace(place, ground);
  await dropStaleLock(lockOf(ground.cluster));
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW = 0 } = constants;
  const log = await open(startLog(ground), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o600);
  try {
    const { uid, gid } = await stat(ground.home);
    if (ground.user !== null) await log.chown(uid, gid);
    const unsafe = fsync ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off'];
    const child = spawnServer(binaries.bin, [...listenArguments(place), ...unsafe], ground, log.fd);
    child.on('error', () => {});
    return child;
  } finally {
    await log.close();
  }
}

async function explain(ground: Ground, error: Error): Promise<DatabaseProblem> {
  const log = startLog(ground);
  const said = await readFile(log, 'utf8').catch(() => '');
  return new DatabaseProblem('start_failed', { output: lastWords(said) || error.message, log });
}
