import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { clusterOf, family, kill, launch, makeDataDirectory, makeDirectory, postmasterOf, startApp } from './launch.ts';

describe('kill -9', () => {
  test('of the app loses nothing, and the next start adopts the server', async () => {
    const dataDir = await makeDataDirectory();
    const app = startApp(dataDir, { write: true });
    await app.hear('acked 200');
    kill(app.pid);
    await app.exited;
    const acked = app.heard('acked ').map(Number);
    const next = await launch(dataDir, { asServer: true });
    expect(next.embedded.startedHere).toBe(false);
    const rows = await next.query<{ n: number }>('select n from witness order by n');
    expect(rows.map((row) => row.n)).toEqual(expect.arrayContaining(acked));
  });

  test('of the app while it makes the database: the next start makes it anew and tidies up', async () => {
    const dataDir = join(await makeDirectory(), 'data');
    const home = join(dataDir, 'postgres');
    const app = startApp(dataDir);
    const drafts = async () => (await readdir(home)).filter((name) => name.startsWith('new-'));
    await vi.waitFor(async () => expect(await drafts()).toHaveLength(1), { timeout: 10_000, interval: 5 });
    kill(app.pid);
    await app.exited;
    expect(await readdir(home)).not.toContain('cluster');
    const next = await launch(dataDir);
    expect(next.embedded.startedHere).toBe(true);
    expect(await drafts()).toEqual([]);
  });

  test('of PostgreSQL and all its children loses nothing that was acknowledged', async () => {
    const dataDir = await makeDataDirectory();
    const app = startApp(dataDir, { write: true });
    await app.hear('acked 200');
    kill(app.pid);
    for (const pid of family(postmasterOf(dataDir))) kill(pid);
    await app.exited;
    const acked = app.heard('acked ').map(Number);
    const next = await launch(dataDir, { asServer: true });
    expect(next.embedded.startedHere).toBe(true);
    const rows = await next.query<{ n: number }>('select n from witness order by n');
    expect(rows.map((row) => row.n)).toEqual(expect.arrayContaining(acked));
  });

  test('of PostgreSQL alone: the start waits until a busy child of the old one has left', async () => {
    const dataDir = await makeDataDirectory();
    const app = startApp(dataDir, { write: true });
    await app.hear('acked 1');
    const socket = join(dataDir, 'postgres', 'run');
    const busy = new Client({ host: socket, user: 'zhuli', database: 'postgres' }).on('error', () => {});
    await busy.connect();
    const work = busy.query('select count(*) from generate_series(1, 8000000)').catch(() => 'ended');
    kill(app.pid);
    kill(postmasterOf(dataDir));
    const next = await launch(dataDir);
    expect(next.embedded.startedHere).toBe(true);
    expect((await next.query('select 1 from witness limit 1')).length).toBe(1);
    await work;
  });

  test('of PostgreSQL under a running app: the app starts it again by itself', async () => {
    const dataDir = await makeDataDirectory();
    const { query } = await launch(dataDir, { asServer: true });
    await query('create table healed as select 1 as n');
    for (const pid of family(postmasterOf(dataDir))) kill(pid);
    const rows = await vi.waitFor(() => query('select n from healed'), { timeout: 10_000, interval: 20 });
    expect(rows).toEqual([{ n: 1 }]);
  });
});

describe('two on one directory', () => {
  test('a second server is refused and told which process holds it; the first goes on', async () => {
    const dataDir = await makeDataDirectory();
    const first = startApp(dataDir);
    await first.hear('ready');
    const refusal = launch(dataDir, { asServer: true });
    await expect(refusal).rejects.toMatchObject({ key: 'server_running', facts: { pid: String(first.pid) } });
    first.tell('ask');
    expect(await first.hear('answer')).toBe('42');
  });

  test('a command works beside a server and does not stop its database', async () => {
    const dataDir = await makeDataDirectory();
    const server = startApp(dataDir);
    await server.hear('ready');
    const command = startApp(dataDir, { asServer: false });
    expect(await command.hear('ready')).toBe('adopted');
    const postmaster = postmasterOf(dataDir);
    command.tell('stop');
    expect(await command.exited).toBe(0);
    expect(postmasterOf(dataDir)).toBe(postmaster);
    server.tell('ask');
    expect(await server.hear('answer')).toBe('42');
  });

  test('the last one out stops the database, whoever started it', async () => {
    const dataDir = await makeDataDirectory();
    const server = startApp(dataDir);
    await server.hear('ready');
    const { embedded, query } = await launch(dataDir);
    server.tell('stop');
    expect(await server.exited).toBe(0);
    expect(await query('select 1 as n')).toEqual([{ n: 1 }]);
    await embedded.stop();
    await expect(access(join(clusterOf(dataDir), 'postmaster.pid'))).rejects.toThrow('ENOENT');
  });

  test('a start while another stops gets a database', async () => {
    const dataDir = await makeDataDirectory();
    for (let round = 0; round < 3; round++) {
      const { embedded } = await launch(dataDir);
      const [, next] = await Promise.all([embedded.stop(), launch(dataDir)]);
      expect(await next.query('select 1 as n')).toEqual([{ n: 1 }]);
      await next.embedded.stop();
    }
  });
});
