import { expect, inject, test } from 'vitest';
import { openPool } from '../../src/db/connect.ts';

test('an idle connection that breaks is told, unless the pool is ending anyway', async () => {
  const warned: unknown[] = [];
  const nothing = () => undefined;
  const log = { warn: (facts: unknown) => void warned.push(facts), info: nothing, error: nothing };
  const { db, pool } = openPool({ ...inject('server'), database: 'postgres' }, log);
  const broken = Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });
  await pool.query('select 1');
  pool.emit('error', broken);
  expect(warned).toHaveLength(1);
  const ended = pool.end();
  pool.emit('error', broken);
  await ended;
  pool.emit('error', broken);
  expect(warned).toHaveLength(1);
  await db.destroy();
});
