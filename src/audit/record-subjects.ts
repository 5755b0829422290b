import { sql } from 'kysely';
import type { Tx } from '../ctx.ts';
import { audit, type Entry } from './record.ts';

/**
 * Writes the same line for each of these students, so that each finds it in her own log: one statement, however many a
 * workbook brings.
 */
export async function auditSubjects(tx: Tx, entry: Omit<Entry, 'subject'>, subjects: readonly number[]): Promise<void> {
  const [first, ...others] = subjects;
  if (first === undefined) return;
  await audit(tx, { ...entry, subject: first });
  await sql`
    insert into audit_log (
      at, actor_user_id, actor_role, actor_name, verb, thing_kind, thing_id, subject_student_id, reason, facts
    )
    select at, actor_user_id, actor_role, actor_name, verb, thing_kind, thing_id, other, reason, facts
    from audit_log, unnest(${others}::bigint[]) as other
    where id = currval(pg_get_serial_sequence('audit_log', 'id'))`.execute(tx.db);
}
