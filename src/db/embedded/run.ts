import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { Ground, RunAs } from './ground.ts';

const execute = promisify(execFile);

export const asUser = (user: RunAs) => (user === null ? {} : { uid: user.uid, gid: user.gid });

/** Nothing of our environment but the path: PGDATA, PGPORT or a locale must not steer the server. */
const environment = () => ({ PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' });

/**
 * How PostgreSQL is told its data directory. `/proc/self/cwd` names the working directory, which a process keeps even
 * where its user may not walk the path; PostgreSQL and its children never leave their data directory.
 */
export const directoryArgument = (closed: boolean, directory: string) => (closed ? '/proc/self/cwd' : directory);

/** Runs a program of PostgreSQL to its end, as its user and in its directory. Throws an Error with its last words. */
export async function runProgram(program: string, args: string[], ground: Pick<Ground, 'user'>, cwd: string) {
  try {
    return await execute(program, args, { cwd, env: environment(), ...asUser(ground.user) });
  } catch (error) {
    const { stderr, stdout, message } = error as Error & { stderr?: string; stdout?: string };
    throw new Error(lastWords(stderr || stdout || message), { cause: error });
  }
}

/** Starts PostgreSQL so that it outlives us. */
export function spawnServer(bin: string, args: string[], ground: Ground, log: number): ChildProcess {
  const child = spawn(join(bin, 'postgres'), ['-D', directoryArgument(ground.closed, ground.cluster), ...args], {
    cwd: ground.cluster,
    env: environment(),
    stdio: ['ignore', log, log],
    detached: true,
    ...asUser(ground.user),
  });
  child.unref();
  return child;
}

export function lastWords(output: string): string {
  return output.trim().split('\n').slice(-3).join(' · ');
}
