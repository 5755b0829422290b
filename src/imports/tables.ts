import type { Generated, JSONColumnType } from 'kysely';

/** One workbook on its way in. The file, the dry run and the decisions hold personal facts, so they are sealed. */
export type ImportRow = {
  id: Generated<number>;
  /** Random, for the address of its page. */
  key: string;
  kind: string | null;
  file_name: string;
  file_sealed: Buffer | null;
  state: 'checking' | 'ready' | 'applying' | 'applied' | 'failed' | 'discarded';
  /** Why it failed: a key of the closed list of refusals. */
  refusal: string | null;
  by_user_id: string | null;
  by_name: string;
  district: string | null;
  school_id: number | null;
  rows_checked: Generated<number>;
  rows_total: number | null;
  counts: JSONColumnType<{ rows: number; new: number; changed: number; same: number; waiting: number; refused: number }> | null;
  plan_sealed: Buffer | null;
  decisions_sealed: Buffer | null;
  created_at: Generated<Date>;
  applied_at: Date | null;
};
export type ImportTables = { imports: ImportRow };
