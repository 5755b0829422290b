import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { quoted } from './tables-in-order.ts';

/** A copy that cannot be taken in; nothing of it was. */
export class BrokenCopy extends Error {
  override name = 'BrokenCopy';
}

/**
 * Takes the lines of a copy (after `about`) into a migrated, empty database, in one transaction: all or nothing.
 * Returns how many rows each table got. Throws BrokenCopy when the copy is not whole.
 */
export async function takeCopy(client: pg.ClientBase, lines: AsyncIterator<string>): Promise<Record<string, number>> {
  await client.query('begin');
  try {
    await client.query('set local statement_timeout = 0');
    const taken: Record<string, number> = {};
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new BrokenCopy('it ends too early');
      const head = readHead(value);
      if ('end' in head) {
        if (JSON.stringify(head.end) !== JSON.stringify(taken)) throw new BrokenCopy('rows are missing');
        break;
      }
      taken[head.table] = await takeTable(client, head, lines);
    }
    for (const table of Object.keys(taken)) await continueNumbers(client, table);
    await client.query('commit');
    return taken;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

type Head = { readonly table: string; readonly columns: readonly string[] };

function readHead(line: string): Head | { readonly end: Record<string, number> } {
  try {
    return JSON.parse(line) as Head;
  } catch {
    throw new BrokenCopy('a line is not what it should be');
  }
}

async function takeTable(
  client: pg.ClientBase,
  { table, columns }: Head,
  lines: AsyncIterator<string>,
): Promise<number> {
  // What a migration put there (the agency's one row) gives way to what was saved; the log lets nothing be deleted.
  const there = await client.query(`select from ${quoted(table)} limit 1`);
  if (there.rowCount !== 0) await client.query(`delete from ${quoted(table)}`);
  const stream = client.query(copyFrom(`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`));
  const over = finished(stream);
  over.catch(() => undefined);
  try {
    return await pour(lines, table, stream, over);
  } catch (error) {
    // The server waits for rows until it is told that none will come.
    stream.destroy(error as Error);
    await over.catch(() => undefined);
    throw error;
  }
}

async function pour(
  lines: AsyncIterator<string>,
  table: string,
  stream: Writable,
  over: Promise<void>,
): Promise<number> {
  for (let rows = 0; ; rows += 1) {
    const { value, done } = await lines.next();
    if (done) throw new BrokenCopy(`${table} ends too early`);
    if (value === '\\.') {
      stream.end();
      await over;
      return rows;
    }
    if (!stream.write(`${value}\n`)) await Promise.race([once(stream, 'drain'), over]);
  }
}

/** Identity columns go on after the greatest number that was taken in. */
async function continueNumbers(client: pg.ClientBase, table: string): Promise<void> {
  const { rows } = await client.query<{ name: string; sequence: string }>(
    `select column_name as name, pg_get_serial_sequence($1, column_name) as sequence from information_schema.columns
     where table_schema = 'public' and table_name = $2 and is_identity = 'YES'`,
    [quoted(table), table],
  );
  for (const { name, sequence } of rows) {
    const greatest = `(select max(${quoted(name)}) from ${quoted(table)})`;
    await client.query(`select setval($1, coalesce(${greatest}, 1), ${greatest} is not null)`, [sequence]);
  }
}
