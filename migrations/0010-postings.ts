import { sql, type Kysely } from 'kysely';

/** What forms need: who changed it meanwhile, one posting for one press of the button, and how far an employer is from its quota. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table employers
      add column version integer not null default 1,
      add column quota_counted integer check (quota_counted >= 0);
    alter table bases add column version integer not null default 1;
    alter table positions add column posting_key text unique check (posting_key <> '');
  `.execute(db);
}
