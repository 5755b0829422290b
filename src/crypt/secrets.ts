import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type Secrets = readonly [Buffer, ...Buffer[]];
const fileIn = (dataDir: string) => join(dataDir, 'secret.key');

/**
 * The secrets that all keys are made from: SECRET_KEY (base64, several by comma, newest last), else the file
 * secret.key of the data directory, made on the first start and readable by its owner only.
 */
export async function loadSecrets(dataDir: string, secretKey: string | null): Promise<Secrets> {
  return decode(secretKey ?? (await readOrMake(dataDir)));
}

async function readOrMake(dataDir: string): Promise<string> {
  const file = fileIn(dataDir);
  const there = await readFile(file, 'utf8').catch(() => null);
  if (there !== null) return there.trim();
  await mkdir(dataDir, { recursive: true });
  const half = `${file}.${process.pid}`;
  await writeFile(half, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  // A link fails where the file is there: of two first starts at once one wins, and both read the same.
  await link(half, file).catch(() => undefined);
  await unlink(half);
  return (await readFile(file, 'utf8')).trim();
}

/** Writes the secrets of a backup into an empty data directory. */
export async function putSecrets(dataDir: string, secrets: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(fileIn(dataDir), `${secrets}\n`, { mode: 0o600, flag: 'wx' });
  await chmod(fileIn(dataDir), 0o600);
}

function decode(text: string): Secrets {
  const [first, ...rest] = text.split(',').map((part) => Buffer.from(part.trim(), 'base64'));
  if (!first) throw new Error('no secret');
  return [first, ...rest];
}
