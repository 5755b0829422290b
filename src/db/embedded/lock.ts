import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';

/** PostgreSQL's own lock file: what runs in this data directory, or ran when it ended without tidying up. */
export type Lock = { readonly pid: number; readonly port: number };

export const lockOf = (cluster: string) => join(cluster, 'postmaster.pid');

/** Lines: process, directory, start, port. Null when there is no lock. */
export async function readLock(file: string): Promise<Lock | null> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const pid = Math.abs(Number(lines[0]));
  return pid > 0 ? { pid, port: Number(lines[3]) } : null;
}

/**
 * After a crash a lock may name a process number that something else has now (in a container numbers repeat) or a dead
 * child that nobody collects. PostgreSQL would refuse to start for ever. Its shared memory still keeps a second server
 * out while a process of the first one lives.
 */
export async function dropStaleLock(file: string): Promise<void> {
  const lock = await readLock(file);
  if (lock === null) return;
  const status = await readFile(`/proc/${lock.pid}/stat`, 'utf8').catch(() => null);
  const [, name, state] = /^\d+ \((.*)\) (\S)/s.exec(status ?? '') ?? [];
  if (status !== null && (name !== 'postgres' || state === 'Z')) await rm(file, { force: true });
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
