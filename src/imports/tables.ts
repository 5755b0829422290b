import type { Generated, JSONColumnType } from 'kysely';
import type { ImportKind } from './kinds.ts';
import type { Counts } from './plan.ts';
import type { FileRefusal } from './refusals.ts';

/** `checking` → `ready` (its dry run can be seen) → `applied`; or `failed`, or `discarded` by whoever sent it. */
export const importStates = ['checking', 'ready', 'applying', 'applied', 'failed', 'discarded'] as const;
export type ImportState = (typeof importStates)[number];

/** One workbook on its way in. The file, the dry run and the decisions hold personal facts, so they are sealed. */
export type ImportRow = {
  id: Generated<number>;
  /** Random, for the address of its page. */
  key: string;
  kind: ImportKind | null;
  file_name_sealed: Buffer | null;
  file_sealed: Buffer | null;
  state: ImportState;
  refusal: FileRefusal | null;
  refusal_detail: string | null;
  by_user_id: string | null;
  by_name: string;
  /** Whose it is: the district or school of who sent it; neither: the city's. */
  district: string | null;
  school_id: number | null;
  /** The school that 附件1 is of, where its head does not name one. */
  school_name: string | null;
  rows_checked: Generated<number>;
  rows_total: number | null;
  counts: JSONColumnType<Counts> | null;
  plan_sealed: Buffer | null;
  decisions_sealed: Buffer | null;
  /** The check that counts, and when it last gave a sign of life. */
  run: string | null;
  beat_at: Date | null;
  created_at: Generated<Date>;
  applied_at: Date | null;
};
export type ImportTables = { imports: ImportRow };
