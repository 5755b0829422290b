import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pino from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createAccount } from '../../src/accounts/index.ts';
import { callCommand } from '../../src/commands/call.ts';
import { blindIndexes } from '../../src/commands/reseal-indexes.ts';
import { readConfig } from '../../src/config.ts';
import { open } from '../../src/crypt/index.ts';
import { inTransaction } from '../../src/ctx.ts';
import { openKeys } from '../../src/db/keys/open-keys.ts';
import { resealValues } from '../../src/db/keys/reseal-values.ts';
import { placeOf, sealedColumns } from '../../src/db/keys/sealed-columns.ts';
import { seed } from '../../src/db/seed/index.ts';
import { openHouse } from '../../src/open-house.ts';
import { openLetter, postLetter } from '../../src/outbox/post-letter.ts';
import { twinsOf } from '../../src/students/index.ts';
import { openBrowser, sentTo } from '../accounts/browser.ts';
import { goodPassword, makeHouse, someone } from '../accounts/people.ts';
import { freshDatabase } from '../support/db.ts';

const secret = () => randomBytes(32).toString('base64');
const mail = 'lin@example.edu.cn';

/** A demo house with one secret, to which another one is about to be added. */
async function houseWith(old: string) {
  const { url, drop } = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'reseal-'));
  const env = { DATABASE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  const house = await openHouse(readConfig({ ...env, SECRET_KEY: old }), { now: () => new Date() });
  onTestFinished(async () => {
    await house.close();
    await rm(dataDir, { recursive: true, force: true });
    await drop();
  });
  await seed(house.deps);
  const run = async (secretKey: string, ...command: string[]) => {
    const said: string[] = [];
    const tell = (text: string | Uint8Array) => void said.push(String(text));
    const code = await callCommand(command, {
      env: { ...env, SECRET_KEY: secretKey, LANG: 'en' },
      print: tell,
      complain: tell,
      now: () => new Date(),
      makeLog: () => pino({ level: 'silent' }),
    });
    return { code, said: said.join('') };
  };
  const keysOf = (secretKey: string) => openKeys(house.deps.db, { dataDir, secretKey });
  return { deps: house.deps, db: house.deps.db, run, keysOf };
}

async function ids(db: Awaited<ReturnType<typeof houseWith>>['db']): Promise<number[]> {
  const used = new Set<number>();
  for (const { table, column } of sealedColumns) {
    const { rows } = await sql<{ id: number }>`
      select distinct get_byte(${sql.ref(column)}, 2) as id from ${sql.table(table)} where ${sql.ref(column)} is not null`.execute(
      db,
    );
    for (const row of rows) used.add(row.id);
  }
  return [...used].toSorted();
}

describe('a new secret', () => {
  test('seals everything anew; then it alone opens, finds and lets in, and the old one is no key any more', async () => {
    const [old, young] = [secret(), secret()];
    const { deps, db, run, keysOf } = await houseWith(old);
    const system = { ...deps, actor: { kind: 'system', name: 'test' } as const };
    await inTransaction(system, async (tx) => {
      await createAccount(tx, { name: '林', username: null, mail, password: goodPassword });
      await postLetter(tx, { to: mail, subject: '一封信', text: '…' } as never);
    });
    const certificate = await db
      .selectFrom('disabilities')
      .select(['student_id', 'certificate_sealed'])
      .where('certificate_sealed', 'is not', null)
      .executeTakeFirstOrThrow();
    const number = open(
      deps.keys,
      { table: 'disabilities', column: 'certificate_sealed', row: certificate.student_id },
      certificate.certificate_sealed!,
    );
    const done = await run(`${old},${young}`, 'reseal');
    expect(done).toMatchObject({
      code: 0,
      said: expect.stringMatching(/Sealed anew: [1-9]\d{2,}\.\nIndexes made anew: [1-9]\d+/),
    });
    expect(await ids(db)).toEqual([2]);
    const keys = await keysOf(young);
    for (const each of sealedColumns) {
      const { rows } = await sql<{ row: string | number; sealed: Buffer }>`
        select ${sql.ref(each.row)} as row, ${sql.ref(each.column)} as sealed from ${sql.table(each.table)}
        where ${sql.ref(each.column)} is not null`.execute(db);
      for (const { row, sealed } of rows) expect(open(keys, placeOf(each, row), sealed)).not.toBe('');
    }
    const { payload } = await db.selectFrom('outbox').select('payload').executeTakeFirstOrThrow();
    expect(openLetter(keys, payload)).toMatchObject({ to: mail });
    const { twins } = await twinsOf(
      { ...system, keys },
      { name: '', certificate: number, school: null, graduation_year: null },
    );
    expect(twins.map((twin) => twin.id)).toEqual([certificate.student_id]);
    const browser = openBrowser({ ...makeHouse(db), keys });
    expect(sentTo(await browser.post('/sign-in', { login: mail, password: goodPassword, next: '' }))).toBe(
      '/?done=signed_in',
    );
    await expect(keysOf(old)).rejects.toMatchObject({ key: 'other_key' });
    expect(await run(young, 'reseal')).toMatchObject({ code: 0, said: expect.stringContaining('nothing to do') });
    expect((await run(`${old},${young}`, 'migrate')).code).toBe(0);
  }, 60_000);

  test('goes on where it was left: a run that broke off has lost nothing', async () => {
    const [old, young] = [secret(), secret()];
    const { db, run, keysOf } = await houseWith(old);
    const both = await keysOf(`${old},${young}`);
    await resealValues(db, both);
    expect(await ids(db)).toEqual([2]);
    await someone({ ...makeHouse(db), keys: both }, 'city_staff', {}, { mail, username: 'lin' });
    const browser = openBrowser({ ...makeHouse(db), keys: await keysOf(`${old},${young}`) });
    expect(sentTo(await browser.post('/sign-in', { login: mail, password: goodPassword, next: '' }))).toBe(
      '/?done=signed_in',
    );
    expect(await run(`${old},${young}`, 'reseal')).toMatchObject({
      code: 0,
      said: expect.stringContaining('Sealed anew: 0.'),
    });
    await keysOf(young);
  }, 60_000);

  test('keeps the old one needed while a value does not open', async () => {
    const [old, young] = [secret(), secret()];
    const { db, run, keysOf } = await houseWith(old);
    await sql`update messages set text_sealed = set_byte(text_sealed, 20, get_byte(text_sealed, 20) # 1) where id = 1`.execute(
      db,
    );
    expect(await run(`${old},${young}`, 'reseal')).toMatchObject({
      code: 1,
      said: expect.stringContaining('messages.text_sealed 1'),
    });
    await expect(keysOf(young)).rejects.toMatchObject({ key: 'other_key' });
    await keysOf(`${old},${young}`);
  }, 60_000);
});

test('every blind index is known', async () => {
  const { db } = await houseWith(secret());
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and column_name like '%\\_blind' order by 1`.execute(db);
  const known = blindIndexes.map(({ table, to }) => `${table}.${to}`).toSorted();
  expect(known).toEqual([...rows.map((row) => row.name), 'users.email'].toSorted());
});
