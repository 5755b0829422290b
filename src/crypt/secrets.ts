import { randomBytes } from 'node:crypto';
import { link, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivate } from '../db/private-directory.ts';

const fileIn = (dataDir: string) => join(dataDir, 'secret.key');

/**
 * The secrets that all keys are made from, newest last: SECRET_KEY, else the file secret.key of the data directory, each
 * base64, several by comma. Null: there is neither.
 */
export async function findSecrets(dataDir: string, secretKey: string | null): Promise<Buffer[] | null> {
  const text = secretKey ?? (await readFile(fileIn(dataDir), 'utf8').catch(unlessMissing));
  return text === null ? null : text.split(',').map((part) => Buffer.from(part.trim(), 'base64'));
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** Makes the file secret.key with a new secret, readable by its owner only. It does not write over one that is there. */
export async function makeSecret(dataDir: string): Promise<Buffer[]> {
  const secret = randomBytes(32);
  await putSecrets(dataDir, secret.toString('base64'));
  return [secret];
}

/** Writes secrets into a data directory that has none: those of a backup, say. The file appears whole or not at all. */
export async function putSecrets(dataDir: string, secrets: string): Promise<void> {
  await makePrivate(dataDir);
  const half = `${fileIn(dataDir)}.${process.pid}`;
  const file = await open(half, 'wx', 0o600);
  try {
    await file.writeFile(`${secrets}\n`);
    await file.chmod(0o600);
    // What is sealed next would be lost with it.
    await file.sync();
    await link(half, fileIn(dataDir));
  } finally {
    await file.close();
    await unlink(half);
  }
}
