import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { constants, writeFileSync } from 'node:fs';
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

/** A Meilisearch of our own: it listens on loopback, keeps its data in our directory and ends with us. */
export type OwnServer = {
  readonly host: string;
  readonly masterKey: string;
  /** Names its data: another number is another, empty server. */
  readonly instance: string;
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly binary: string;
  /** Its own directory, made when it is not there. */
  readonly directory: string;
  readonly tell: (line: string) => void;
};

/** The `meilisearch` on PATH; null: there is none. */
export async function findBinary(path = process.env['PATH'] ?? ''): Promise<string | null> {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const file = join(folder, process.platform === 'win32' ? 'meilisearch.exe' : 'meilisearch');
    const runs = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return file;
  }
  return null;
}

/** Starts it, and starts it again whenever it ends before `stop`. Returns at once: who asks too early is refused. */
export async function startOwnServer(options: Options): Promise<OwnServer> {
  const { directory, tell } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await endSurvivor(directory);
  await emptyOtherVersions(options);
  const masterKey = await keptText(join(directory, 'key'));
  const instance = `own-${await keptText(join(directory, 'instance'))}`;
  const port = await freePort();
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopping = false;
  let ends = 0;
  const start = () => {
    child = run(options, port, masterKey);
    writeFileSync(join(directory, 'pid'), String(child.pid ?? ''));
    child.once('error', (error) => tell(`meilisearch: ${error.message}`));
    let lastWords = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (lastWords = (lastWords + text).slice(-500)));
    child.once('exit', (code, signal) => {
      if (stopping) return;
      ends += 1;
      tell(`meilisearch ended (${signal ?? code}) and is started again: ${lastWords.trim()}`);
      timer = setTimeout(start, Math.min(10_000, 250 * 2 ** Math.min(ends, 6)));
    });
  };
  start();
  return {
    host: `http://127.0.0.1:${port}`,
    masterKey,
    instance,
    stop: async () => {
      stopping = true;
      if (timer) clearTimeout(timer);
      if (child) await endChild(child);
      await rm(join(directory, 'pid'), { force: true });
    },
  };
}

function run({ binary, directory }: Options, port: number, masterKey: string): ChildProcess {
  const places = { '--db-path': 'data', '--dump-dir': 'dumps', '--snapshot-dir': 'snapshots' };
  const args = Object.entries(places).flatMap(([flag, name]) => [flag, join(directory, name)]);
  args.push('--http-addr', `127.0.0.1:${port}`, '--env', 'production', '--no-analytics', '--log-level', 'ERROR');
  return spawn(binary, args, {
    cwd: directory,
    env: { MEILI_MASTER_KEY: masterKey },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(force);
}

/** Ends the server that outlived us, after a kill -9: it still holds the directory. */
export async function endSurvivor(directory: string): Promise<void> {
  const pid = Number(await readFile(join(directory, 'pid'), 'utf8').catch(() => ''));
  if (!(pid > 1)) return;
  const isOurs = async () => {
    const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'args=']).catch(() => ({
      stdout: '',
    }));
    return stdout.includes(join(directory, 'data'));
  };
  for (let tries = 0; (await isOurs()) && tries < 100; tries += 1) {
    process.kill(pid, tries < 80 ? 'SIGTERM' : 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Data of another version is refused by the server. It is only an index: it is emptied, and built again from the rows. */
async function emptyOtherVersions({ binary, directory }: Options): Promise<void> {
  const { stdout } = await promisify(execFile)(binary, ['--version']);
  const version = /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? stdout.trim();
  const kept = await readFile(join(directory, 'data', 'VERSION'), 'utf8').catch(() => null);
  if (kept === null || kept.trim() === version) return;
  for (const name of ['data', 'instance']) await rm(join(directory, name), { recursive: true, force: true });
}

/** A random text that is made once and kept for our eyes only. */
async function keptText(file: string): Promise<string> {
  const had = await readFile(file, 'utf8').catch(() => null);
  if (had) return had;
  const made = randomBytes(24).toString('base64url');
  await writeFile(file, made, { mode: 0o600 });
  return made;
}

/** A port that is free now. It may be taken before it is used: then the server ends, and is started again. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
