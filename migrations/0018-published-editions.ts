import { sql, type Kysely } from 'kysely';

/** What a published edition says never changes: snapshots and runs were made with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger editions_published_stay before update or delete on editions
    for each row when (old.state = 'published') execute function refuse_change()`.execute(db);
}
