import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { FeatureId, RegionCode } from '../reference/index.ts';
import type { EditionContent } from './edition-content.ts';
import type { PositionFacts } from './facts.ts';

/** «大数据与会计 counts as 会计学»: kept by staff, with a reason. An ended one stays as a record. */
export type MajorEquivalentRow = {
  id: Generated<number>;
  major: string;
  counts_as: string;
  reason: string;
  by_user_id: string | null;
  by_name: string;
  created_at: Generated<Date>;
  ended_at: Date | null;
};

/** What a student asks of the agency about one position. At most one open request of a kind and feature each. */
export type AgencyRequestRow = {
  id: Generated<number>;
  student_id: number;
  position_id: number;
  kind: RequestKind;
  /** `negotiate`: the feature that would open the position. */
  feature: FeatureId | null;
  note_sealed: Buffer | null;
  created_at: Generated<Date>;
  settled_at: Date | null;
  settled_by: string | null;
};
export const requestKinds = ['ask', 'negotiate', 'dispute'] as const;
export type RequestKind = (typeof requestKinds)[number];

export const editionStates = ['draft', 'published'] as const;
/** An edition that staff opened. The one that the product ships has no row. */
export type EditionRow = {
  id: string;
  based_on: string;
  note: Generated<string>;
  content: JSONColumnType<EditionContent>;
  /** Fingerprint of the content: engines and books are kept by it. */
  digest: string;
  state: (typeof editionStates)[number];
  version: Generated<number>;
  by_user_id: string | null;
  by_name: string;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
/** Each time an edition came into force; the newest counts, and without any the one that the product ships. */
export type EditionPublicationRow = {
  id: Generated<number>;
  edition_id: string;
  reason: Generated<string>;
  by_user_id: string | null;
  by_name: string;
  published_at: Generated<Date>;
};

export const runKinds = ['cohort', 'comparison', 'fairness'] as const;
export const runStates = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const;
/** A run over all students of a scope. `beaten_at` is its heart: one that stopped beating is taken up again. */
export type MatchRunRow = {
  id: Generated<number>;
  kind: (typeof runKinds)[number];
  edition_id: string;
  /** `comparison`: the edition that it is compared with. */
  other_edition_id: string | null;
  /** Null: the whole city. */
  district: RegionCode | null;
  state: (typeof runStates)[number];
  done: Generated<number>;
  total: number | null;
  on_day: string;
  by_user_id: string | null;
  by_name: string;
  created_at: Generated<Date>;
  started_at: Date | null;
  beaten_at: Date | null;
  finished_at: Date | null;
  result: ColumnType<unknown, string | null | undefined, string | null>;
};
/** What a run found for one student, in order. */
export type MatchRunLineRow = {
  run_id: number;
  student_id: number;
  found: JSONColumnType<{ position: number; grade: number; fit: number }[]>;
};

/** A match as it was, with everything that re-running it needs. What it knows of her is sealed, and so is the match. */
export type MatchSnapshotRow = {
  id: Generated<number>;
  student_id: number;
  position_id: number;
  edition_id: string;
  edition_digest: string;
  on_day: string;
  match_sealed: Buffer;
  position_facts: JSONColumnType<PositionFacts>;
  by_user_id: string | null;
  by_name: string;
  made_at: Generated<Date>;
};
/** A list of students that staff chose for a position. */
export type ChosenListRow = {
  id: Generated<number>;
  position_id: number;
  title: string;
  district: RegionCode | null;
  by_user_id: string | null;
  by_name: string;
  created_at: Generated<Date>;
};

export type MatchingTables = {
  major_equivalents: MajorEquivalentRow;
  agency_requests: AgencyRequestRow;
  editions: EditionRow;
  edition_publications: EditionPublicationRow;
  match_runs: MatchRunRow;
  match_run_lines: MatchRunLineRow;
  match_snapshots: MatchSnapshotRow;
  chosen_lists: ChosenListRow;
  chosen_list_entries: { list_id: number; snapshot_id: number };
};
