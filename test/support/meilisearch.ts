import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { findBinary, startOwnServer } from '../../search/meilisearch/child.ts';
import { connectTo } from '../../search/meilisearch/client.ts';
import { note } from './notes.ts';

/** A real Meilisearch for tests: the one at MEILI_URL, else one of our own on a free port in a directory that goes away. */
export type RealServer = {
  readonly host: string;
  readonly key: string | null;
  readonly version: string;
  readonly stop: () => Promise<void>;
};

const { MEILI_URL: url, MEILI_KEY: key } = process.env;
const binary = await findBinary();

/** Is there one to test with? */
export const hasRealServer = Boolean(url) || binary !== null;

if (!hasRealServer)
  note('meilisearch', 'search engines tested: in-process (no Meilisearch: set MEILI_URL or put it on PATH)');

export async function realServer(): Promise<RealServer> {
  const server = url ? { host: url, key: key ?? null, stop: async () => {} } : await ownServer();
  const version = await versionOf(server);
  note('meilisearch', `search engines tested: in-process, Meilisearch ${version} (${url ?? binary})`);
  return { ...server, version };
}

async function ownServer() {
  const directory = await mkdtemp(join(tmpdir(), 'zhuli-meilisearch-'));
  const own = await startOwnServer({ binary: binary!, directory, tell: () => {} });
  const stop = async () => {
    await own.stop();
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  };
  return { host: own.host, key: own.masterKey, stop };
}

/** Waits until it answers. */
async function versionOf(server: { host: string; key: string | null }): Promise<string> {
  const client = connectTo(server);
  for (let tries = 0; ; tries += 1) {
    try {
      return (await client.getVersion()).pkgVersion;
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
