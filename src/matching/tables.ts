import type { Generated } from 'kysely';
import type { FeatureId } from '../reference/index.ts';

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
  note: string | null;
  created_at: Generated<Date>;
  settled_at: Date | null;
  settled_by: string | null;
};
export const requestKinds = ['ask', 'negotiate', 'dispute'] as const;
export type RequestKind = (typeof requestKinds)[number];
export type MatchingTables = { major_equivalents: MajorEquivalentRow; agency_requests: AgencyRequestRow };
