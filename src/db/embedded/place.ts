import { createHash } from 'node:crypto';
import { chmod, lchown, lstat, mkdir, open, readFile, realpath, rmdir, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { PoolConfig } from 'pg';
import { DatabaseProblem } from '../problems.ts';
import { passwordFile, superuser } from './cluster.ts';
import type { Ground } from './ground.ts';
import { dropStaleLock, isAlive, lockOf, readLock } from './lock.ts';

/** Where the server listens: a socket in a private directory, or, where the system has none, loopback with a password. */
export type Place =
  | { readonly kind: 'socket'; readonly directory: string; readonly shared: boolean }
  | { readonly kind: 'loopback'; readonly port: number; readonly password: string };

/** The number in the socket's name; nothing listens on it. */
const socketNumber = 5432;
const socketIn = (directory: string) => join(directory, `.s.PGSQL.${socketNumber}`);
/** Bytes of a socket's path, without the closing zero (`sun_path` of unix(7); 104 on the BSDs and macOS). */
const longestSocket = process.platform === 'linux' ? 107 : 103;

export async function choosePlace(ground: Ground, listen: Place['kind']): Promise<Place> {
  if (listen === 'loopback') {
    const password = (await readFile(join(ground.cluster, passwordFile), 'utf8')).trim();
    return { kind: 'loopback', port: (await portInUse(ground.cluster)) ?? (await freePort()), password };
  }
  const own = join(ground.home, 'run');
  const fits = Buffer.byteLength(socketIn(own)) <= longestSocket;
  if (fits && !ground.closed) return { kind: 'socket', directory: own, shared: false };
  return { kind: 'socket', directory: await shortDirectory(ground), shared: true };
}

/**
 * The same for every process that opens this data directory, whatever its TMPDIR says. The cluster's identifier is
 * part of it: a directory made anew at the same place does not find the server of the one that was deleted.
 */
async function shortDirectory(ground: Ground): Promise<string> {
  const control = await open(join(ground.cluster, 'global', 'pg_control'));
  const { buffer } = await control.read(Buffer.alloc(8), 0, 8, 0).finally(() => control.close());
  const name = createHash('sha256')
    .update(buffer)
    .update(await realpath(ground.cluster))
    .digest('hex')
    .slice(0, 16);
  const temporary = (await stat('/tmp').catch(() => null))?.isDirectory() ? '/tmp' : tmpdir();
  return join(temporary, `zhuli-${name}`);
}

/** Makes the socket's directory: ours and the server's alone. One that somebody else made is refused. */
export async function preparePlace(place: Place, ground: Ground): Promise<void> {
  if (place.kind === 'loopback') return;
  const { directory } = place;
  await mkdir(directory, { mode: 0o700 }).catch(() => {});
  const found = await lstat(directory);
  const ours = found.uid === process.getuid?.() || found.uid === ground.user?.uid;
  if (!found.isDirectory() || !ours) throw new DatabaseProblem('socket_directory_taken', { directory });
  await chmod(directory, 0o700);
  if (ground.user !== null) await lchown(directory, ground.user.uid, ground.user.gid);
  await dropStaleLock(`${socketIn(directory)}.lock`);
}

export async function leavePlace(place: Place): Promise<void> {
  if (place.kind === 'socket' && place.shared) await rmdir(place.directory).catch(() => {});
}

export function listenArguments(place: Place): string[] {
  if (place.kind === 'loopback') {
    return ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-p', String(place.port)];
  }
  const quoted = `"${place.directory.replaceAll('"', '""')}"`;
  return ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${quoted}`, '-p', String(socketNumber)];
}

export function connectionTo(place: Place): PoolConfig {
  const who = { user: superuser, database: 'postgres' };
  if (place.kind === 'socket') return { ...who, host: place.directory, port: socketNumber };
  return { ...who, host: '127.0.0.1', port: place.port, password: place.password };
}

async function portInUse(cluster: string): Promise<number | null> {
  const lock = await readLock(lockOf(cluster));
  return lock !== null && isAlive(lock.pid) ? lock.port : null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
