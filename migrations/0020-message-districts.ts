import { sql, type Kysely } from 'kysely';

/** Whose staff read a message: those of its writer's district; null: the city's. A student's record says hers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table messages add column district text`.execute(db);
}
