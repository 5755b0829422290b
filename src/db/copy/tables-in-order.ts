import type pg from 'pg';

/** Tables that a backup leaves out: kysely's own, the stream of changes, and how far indexes have come in it. */
const leftOut = ['kysely_migration', 'kysely_migration_lock', 'index_changes', 'search_indexes', 'parked_entries'];

/** Every table of the house with its columns, each after the tables that it refers to. */
export async function tablesInOrder(client: pg.ClientBase): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; refers: string[] }>(`
    select c.relname as name,
      array(select attname::text from pg_attribute a
        where a.attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> k.conrelid) as refers
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`);
  const waiting = rows.filter((row) => !leftOut.includes(row.name));
  const ordered: { name: string; columns: string[] }[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex((row) => row.refers.every((name) => ordered.some((done) => done.name === name)));
    if (next < 0) throw new Error(`tables refer to each other in a ring: ${waiting.map((row) => row.name).join(', ')}`);
    const [{ name, columns }] = waiting.splice(next, 1) as [(typeof waiting)[number]];
    ordered.push({ name, columns });
  }
  return ordered;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
