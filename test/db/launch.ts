/** What the launcher's tests share: directories and processes that end with the test, whatever happens in it. */
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { Pool } from 'pg';
import { afterAll, onTestFinished } from 'vitest';
import { startEmbedded, type Embedded, type EmbeddedOptions } from '../../src/db/embedded/index.ts';

/** A directory that goes away with the test, and the server of any data directory in it. */
export async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), `zhuli-test-${process.pid}-`));
  await chmod(directory, 0o755);
  onTestFinished(async () => {
    for (const path of await readdir(directory, { recursive: true })) {
      if (path.endsWith('postmaster.pid')) endServer(pidIn(join(directory, path)));
    }
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  });
  return directory;
}

function endServer(postmaster: number): void {
  try {
    for (const pid of family(postmaster)) kill(pid);
  } catch {
    // It is gone already.
  }
}

let made: Promise<string> | undefined;
afterAll(async () => made && (await rm(await made, { recursive: true, force: true })));

/** A data directory as a first start makes it, by a copy: it saves making each one anew. */
export async function makeDataDirectory(at = 'data'): Promise<string> {
  made ??= makeOriginal();
  const dataDir = join(await makeDirectory(), at);
  await mkdir(join(dataDir, '..'), { recursive: true });
  execFileSync('cp', ['-a', await made, dataDir]);
  return dataDir;
}

async function makeOriginal(): Promise<string> {
  const original = await mkdtemp(join(tmpdir(), `zhuli-test-${process.pid}-`));
  await chmod(original, 0o755);
  const embedded = await startEmbedded({ dataDir: original, testOnlyNoFsync: true });
  await embedded.stop();
  return original;
}

export const clusterOf = (dataDir: string) => join(dataDir, 'postgres', 'cluster');

export const postmasterOf = (dataDir: string) => pidIn(join(clusterOf(dataDir), 'postmaster.pid'));

const pidIn = (file: string) => Number(readFileSync(file, 'utf8').split('\n')[0]);

export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** A process and its children, the parent first. */
export function family(parent: number): number[] {
  const children =
    process.platform === 'linux'
      ? readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8')
      : execFileSync('pgrep', ['-P', String(parent)], { encoding: 'utf8' });
  return [
    parent,
    ...children
      .split(/\s+/)
      .map(Number)
      .filter((pid) => pid > 0),
  ];
}

/** Starts the launcher in this process, without fsync: nothing here cuts the power. It ends with the test. */
export async function launch(dataDir: string, options: Omit<EmbeddedOptions, 'dataDir'> = {}) {
  const embedded = await startEmbedded({ dataDir, testOnlyNoFsync: true, ...options });
  onTestFinished(() => embedded.stop());
  return { embedded, query: <Row>(text: string) => queryOn<Row>(embedded, text) };
}

async function queryOn<Row>(embedded: Embedded, text: string): Promise<Row[]> {
  const pool = new Pool({ ...embedded.connectionConfig, max: 1 });
  pool.on('error', () => {});
  return await pool
    .query(text)
    .then((result) => result.rows as Row[])
    .finally(() => pool.end());
}

export type App = {
  readonly pid: number;
  /** Waits for a line that starts like this and gives the rest of it. */
  hear(start: string): Promise<string>;
  tell(line: string): void;
  /** All lines so far that start like this, without that. */
  heard(start: string): string[];
  /** Its exit code; null when it was killed. */
  readonly exited: Promise<number | null>;
};

/** The app of app.ts in a process of its own. */
export function startApp(dataDir: string, { asServer = true, write = false } = {}): App {
  const script = join(import.meta.dirname, 'app.ts');
  const child = spawn(process.execPath, [script, JSON.stringify({ dataDir, asServer, write })], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin.on('error', () => {});
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  const heard = (start: string) =>
    lines.filter((line) => line.startsWith(start)).map((line) => line.slice(start.length));
  const hear = (start: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => heard(start).length > 0 && resolve(heard(start).join('').trim());
      reader.on('line', look);
      reader.once('close', () => reject(new Error(`ended without saying "${start}", but: ${lines.join(' | ')}`)));
      look();
    });
  return {
    pid: child.pid ?? 0,
    hear,
    heard,
    tell: (line) => void child.stdin.write(`${line}\n`),
    exited: new Promise((resolve) => child.once('exit', resolve)),
  };
}
