import { sql, type Kysely } from 'kysely';

/** What every room stands on: the audit log, the outbox, the agency, the changes for the search index. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAuditLog(db);
  await createOutbox(db);
  await createAgency(db);
  await createIndexChanges(db);
}

async function createAuditLog(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_log')
    .addColumn('id', 'bigint', (col) => col.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('at', 'timestamptz', (col) => col.notNull().defaultTo(sql`now()`))
    .addColumn('actor_user_id', 'text')
    .addColumn('actor_role', 'text', (col) => col.notNull())
    .addColumn('actor_name', 'text')
    .addColumn('verb', 'text', (col) => col.notNull())
    .addColumn('thing_kind', 'text', (col) => col.notNull())
    .addColumn('thing_id', 'text')
    .addColumn('subject_student_id', 'bigint')
    .addColumn('reason', 'text')
    .addColumn('facts', 'jsonb', (col) => col.notNull().defaultTo(sql`'{}'::jsonb`))
    .execute();
  await sql`create index audit_log_subject on audit_log (subject_student_id, at)`.execute(db);
  await sql`create index audit_log_at on audit_log (at)`.execute(db);
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
    end $$`.execute(db);
  await sql`
    create trigger audit_log_append_only before update or delete or truncate on audit_log
    for each statement execute function refuse_change()`.execute(db);
}

async function createOutbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('id', 'bigint', (col) => col.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('topic', 'text', (col) => col.notNull())
    .addColumn('payload', 'jsonb', (col) => col.notNull())
    .addColumn('created_at', 'timestamptz', (col) => col.notNull().defaultTo(sql`now()`))
    .addColumn('available_at', 'timestamptz', (col) => col.notNull().defaultTo(sql`now()`))
    .addColumn('attempts', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('leased_until', 'timestamptz')
    .addColumn('done_at', 'timestamptz')
    .addColumn('failed_at', 'timestamptz')
    .addColumn('last_error', 'text')
    .execute();
  await sql`
    create index outbox_pending on outbox (available_at, id)
    where done_at is null and failed_at is null`.execute(db);
}

async function createAgency(db: Kysely<unknown>): Promise<void> {
  const texts = ['name', 'name_en', 'phone', 'sms', 'mail', 'hours', 'hours_en'];
  let table = db.schema
    .createTable('agency')
    .addColumn('id', 'integer', (col) =>
      col
        .primaryKey()
        .defaultTo(1)
        .check(sql`id = 1`),
    )
    .addColumn('city_code', 'text');
  for (const text of texts) table = table.addColumn(text, 'text', (col) => col.notNull().defaultTo(''));
  await table.execute();
  await sql`insert into agency default values`.execute(db);
}

async function createIndexChanges(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('index_changes')
    .addColumn('seq', 'bigint', (col) => col.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('xid', sql`xid8`, (col) => col.notNull().defaultTo(sql`pg_current_xact_id()`))
    .addColumn('kind', 'text', (col) => col.notNull().check(sql`kind in ('position', 'student')`))
    .addColumn('entity_id', 'bigint', (col) => col.notNull())
    .addColumn('at', 'timestamptz', (col) => col.notNull().defaultTo(sql`now()`))
    .execute();
}
