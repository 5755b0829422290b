import { sql, type Kysely } from 'kysely';

/** A kept match says things about her, so it is sealed together with her facts. What is deleted leaves its list. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table match_snapshots drop column match;
    alter table match_snapshots rename column student_facts_sealed to match_sealed;
    alter table chosen_list_entries drop constraint chosen_list_entries_snapshot_id_fkey;
    alter table chosen_list_entries add constraint chosen_list_entries_snapshot_id_fkey
      foreign key (snapshot_id) references match_snapshots (id) on delete cascade;
    create index chosen_list_entries_snapshot on chosen_list_entries (snapshot_id);
  `.execute(db);
}
