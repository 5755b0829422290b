import type { ColumnType, Generated } from 'kysely';

/** Append-only: the database itself refuses UPDATE, DELETE and TRUNCATE. */
export type AuditLogTable = {
  readonly id: Generated<number>;
  readonly at: ColumnType<Date, Date | undefined, never>;
  /** Null: a command of the command line, or a worker. */
  readonly actor_user_id: string | null;
  /** A role of the policy, or `visitor` or `system`. */
  readonly actor_role: string;
  readonly actor_name: string | null;
  readonly verb: string;
  readonly thing_kind: string;
  readonly thing_id: string | null;
  /** The student whose record was read or changed: what she sees in her own log. */
  readonly subject_student_id: number | null;
  readonly reason: string | null;
  /** Written as JSON text. */
  readonly facts: ColumnType<Record<string, unknown>, string | undefined, never>;
};
