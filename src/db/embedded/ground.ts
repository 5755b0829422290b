import { lchown, lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { makePrivate } from '../private-directory.ts';
import { DatabaseProblem } from '../problems.ts';

/** The system user that PostgreSQL runs as; null: the one we run as. */
export type RunAs = { readonly uid: number; readonly gid: number } | null;

/** Where a private server lives. */
export type Ground = {
  /** `DATA_DIR/postgres`: ours. */
  readonly home: string;
  /** `DATA_DIR/postgres/cluster`: the data directory of PostgreSQL, owned by `user`. */
  readonly cluster: string;
  readonly user: RunAs;
  /** `user` cannot walk the path to the cluster, or PostgreSQL finds it too long: it is reached as working directory. */
  readonly closed: boolean;
};

/** PostgreSQL cuts paths at 1024 bytes, and adds names of its own. */
const longestPath = 900;

export async function prepareGround(dataDir: string): Promise<Ground> {
  const data = resolve(dataDir);
  const home = join(data, 'postgres');
  const cluster = join(home, 'cluster');
  const user = await chooseUser(cluster, data);
  for (const directory of [data, home]) await makeDirectory(directory, user);
  await giveTo(user, cluster);
  const closed = Buffer.byteLength(cluster) > longestPath || !(await isOpenTo(user, home));
  if (closed && process.platform !== 'linux') {
    throw new DatabaseProblem('path_closed', { directory: home, user: user?.uid ?? process.getuid?.() ?? '?' });
  }
  return { home, cluster, user, closed };
}

/** PostgreSQL refuses to run as root: then it is whoever owns the data already, else nobody. */
async function chooseUser(cluster: string, data: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return null;
  const people = await systemUsers();
  const ofCluster = await lstat(cluster).catch(() => null);
  if (ofCluster && ofCluster.uid !== 0) return { uid: ofCluster.uid, gid: ofCluster.gid };
  const ofData = await lstat(data).catch(() => null);
  const known = people.find((person) => person.uid !== 0 && person.uid === ofData?.uid);
  const { uid, gid } = known ?? people.find((person) => person.name === 'nobody') ?? { uid: 65534, gid: 65534 };
  return { uid, gid };
}

async function systemUsers(): Promise<{ name: string; uid: number; gid: number }[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  return lines.map((line) => {
    const [name = '', , uid, gid] = line.split(':');
    return { name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
  });
}

/** Private, but for the user that must walk through it. */
async function makeDirectory(directory: string, user: RunAs): Promise<void> {
  await makePrivate(directory, user === null ? 0o700 : 0o711).catch((error: Error) => {
    throw new DatabaseProblem('no_directory', { directory, reason: error.message });
  });
}

/** A cluster that root brought here (a copy, a restore) is given to the user; another user's cluster is refused. */
async function giveTo(user: RunAs, cluster: string): Promise<void> {
  const owner = (await lstat(cluster).catch(() => null))?.uid;
  if (owner === undefined || owner === (user?.uid ?? process.getuid?.())) return;
  if (user === null) throw new DatabaseProblem('other_owner', { directory: cluster, owner });
  for (const entry of await readdir(cluster, { recursive: true }))
    await lchown(join(cluster, entry), user.uid, user.gid);
  await lchown(cluster, user.uid, user.gid);
}

/** May this user walk down to `path` and through it? By mode bits: what only an ACL opens counts as closed. */
export async function isOpenTo(user: RunAs, path: string): Promise<boolean> {
  if (user === null) return true;
  for (let at = await realpath(path); ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const bits = uid === user.uid ? mode >> 6 : gid === user.gid ? mode >> 3 : mode;
    if ((bits & 1) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
