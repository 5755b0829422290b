import { sql, type Kysely } from 'kysely';

/** 灵活就业 is a form of work: it belongs to the position, whatever kind of employer offers it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table positions add column flexible boolean not null default false;
    update positions set flexible = true from employers
    where employers.id = positions.employer_id and employers.employer_kind = '灵活就业';
  `.execute(db);
}
