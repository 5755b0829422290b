import { sql, type Kysely } from 'kysely';

/**
 * Words of and about a student, and names of files, which often name one, are sealed. What stands there in clear waits in
 * `…_plain` until the house, which has the keys, opens next and seals it (src/db/keys/seal-plain.ts).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table students rename column remark to remark_plain;
    alter table students add column remark_sealed bytea;
    alter table agency_requests rename column note to note_plain;
    alter table agency_requests add column note_sealed bytea;
    alter table imports rename column file_name to file_name_plain;
    alter table imports alter column file_name_plain drop not null;
    alter table imports add column file_name_sealed bytea;
  `.execute(db);
}
