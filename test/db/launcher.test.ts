import { spawn } from 'node:child_process';
import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clusterOf, launch, makeDataDirectory, makeDirectory } from './launch.ts';

/** Milliseconds that this takes. */
async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  return [await work(), performance.now() - began];
}

describe('starting', () => {
  test('the first start makes the database, the second finds what was written', async () => {
    const dataDir = await makeDirectory();
    const [first] = await timed(() => launch(dataDir));
    expect(first.embedded.startedHere).toBe(true);
    await first.query('create table kept as select 7 as n');
    await first.embedded.stop();
    const [second, milliseconds] = await timed(() => launch(dataDir));
    expect(milliseconds).toBeLessThan(2000);
    expect(await second.query('select n from kept')).toEqual([{ n: 7 }]);
  });

  test('it is durable, checked, in UTF-8, in UTC and closed to the network', async () => {
    const { query } = await launch(await makeDataDirectory(), { testOnlyNoFsync: false });
    const names = ['fsync', 'data_checksums', 'server_encoding', 'TimeZone', 'listen_addresses', 'shared_buffers'];
    const settings = await query(`select ${names.map((name) => `current_setting('${name}') as "${name}"`).join(', ')}`);
    expect(settings).toEqual([
      {
        fsync: 'on',
        data_checksums: 'on',
        server_encoding: 'UTF8',
        TimeZone: 'UTC',
        listen_addresses: '',
        shared_buffers: '64MB',
      },
    ]);
    expect(await query(`select datlocale from pg_database where datname = current_database()`)).toEqual([
      { datlocale: 'C.UTF-8' },
    ]);
  });

  test('the socket is in a directory that is closed to others', async () => {
    const { embedded } = await launch(await makeDataDirectory());
    expect((await stat(String(embedded.connectionConfig.host))).mode & 0o777).toBe(0o700);
  });

  test('the data directory is its owner’s, also where an empty one was there; one in use stays as it was', async () => {
    const passable = process.getuid?.() === 0 ? 0o711 : 0o700;
    const modeOf = async (directory: string) => (await stat(directory)).mode & 0o777;
    const parent = await makeDirectory();
    const [fresh, empty, used] = ['fresh', 'empty', 'used'].map((name) => join(parent, name)) as [
      string,
      string,
      string,
    ];
    for (const there of [empty, used]) await mkdir(there, { mode: 0o755 });
    await writeFile(join(used, 'notes.txt'), '');
    for (const dataDir of [fresh, empty, used]) await launch(dataDir);
    expect([await modeOf(fresh), await modeOf(empty), await modeOf(used)]).toEqual([passable, passable, 0o755]);
  });

  test('several first starts at once share one database', async () => {
    const dataDir = await makeDirectory();
    const starts = await Promise.all([launch(dataDir), launch(dataDir), launch(dataDir)]);
    await starts[0].query('create table shared (n int)');
    expect(await starts[2].query('select * from shared')).toEqual([]);
    expect(await readdir(join(dataDir, 'postgres'))).not.toContainEqual(expect.stringMatching(/^new-/));
  });

  test('a directory that was moved while it was stopped works at its new place', async () => {
    const dataDir = await makeDataDirectory();
    const before = await launch(dataDir);
    await before.query('create table moved (n int)');
    await before.embedded.stop();
    await rename(dataDir, `${dataDir}-moved`);
    const after = await launch(`${dataDir}-moved`);
    expect(await after.query('select * from moved')).toEqual([]);
  });

  test('a lock file that names some other living process of its user does not stop it', async () => {
    const dataDir = await makeDataDirectory();
    const { uid, gid } = await stat(clusterOf(dataDir));
    const other = spawn('sleep', ['60'], { uid, gid });
    onTestFinished(() => void other.kill());
    const lock = `${other.pid}\n${clusterOf(dataDir)}\n1\n5432\n`;
    await writeFile(join(clusterOf(dataDir), 'postmaster.pid'), lock);
    expect((await launch(dataDir)).embedded.startedHere).toBe(true);
  });
});

describe('a directory that is not right', () => {
  test.each(['PG_VERSION', 'zhuli-version'])(
    'of another major version (%s) is refused and left as it is',
    async (file) => {
      const dataDir = await makeDataDirectory();
      await (await launch(dataDir)).embedded.stop();
      await writeFile(join(clusterOf(dataDir), file), '17\n');
      const before = await readdir(clusterOf(dataDir));
      await expect(launch(dataDir)).rejects.toMatchObject({ key: 'other_major', facts: { found: '17', needed: 18 } });
      expect(await readdir(clusterOf(dataDir))).toEqual(before);
    },
  );

  test('where none can be made is refused', async () => {
    const file = join(await makeDirectory(), 'file');
    await writeFile(file, '');
    await expect(launch(join(file, 'data'))).rejects.toMatchObject({ key: 'no_directory' });
  });

  test('with files of something else is refused', async () => {
    const dataDir = await makeDirectory();
    await mkdir(clusterOf(dataDir), { recursive: true });
    await writeFile(join(clusterOf(dataDir), 'letter.txt'), 'mine');
    await expect(launch(dataDir)).rejects.toMatchObject({ key: 'not_a_cluster' });
  });

  test('the refusal says in Chinese and English what to do', async () => {
    const dataDir = await makeDirectory();
    await mkdir(clusterOf(dataDir), { recursive: true });
    await writeFile(join(clusterOf(dataDir), 'PG_VERSION'), '15\n');
    await expect(launch(dataDir)).rejects.toThrow(/属于 PostgreSQL 15[^]*belongs to PostgreSQL 15/);
  });
});

describe('without sockets', () => {
  test('it listens on loopback only, with a random password in a file that is ours alone', async () => {
    const dataDir = await makeDataDirectory();
    const { embedded, query } = await launch(dataDir, { listen: 'loopback' });
    expect(await query(`select current_setting('listen_addresses') as at`)).toEqual([{ at: '127.0.0.1' }]);
    expect((await stat(join(clusterOf(dataDir), 'zhuli-password'))).mode & 0o777).toBe(0o600);
    const stranger = new Client({ ...embedded.connectionConfig, password: 'password' });
    await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' });
    const second = await launch(dataDir, { listen: 'loopback' });
    expect(second.embedded.startedHere).toBe(false);
  });
});
