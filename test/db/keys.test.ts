import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pino from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { callCommand } from '../../src/commands/call.ts';
import { makeKeys, open, seal } from '../../src/crypt/index.ts';
import { openKeys } from '../../src/db/keys/open-keys.ts';
import { sealedColumns } from '../../src/db/keys/sealed-columns.ts';
import { sealPlain } from '../../src/db/keys/seal-plain.ts';
import { migrate } from '../../src/db/migrate.ts';
import { openField } from '../../src/students/seal-fields.ts';
import { emptyDatabase } from '../support/db.ts';

const secret = () => randomBytes(32).toString('base64');
const place = { table: 'messages', column: 'text_sealed', row: 1 };

/** A migrated database and a data directory that belong to nobody yet. */
async function house() {
  const { db, url } = await emptyDatabase();
  await migrate(db);
  const dataDir = await mkdtemp(join(tmpdir(), 'keys-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const file = join(dataDir, 'secret.key');
  const openWith = (secretKey: string | null = null) => openKeys(db, { dataDir, secretKey });
  const addValue = (keys: Parameters<typeof seal>[0]) =>
    db
      .insertInto('messages')
      .values({ id: 1, text_sealed: seal(keys, place, '你好'), by_role: 'visitor' } as never)
      .execute();
  return { db, url, dataDir, file, openWith, addValue };
}

describe('the first secret', () => {
  test('is made for an empty database, for its owner only, and found again', async () => {
    const { openWith, dataDir, file } = await house();
    const keys = await openWith();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(['secret.key']);
    expect(open(await openWith(), place, seal(keys, place, '你好'))).toBe('你好');
  });

  test('is one where two start at once', async () => {
    const { openWith } = await house();
    const [one, other] = await Promise.all([openWith(), openWith()]);
    expect(open(other, place, seal(one, place, '你好'))).toBe('你好');
  });

  test('is not replaced when it is lost, also before anything was sealed with it', async () => {
    const { openWith, file, dataDir } = await house();
    await openWith();
    await rm(file);
    await expect(openWith()).rejects.toMatchObject({ key: 'lost_key', facts: { directory: dataDir } });
    expect(await readdir(dataDir)).toEqual([]);
  });

  test('is not another one', async () => {
    const { openWith, file } = await house();
    await openWith();
    for (const other of [secret(), '']) {
      await writeFile(file, other);
      await expect(openWith()).rejects.toMatchObject({ key: 'other_key' });
    }
    await expect(openWith(secret())).rejects.toMatchObject({ key: 'other_key' });
  });
});

describe('a database from before its secrets were remembered', () => {
  test('takes the one that opens what it has, and no other', async () => {
    const { db, openWith, addValue } = await house();
    const mine = secret();
    await addValue(makeKeys([Buffer.from(mine, 'base64')]));
    await expect(openWith()).rejects.toMatchObject({ key: 'lost_key' });
    await expect(openWith(secret())).rejects.toMatchObject({ key: 'other_key' });
    expect(await db.selectFrom('sealing_keys').selectAll().execute()).toEqual([]);
    const { text_sealed } = await db.selectFrom('messages').select('text_sealed').executeTakeFirstOrThrow();
    expect(open(await openWith(mine), place, text_sealed)).toBe('你好');
    expect(await db.selectFrom('sealing_keys').select('id').execute()).toEqual([{ id: 1 }]);
  });
});

describe('a second secret', () => {
  test('seals from then on, and both are needed', async () => {
    const { openWith } = await house();
    const [old, young] = [secret(), secret()];
    const before = seal(await openWith(old), place, '你好');
    const both = await openWith(`${old},${young}`);
    expect(open(both, place, before)).toBe('你好');
    const after = seal(both, place, '你好');
    for (const one of [old, young]) await expect(openWith(one)).rejects.toMatchObject({ key: 'other_key' });
    expect(open(await openWith(`${old},${young}`), place, after)).toBe('你好');
  });
});

test('what stood in clear before is sealed when the house opens, all of it, and once', async () => {
  const { db } = await emptyDatabase();
  const { '0022-sealed-notes': _later, ...before } = migrations;
  await migrate(db, before);
  await sql`
    insert into students (id, number, name, sort_key, remark)
    select at, 'D' || at, '林', 'lin', '备注' || at from generate_series(1, 1201) as at`.execute(db);
  await sql`update students set remark = null where id = 7`.execute(db);
  await sql`insert into imports (key, file_name, state, by_name) values ('k', '林晓雨.xlsx', 'applied', '')`.execute(
    db,
  );
  await migrate(db);
  const keys = makeKeys([randomBytes(32)]);
  await sealPlain(db, keys);
  await sealPlain(db, keys);
  const rows = await db.selectFrom('students').selectAll().orderBy('id').execute();
  expect(rows.map((row) => openField(keys, row, 'remark'))).toEqual(
    Array.from({ length: 1201 }, (_, at) => (at === 6 ? null : `备注${at + 1}`)),
  );
  const { file_name_sealed } = await db.selectFrom('imports').selectAll().executeTakeFirstOrThrow();
  expect(open(keys, { table: 'imports', column: 'file_name_sealed', row: 'k' }, file_name_sealed!)).toBe('林晓雨.xlsx');
  const { rows: plain } = await sql`
    select remark_plain from students where remark_plain is not null union all select file_name_plain from imports where file_name_plain is not null`.execute(
    db,
  );
  expect(plain).toEqual([]);
});

test('a command ends with a plain sentence where the secret is lost', async () => {
  const { url, dataDir, file, openWith } = await house();
  await openWith();
  await rm(file);
  const said: string[] = [];
  const code = await callCommand(['migrate'], {
    env: { DATABASE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    print: (text) => void said.push(String(text)),
    complain: (text) => void said.push(text),
    now: () => new Date(),
    makeLog: () => pino({ level: 'silent' }),
  });
  expect(code).toBe(1);
  expect(said.join('')).toMatch(/^数据目录 .* 里没有 secret\.key.*\nThere is no secret\.key/);
  await expect(readFile(file)).rejects.toThrow();
});

test('every column with sealed values is known', async () => {
  const { db } = await house();
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' and column_name like '%\\_sealed' order by 1`.execute(db);
  expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(
    rows.map((row) => row.name),
  );
});
