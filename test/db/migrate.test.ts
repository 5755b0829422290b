import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { openPool } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { emptyDatabase } from '../support/db.ts';

const names = Object.keys(migrations);

test('an empty database gets every migration, in the order of their names', async () => {
  const { db } = await emptyDatabase();
  expect(await migrate(db)).toEqual(names);
  expect(names).toEqual(names.toSorted());
});

test('a migrated database is left as it is', async () => {
  const { db } = await emptyDatabase();
  await migrate(db);
  expect(await migrate(db)).toEqual([]);
});

test('of two starts at once one migrates and the other waits for it', async () => {
  const { db, url } = await emptyDatabase();
  const other = openPool({ connectionString: url });
  const ran = await Promise.all([migrate(db), migrate(other.db)]).finally(() => other.db.destroy());
  expect(ran.flat()).toEqual(names);
});

test('a database that is newer than the program is refused and named', async () => {
  const { db } = await emptyDatabase();
  await migrate(db, { ...migrations, '9999-from-tomorrow': { up: async () => {} } });
  await expect(migrate(db)).rejects.toMatchObject({ key: 'newer_database', facts: { names: '9999-from-tomorrow' } });
});

test('a migration that fails leaves nothing of itself or of those before it', async () => {
  const { db } = await emptyDatabase();
  const failing = {
    '0001-table': { up: async (trx: typeof db) => void (await sql`create table half (id int)`.execute(trx)) },
    '0002-fails': { up: async (trx: typeof db) => void (await sql`select 1 / 0`.execute(trx)) },
  };
  await expect(migrate(db, failing)).rejects.toThrow('division by zero');
  const { rows } = await sql`select to_regclass('half') as half`.execute(db);
  expect(rows).toEqual([{ half: null }]);
});
