import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { types } from 'pg';
import { testDb } from '../support/db.ts';

const db = testDb();
const read = async (expression: string) =>
  (await sql.raw<{ value: unknown }>(`select ${expression} as value`).execute(db)).rows[0]?.value;

test.each([
  [`date '2026-02-28'`, '2026-02-28'],
  [`array[date '2026-02-28', null]`, ['2026-02-28', null]],
  ['9007199254740991::int8', 9007199254740991],
  ['-5::int8', -5],
  ['array[1::int8, null]', [1, null]],
  ['12.50::numeric', 12.5],
  ['array[1.5::numeric, null]', [1.5, null]],
  ['count(*)', 1],
  [`timestamptz '2026-02-28 08:00+08'`, new Date('2026-02-28T00:00:00Z')],
  [`'{"a":[1]}'::jsonb`, { a: [1] }],
  [`array['a', null]::text[]`, ['a', null]],
])('%s is read as a value of ours', async (expression, value) => {
  expect(await read(expression)).toEqual(value);
});

test('an int8 that a number cannot hold is an error, not another number', async () => {
  await expect(read('9007199254740993::int8')).rejects.toThrow('beyond 2^53');
});

test('other users of pg in the process keep its own way to read', () => {
  expect(types.getTypeParser(20)('5')).toBe('5');
});
