import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { migrations } from '../../migrations/index.ts';
import type { Config } from '../config.ts';
import { findSecrets, lockStream, putSecrets, unlockStream } from '../crypt/index.ts';
import { connect } from '../db/connect.ts';
import { linesOf } from '../db/copy/lines.ts';
import { BrokenCopy, takeCopy } from '../db/copy/read-copy.ts';
import { copyLines, type About } from '../db/copy/write-copy.ts';
import { migrate } from '../db/migrate.ts';
import { DatabaseProblem } from '../db/problems.ts';
import type { Deps } from '../deps.ts';
import { openOut } from './out-file.ts';

type Print = (text: string) => void;

/**
 * Writes everything into one file that only its owner can read: all tables from one snapshot, and the secrets that
 * open the sealed columns. With BACKUP_PASSPHRASE the file is locked. The file appears whole or not at all.
 */
export async function runBackup(deps: Deps, file: string, print: Print): Promise<number> {
  const { config } = deps;
  const secrets = (await findSecrets(config.dataDir, config.secretKey)) ?? [];
  const about = {
    zhuli: 'backup',
    made_at: deps.now().toISOString(),
    secrets: secrets.map((secret) => secret.toString('base64')).join(','),
  } as const;
  const { db, pool, close } = await connect({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    log: deps.log,
  });
  const client = await pool.connect();
  try {
    const lines = Readable.from(withBreaks(copyLines(client, about)));
    await writeWhole(file, (to) => pipeline(lines, createGzip(), ...lockStream(config.backupPassphrase), to));
  } finally {
    client.release();
    await db.destroy();
    await close();
  }
  print(`已备份到 / backed up to: ${file}\n`);
  if (config.backupPassphrase === null) {
    print('这个文件没有上锁，里面有全部数据和密钥，请妥善保管；设 BACKUP_PASSPHRASE 就会上锁。\n');
    print('It is not locked and holds all data with its keys: keep it safe. BACKUP_PASSPHRASE locks it.\n');
  }
  return 0;
}

async function writeWhole(file: string, fill: (to: WriteStream) => Promise<void>): Promise<void> {
  const out = await openOut(file);
  try {
    await fill(createWriteStream(out.path));
    await out.done();
  } finally {
    await out.drop();
  }
}

async function* withBreaks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** Restores a backup into an empty data directory (and an empty database, where DATABASE_URL is set). */
export async function runRestore(config: Config, file: string, print: Print): Promise<number> {
  const there = await readdir(config.dataDir).catch(() => []);
  if (there.length > 0) {
    print(`数据目录 ${config.dataDir} 不是空的，没有改动任何数据。请把 DATA_DIR 设为空目录。\n`);
    print(`The data directory ${config.dataDir} is not empty; nothing was changed. Set DATA_DIR to an empty one.\n`);
    return 1;
  }
  if (!(await stat(file).catch(() => null))?.isFile()) {
    print(`没有这个文件 / there is no such file: ${file}\n`);
    return 1;
  }
  try {
    const rows = Object.values(await restore(config, file)).reduce((sum, each) => sum + each, 0);
    print(`已恢复 ${rows} 行数据 / restored: ${rows} rows\n`);
    return 0;
  } catch (error) {
    await rm(config.dataDir, { recursive: true, force: true });
    if (error instanceof DatabaseProblem) throw error;
    const why = error instanceof BrokenCopy ? error.message : (error as Error).message;
    print(`备份文件读不了，没有留下任何数据（${why}）。如果备份时设置了 BACKUP_PASSPHRASE，请用同一个口令。\n`);
    print(
      `The backup cannot be read; nothing was kept (${why}). If it was made with BACKUP_PASSPHRASE, set the same.\n`,
    );
    return 1;
  }
}

async function restore(config: Config, file: string): Promise<Record<string, number>> {
  const unzipped = createGunzip();
  const flowing = pipeline(createReadStream(file), unlockStream(config.backupPassphrase), unzipped);
  // A broken file ends `unzipped` with the same error, which whoever reads its lines gets.
  flowing.catch(() => undefined);
  try {
    const rows = await takeIn(config, linesOf(unzipped));
    await flowing;
    return rows;
  } finally {
    unzipped.destroy();
  }
}

async function takeIn(config: Config, lines: AsyncGenerator<string>): Promise<Record<string, number>> {
  const about = readAbout((await lines.next()).value);
  const newer = about.migrations.filter((name) => !(name in migrations));
  if (newer.length > 0) throw new DatabaseProblem('newer_database', { names: newer.join(', ') });
  const connected = await connect({ databaseUrl: config.databaseUrl, dataDir: config.dataDir });
  try {
    if (config.secretKey === null) await putSecrets(config.dataDir, about.secrets);
    const level = Object.fromEntries(about.migrations.map((name) => [name, migrations[name]!]));
    const ran = await migrate(connected.db, level);
    if (ran.length < about.migrations.length) throw new BrokenCopy('the database is not empty');
    const client = await connected.pool.connect();
    const rows = await takeCopy(client, lines).finally(() => client.release());
    await migrate(connected.db);
    return rows;
  } finally {
    await connected.close();
  }
}

function readAbout(line: string | undefined): About {
  try {
    const about = JSON.parse(line ?? '') as About;
    if (about.zhuli === 'backup') return about;
  } catch {
    // Said below, with the same words as any other file.
  }
  throw new BrokenCopy('it is no backup of zhuli');
}
