import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { Ground } from './ground.ts';
import { lockOf, readLock } from './lock.ts';
import { directoryArgument, runProgram } from './run.ts';

/** Milliseconds for the last checkpoint. */
const patience = 60_000;
const betweenLooks = 10;

/**
 * A fast shutdown (SIGINT), sent by PostgreSQL's own program: it runs as the server's user, so that a lock file with a
 * wrong number cannot make root signal anything else. Waits for that server only: another may already be starting.
 */
export async function stopServer(ground: Ground, binaries: Binaries): Promise<void> {
  const running = await readLock(lockOf(ground.cluster));
  if (running === null) return;
  const args = ['stop', '-D', directoryArgument(ground.closed, ground.cluster), '-m', 'fast', '-W'];
  await runProgram(join(binaries.bin, 'pg_ctl'), args, ground, ground.cluster);
  const began = performance.now();
  while ((await readLock(lockOf(ground.cluster)))?.pid === running.pid) {
    if (performance.now() - began > patience) throw new Error(`PostgreSQL (process ${running.pid}) does not stop`);
    await pause(betweenLooks);
  }
}
