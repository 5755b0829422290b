import { expect, onTestFinished, test } from 'vitest';
import { connect } from '../../src/db/connect.ts';
import { emptyDatabase } from '../support/db.ts';
import { serveOldPostgres } from './old-postgres.ts';

test('a DATABASE_URL is used as it is, and nothing is started', async () => {
  const { name, url } = await emptyDatabase();
  const { pool, embedded, close } = await connect({ databaseUrl: url, dataDir: '/nowhere' });
  onTestFinished(close);
  expect(embedded).toBeNull();
  expect((await pool.query('select current_database() as name')).rows).toEqual([{ name }]);
});

test('every connection has its limits', async () => {
  const { url } = await emptyDatabase();
  const { pool, close } = await connect({ databaseUrl: url, dataDir: '/nowhere' });
  onTestFinished(close);
  const limits = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];
  const { rows } = await pool.query(
    `select ${limits.map((limit) => `current_setting('${limit}') as ${limit}`).join(', ')}`,
  );
  expect(rows).toEqual([
    { statement_timeout: '30s', lock_timeout: '10s', idle_in_transaction_session_timeout: '1min' },
  ]);
});

test('a server older than PostgreSQL 15 is refused and its version named', async () => {
  const url = await serveOldPostgres('14.9', 14);
  await expect(connect({ databaseUrl: url, dataDir: '/nowhere' })).rejects.toMatchObject({
    key: 'too_old',
    facts: { found: '14.9' },
  });
});

test('a server that cannot be reached is named without its password', async () => {
  const refused = connect({ databaseUrl: 'postgresql://somebody:secret@127.0.0.1:1/zhuli', dataDir: '/nowhere' });
  await expect(refused).rejects.toMatchObject({ key: 'unreachable', message: expect.not.stringContaining('secret') });
});
