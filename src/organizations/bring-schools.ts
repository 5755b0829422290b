import { sql } from 'kysely';
import { pinyin } from 'pinyin-pro';
import type { Tx } from '../ctx.ts';
import { foldOrganization } from './fold-organization.ts';

/**
 * The ids of schools by the names that a workbook gives, compared as `foldOrganization` does. A school that is not there yet is
 * added, in the order given.
 */
export async function bringSchools(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return new Map();
  const known = new Map((await allSchools(tx)).map((school) => [foldOrganization(school.name), school.id]));
  const missing = [...new Map(wanted.map((name) => [foldOrganization(name), name])).entries()].filter(
    ([folded]) => !known.has(folded),
  );
  if (missing.length > 0) {
    const rows = missing.map(([, name]) => ({
      name,
      sort_key: pinyin(name, { toneType: 'none', type: 'array' }).join(' '),
    }));
    await sql`
      insert into schools (name, sort_key, created_at)
      select name, sort_key, ${tx.now()} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(name text, sort_key text)
      on conflict (name) do nothing`.execute(tx.db);
    for (const school of await allSchools(tx)) known.set(foldOrganization(school.name), school.id);
  }
  return new Map(wanted.map((name) => [name, known.get(foldOrganization(name))!]));
}

const allSchools = (tx: Tx) => tx.db.selectFrom('schools').select(['id', 'name']).orderBy('id', 'desc').execute();
