import { sql, type Kysely } from 'kysely';

/** The secrets that sealed values of this database need, each by its id in the head of a value and a fingerprint. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sealing_keys (
      id smallint primary key check (id between 1 and 255),
      mark text not null unique check (mark ~ '^[0-9a-f]{32}$'),
      made_at timestamptz not null default now()
    )`.execute(db);
}
