import type { ColumnType, Generated } from 'kysely';

/** What leaves the process after the commit: at least once, by lease. */
export type OutboxTable = {
  readonly id: Generated<number>;
  readonly topic: string;
  /** Written as JSON text. */
  readonly payload: ColumnType<Record<string, unknown>, string, string>;
  readonly created_at: ColumnType<Date, Date | undefined, never>;
  readonly available_at: ColumnType<Date, Date | undefined, Date>;
  readonly attempts: Generated<number>;
  readonly leased_until: Date | null;
  readonly done_at: Date | null;
  /** Given up after the last try; an administrator may set it back. */
  readonly failed_at: Date | null;
  readonly last_error: string | null;
};
