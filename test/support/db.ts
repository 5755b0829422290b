import process from 'node:process';
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, inject, onTestFinished } from 'vitest';
import { openPool } from '../../src/db/connect.ts';
import type { Tables } from '../../src/db/tables.ts';

const workerDatabase = `worker_${process.env['VITEST_POOL_ID']}`;

/**
 * The worker's database, migrated, with every table empty before each test. Call it once, at the top of a test file.
 * It is a real PostgreSQL with a pool of ten: tests may race.
 */
export function testDb(): Kysely<Tables> {
  const { db, pool } = openPool({ ...inject('server'), database: workerDatabase });
  beforeAll(makeWorkerDatabase);
  beforeEach(() => emptyTables(pool));
  afterAll(async () => {
    await db.destroy();
    if (!pool.ending) await pool.end();
  });
  return db;
}

/** The worker's database as a DATABASE_URL, for a test that starts another process. */
export const testDatabaseUrl = (database = workerDatabase): string => {
  const { host, port, user } = inject('server');
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
};

/** A database of its own without any table, for the test that calls it. Dropped when that test ends. */
export async function emptyDatabase(): Promise<{ db: Kysely<Tables>; name: string; url: string }> {
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await asAdministrator((pool) => pool.query(`create database ${name} template template0`));
  const { db, pool } = openPool({ ...inject('server'), database: name });
  onTestFinished(async () => {
    await db.destroy();
    if (!pool.ending) await pool.end();
    await asAdministrator((pool) => pool.query(`drop database ${name} with (force)`));
  });
  return { db, name, url: testDatabaseUrl(name) };
}

/** A migrated database of its own, for a whole product under test; `drop` removes it. */
export async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `fresh_${randomBytes(6).toString('hex')}`;
  await asAdministrator((pool) => pool.query(`create database ${name} template template_zhuli`));
  const drop = () => asAdministrator((pool) => pool.query(`drop database ${name} with (force)`));
  return { url: testDatabaseUrl(name), drop };
}

async function makeWorkerDatabase(): Promise<void> {
  await asAdministrator(async (pool) => {
    const there = await pool.query('select 1 from pg_database where datname = $1', [workerDatabase]);
    if (there.rowCount === 0) await pool.query(`create database ${workerDatabase} template template_zhuli`);
  });
}

async function asAdministrator(work: (pool: pg.Pool) => Promise<unknown>): Promise<void> {
  const { pool } = openPool({ ...inject('server'), database: 'postgres', max: 1 });
  await work(pool).finally(() => pool.end());
}

/**
 * Only tables that have pages are truncated: an empty one costs as much as a full one. As `replica` no trigger runs,
 * not even the one that keeps the audit log. The agency keeps its one row, as the migration made it.
 */
async function emptyTables(pool: pg.Pool): Promise<void> {
  await pool.query(`
    do $$
    declare
      filled text;
    begin
      perform set_config('session_replication_role', 'replica', true);
      select string_agg(oid::regclass::text, ', ') into filled from pg_class
       where relkind = 'r' and relnamespace = 'public'::regnamespace
         and relname not like 'kysely\\_%' and relname <> 'agency' and pg_relation_size(oid) > 0;
      if filled is not null then
        execute 'truncate ' || filled || ' restart identity cascade';
      end if;
      delete from agency;
      insert into agency default values;
    end $$`);
}
