import { sql, type Kysely } from 'kysely';

/**
 * Checking a workbook goes on in the background: `run` is the check that counts, `beat_at` its last sign of life. What
 * was said about the file (its school), and why it was refused, in the words that help to mend it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table imports
      add column run text,
      add column beat_at timestamptz,
      add column school_name text,
      add column refusal_detail text;
    create index imports_done on imports (created_at) where file_sealed is not null or plan_sealed is not null;
  `.execute(db);
}
