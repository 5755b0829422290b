import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { linesOf } from './lines.ts';
import { quoted, tablesInOrder } from './tables-in-order.ts';

/** First line of a copy: what it was made from. */
export type About = {
  readonly zhuli: 'backup';
  readonly made_at: string;
  /** Migrations that had run. */
  readonly migrations: readonly string[];
  /** The secrets that open sealed columns (base64, by comma). */
  readonly secrets: string;
};

/**
 * The whole database as lines, from one snapshot: `about`, then for each table a line with its name and columns, its
 * rows in PostgreSQL's text format and `\.`, and at the end how many rows each table had.
 */
export async function* copyLines(client: pg.ClientBase, about: Omit<About, 'migrations'>): AsyncGenerator<string> {
  await client.query('begin isolation level repeatable read read only');
  await client.query('set local statement_timeout = 0');
  try {
    const run = await client.query<{ name: string }>('select name from kysely_migration order by name');
    yield JSON.stringify({ ...about, migrations: run.rows.map((row) => row.name) } satisfies About);
    const rows: Record<string, number> = {};
    for (const table of await tablesInOrder(client)) {
      yield JSON.stringify({ table: table.name, columns: table.columns });
      const columns = table.columns.map(quoted).join(', ');
      const stream = client.query(copyTo(`copy (select ${columns} from ${quoted(table.name)}) to stdout`));
      rows[table.name] = 0;
      for await (const line of linesOf(stream)) {
        rows[table.name]! += 1;
        yield line;
      }
      yield '\\.';
    }
    yield JSON.stringify({ end: rows });
  } finally {
    await client.query('rollback');
  }
}
