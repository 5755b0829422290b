import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runBackup, runRestore } from '../../src/commands/backup.ts';
import { readConfig } from '../../src/config.ts';
import { openPool } from '../../src/db/connect.ts';
import { seed } from '../../src/db/seed/index.ts';
import type { Tables } from '../../src/db/tables.ts';
import type { Deps } from '../../src/deps.ts';
import { openHouse } from '../../src/open-house.ts';
import { studentNumbered } from '../../src/students/index.ts';
import { revealField } from '../../src/students/reveal-field.ts';
import { emptyDatabase, freshDatabase } from '../support/db.ts';

const passphrase = '一路平安 2026-11-22';

const undo: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const each of undo.toReversed()) await each();
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'backup-'));
  undo.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function openDeps(env: Readonly<Record<string, string>>): Promise<Deps> {
  const house = await openHouse(readConfig({ LOG_LEVEL: 'silent', ...env }), { now: () => new Date() });
  undo.push(() => house.close());
  return house.deps;
}

/** A house with the demo world in it, and a backup of it. */
async function backedUp(env: Readonly<Record<string, string>> = {}) {
  const { url, drop } = await freshDatabase();
  undo.push(drop);
  const deps = await openDeps({ DATABASE_URL: url, DATA_DIR: await folder(), ...env });
  await seed(deps);
  const file = join(await folder(), 'zhuli.backup');
  const said: string[] = [];
  expect(await runBackup(deps, file, (text) => void said.push(text))).toBe(0);
  expect(said.join('')).toContain(file);
  expect(said.join('').includes('没有上锁')).toBe(!('BACKUP_PASSPHRASE' in env));
  return { deps, file };
}

let open: Awaited<ReturnType<typeof backedUp>>;
let locked: Awaited<ReturnType<typeof backedUp>>;
beforeAll(async () => {
  open = await backedUp();
  locked = await backedUp({ BACKUP_PASSPHRASE: passphrase });
}, 60_000);

/** A place where nothing is, and what restoring a file into it says. */
async function emptyPlace(env: Readonly<Record<string, string>> = {}) {
  const { url, db } = await emptyDatabase();
  const dataDir = join(await folder(), 'data');
  const all = { DATABASE_URL: url, DATA_DIR: dataDir, ...env };
  const said: string[] = [];
  const restore = (file: string) => runRestore(readConfig(all), file, (text) => void said.push(text));
  return { env: all, dataDir, db, said, restore };
}

/** All rows of all tables, as their texts hash: the order of rows is no part of it. */
async function contents(db: Kysely<Tables>): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'
      and tablename not in ('kysely_migration', 'kysely_migration_lock', 'index_changes', 'search_indexes', 'parked_entries')`.execute(
    db,
  );
  const all: Record<string, string> = {};
  for (const { name } of rows) {
    const found = await sql<{ line: string }>`select t::text as line from ${sql.table(name)} t`.execute(db);
    const lines = found.rows.map((row) => row.line).toSorted();
    all[name] = `${lines.length} ${createHash('sha256').update(lines.join('\n')).digest('hex')}`;
  }
  return all;
}

test('what is restored is what was backed up: every row, and the keys that open the sealed ones', async () => {
  const { deps, file } = open;
  const place = await emptyPlace();
  expect(await place.restore(file)).toBe(0);
  expect((await stat(place.dataDir)).mode & 0o777).toBe(0o700);
  expect(await readdir(place.dataDir)).toEqual(['secret.key']);
  const restored = await openDeps(place.env);
  const before = await contents(deps.db);
  expect(Object.values(before).filter((each) => !each.startsWith('0 ')).length).toBeGreaterThan(12);
  expect(await contents(restored.db)).toEqual(before);
  const look = async (where: Deps) => {
    const ctx = { ...where, actor: { kind: 'system', name: 'test' } as const };
    const { id } = await studentNumbered(ctx, 'D10007', 'contact.read');
    return revealField(ctx, { id, field: 'phone', reason: { why: 'contact', detail: null } as never });
  };
  expect(await look(restored)).toMatch(/^1\d{10}$/);
  expect(await look(restored)).toBe(await look(deps));
});

test('a restored house goes on: numbers continue, and the log can be written and not changed', async () => {
  const { file } = open;
  const place = await emptyPlace();
  await place.restore(file);
  const { db } = await openDeps(place.env);
  const greatest = await db
    .selectFrom('messages')
    .select(sql<number>`max(id)`.as('id'))
    .executeTakeFirstOrThrow();
  const { rows } = await sql<{ next: number }>`
    select nextval(pg_get_serial_sequence('messages', 'id'))::integer as next`.execute(db);
  expect(rows[0]?.next).toBe(greatest.id + 1);
  await expect(sql`update audit_log set verb = 'x'`.execute(db)).rejects.toThrow(/audit_log/);
});

test('only its owner can read the file, and nothing half made is left beside it', async () => {
  const { file } = open;
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(file, '..'))).toEqual(['zhuli.backup']);
  expect(
    gunzipSync(await readFile(file))
      .subarray(0, 20)
      .toString(),
  ).toBe('{"zhuli":"backup","m');
});

test('a locked backup shows nothing, and opens with its passphrase alone', async () => {
  const { file, deps } = locked;
  const bytes = await readFile(file);
  expect(bytes.subarray(0, 14).toString()).toBe('ZHULI-LOCKED-1');
  expect(bytes.includes(Buffer.from([0x1f, 0x8b, 8]))).toBe(false);
  for (const wrong of [{}, { BACKUP_PASSPHRASE: `${passphrase}!` }]) {
    const place = await emptyPlace(wrong);
    expect(await place.restore(file)).toBe(1);
    expect(place.said.join('')).toContain('BACKUP_PASSPHRASE');
    expect(await readdir(place.dataDir).catch(() => 'nothing')).toBe('nothing');
  }
  const place = await emptyPlace({ BACKUP_PASSPHRASE: passphrase });
  expect(await place.restore(file)).toBe(0);
  expect(await contents(place.db)).toEqual(await contents(deps.db));
});

test('a file that is not whole, was changed or is no backup leaves nothing behind', async () => {
  const { file } = open;
  const whole = await readFile(file);
  const changed = await readFile(locked.file);
  changed[changed.length >> 1]! ^= 1;
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['cut', whole.subarray(0, whole.length - 400)],
    ['changed', changed],
    ['no backup', Buffer.from('{"something":"else"}')],
    ['empty', Buffer.alloc(0)],
  ];
  for (const [name, bytes] of cases) {
    const broken = join(await folder(), name);
    await writeFile(broken, bytes);
    const place = await emptyPlace({ BACKUP_PASSPHRASE: passphrase });
    expect([name, await place.restore(broken)]).toEqual([name, 1]);
    expect(place.said.join('')).toContain('没有留下任何数据');
    expect(await readdir(place.dataDir).catch(() => 'nothing')).toBe('nothing');
    expect(await studentsIn(place.db)).toBe(0);
  }
});

test('a file that is not there is said to be not there', async () => {
  const place = await emptyPlace();
  expect(await place.restore(join(await folder(), 'gone'))).toBe(1);
  expect(place.said.join('')).toContain('没有这个文件');
});

/** None, too, where there is no such table yet. */
async function studentsIn(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('students') is not null as there`.execute(db);
  return rows[0]!.there ? (await db.selectFrom('students').select('id').execute()).length : 0;
}

test('into a directory with something in it nothing is restored, and what is there stays', async () => {
  const { file } = open;
  const place = await emptyPlace();
  const there = await folder();
  await writeFile(join(there, 'mine.txt'), 'mine');
  const said: string[] = [];
  const config = readConfig({ ...place.env, DATA_DIR: there });
  expect(await runRestore(config, file, (text) => void said.push(text))).toBe(1);
  expect(said.join('')).toContain(there);
  expect(await readdir(there)).toEqual(['mine.txt']);
});

test('into a database that has rows nothing is restored', async () => {
  const { file, deps } = open;
  const before = await contents(deps.db);
  const said: string[] = [];
  const config = { ...deps.config, dataDir: join(await folder(), 'data') };
  expect(await runRestore(config, file, (text) => void said.push(text))).toBe(1);
  expect(await contents(deps.db)).toEqual(before);
});

test('a backup is one moment: what is written meanwhile is in it whole or not at all', async () => {
  const { url, drop } = await freshDatabase();
  undo.push(drop);
  const deps = await openDeps({ DATABASE_URL: url, DATA_DIR: await folder() });
  await seed(deps);
  const other = openPool({ connectionString: url });
  undo.push(() => other.db.destroy());
  let writing = true;
  const begun = Promise.withResolvers<void>();
  const pairs = (async () => {
    for (let n = 0; writing; n += 1) {
      await other.db.transaction().execute(async (trx) => {
        await sql`insert into schools (name, sort_key) values (${`校${n}`}, 'x')`.execute(trx);
        await sql`insert into employers (name, employer_kind) values (${`单位${n}`}, '民营企业')`.execute(trx);
      });
      begun.resolve();
    }
  })();
  await begun.promise;
  const file = join(await folder(), 'zhuli.backup');
  await runBackup(deps, file, () => undefined);
  writing = false;
  await pairs;
  const place = await emptyPlace();
  expect(await place.restore(file)).toBe(0);
  const count = async (table: 'schools' | 'employers', start: string) =>
    (await place.db.selectFrom(table).select('id').where('name', '~', `^${start}\\d+$`).execute()).length;
  expect(await count('schools', '校')).toBeGreaterThan(0);
  expect(await count('schools', '校')).toBe(await count('employers', '单位'));
});
