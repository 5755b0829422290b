import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { chooseServer } from '../../search/index.ts';
import { findBinary } from '../../search/meilisearch/child.ts';
import { connectTo } from '../../search/meilisearch/client.ts';
import { toFault } from '../../search/meilisearch/faults.ts';
import { keysFrom } from '../../search/meilisearch/keys.ts';
import { hasRealServer, realServer, type RealServer } from '../support/meilisearch.ts';

const wish = { search: 'auto', url: null, key: null, directory: '/nowhere', tell: () => {} } as const;

describe('the engine is chosen', () => {
  test('in process where that is asked for, whatever else there is', async () => {
    expect(await chooseServer({ ...wish, search: 'memory', url: 'http://search.example' })).toBeNull();
  });

  test('as the server at the URL where there is one', async () => {
    const server = await chooseServer({ ...wish, url: 'http://search.example:7700/', key: 'k' });
    expect(server).toMatchObject({ host: 'http://search.example:7700', key: 'k', own: false });
    expect(server!.instance).toBe('http://search.example:7700');
  });

  test('from PATH, where something that runs is called meilisearch', async () => {
    const [empty, full] = [await mkdtemp(join(tmpdir(), 'path-')), await mkdtemp(join(tmpdir(), 'path-'))];
    onTestFinished(async () => {
      for (const folder of [empty, full]) await rm(folder, { recursive: true });
    });
    await writeFile(join(full, 'meilisearch'), '');
    expect(await findBinary(`${empty}:${full}`)).toBeNull();
    await chmod(join(full, 'meilisearch'), 0o755);
    expect(await findBinary(`${empty}:${full}`)).toBe(join(full, 'meilisearch'));
    expect(await findBinary('')).toBeNull();
  });
});

describe.runIf(hasRealServer)('the keys that are made of a key which may manage keys', { timeout: 60_000 }, () => {
  let server: RealServer;
  beforeAll(async () => {
    server = await realServer();
  });
  afterAll(() => server.stop());
  const kindOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => toFault(error).kind,
    );

  test('have least rights, and are the same every time', async () => {
    const keys = await keysFrom(server.key, connectTo(server));
    expect(await keysFrom(server.key, connectTo(server))).toEqual(keys);
    expect(new Set([server.key, keys.search, keys.write]).size).toBe(3);
    const [search, write] = [keys.search, keys.write].map((key) => connectTo({ host: server.host, key }));
    const uid = `zhuli_keys_${Date.now()}`;
    await write!.createIndex(uid, { primaryKey: 'id' }).waitTask();
    expect(await kindOf(search!.index(uid).search(''))).toBe('done');
    expect(await kindOf(write!.index(uid).search(''))).toBe('denied');
    expect(await kindOf(search!.index(uid).addDocuments([{ id: 1 }]))).toBe('denied');
    expect(await kindOf(search!.index(uid).getSettings())).toBe('denied');
    expect(await kindOf(write!.createIndex('of_somebody_else'))).toBe('denied');
    expect(await kindOf(write!.getKeys())).toBe('denied');
    await write!.deleteIndex(uid).waitTask();
  });

  test('are not needed where both are given, and a key that may not manage keys does for both', async () => {
    const keys = await keysFrom(server.key, connectTo(server));
    expect(await keysFrom('one,other', connectTo(server))).toEqual({ search: 'one', write: 'other' });
    const given = keys.write!;
    expect(await keysFrom(given, connectTo({ host: server.host, key: given }))).toEqual({
      search: given,
      write: given,
    });
  });
});
