import type { Generated, JSONColumnType } from 'kysely';
import type {
  DemandId,
  DisabilityCategory,
  EducationMinimum,
  FeatureId,
  PositionKind,
  RegionCode,
} from '../reference/index.ts';

export { positionKinds, type PositionKind } from '../reference/index.ts';

/** 必须 or 优先, for the majors that a position names. */
export const majorRules = ['required', 'preferred'] as const;
export type MajorRule = (typeof majorRules)[number];
/** 核心 or 附带. */
export const demandWeights = ['core', 'incidental'] as const;
export type DemandWeight = (typeof demandWeights)[number];
/** What an employer can state of a feature, best first; what it does not state is not known. */
export const statedStates = ['has', 'can_provide', 'no'] as const;
export type StatedState = (typeof statedStates)[number];
/** waiting: for staff to look at it; open: published; closed: by hand. A draft came from elsewhere and lacks something. */
export const positionStates = ['waiting', 'draft', 'open', 'closed'] as const;
export type PositionState = (typeof positionStates)[number];
/** Who says that a feature is as stated: the employer, with the day of its promise, or staff who saw it. */
export const evidenceSources = ['employer', 'visit', 'photo', 'measured'] as const;
export type EvidenceSource = (typeof evidenceSources)[number];
/** An entry of 专业要求. */
export type NamedMajor = { level: 'major' | 'class' | 'discipline'; name: string; code: string | null };
/** An entry such as 肢体三级及以下: levels from `mostSevereLevel` to 4. */
export type NamedCategory = { category: DisabilityCategory; mostSevereLevel: number };

export type PositionRow = {
  /** The serial: the last key of every order. */
  id: Generated<number>;
  /** 岗位编号. */
  number: string;
  employer_id: number;
  base_id: number | null;
  kind: PositionKind;
  /** 灵活就业 as the form of work, whatever kind of employer it is. */
  flexible: Generated<boolean>;
  title: string;
  headcount: number;
  /** Places that are filled; never more than `headcount`. */
  taken: Generated<number>;
  education: EducationMinimum;
  majors: JSONColumnType<NamedMajor[]>;
  major_rule: MajorRule | null;
  categories: JSONColumnType<NamedCategory[]>;
  category_reason: string | null;
  /** Only an accepted reason makes the categories a condition. */
  category_reason_state: 'waiting' | 'accepted' | 'refused' | null;
  region: RegionCode | null;
  address: string | null;
  /** As it was written; the bounds are yuan a month. */
  wage_text: string | null;
  wage_min: number | null;
  wage_max: number | null;
  duties: string | null;
  demands: JSONColumnType<Record<DemandId, DemandWeight>>;
  features: JSONColumnType<Record<FeatureId, StatedState>>;
  closes_on: string | null;
  contact_name: string | null;
  contact_phone_sealed: Buffer | null;
  state: PositionState;
  /** Null: never published, or changed since in what staff had looked at. */
  published_on: string | null;
  /** 0–1000; breaks ties only. */
  quality: Generated<number>;
  confirmed_fields: string[];
  /** Made once for a filled-in form, so that a button pressed twice posts once. */
  posting_key: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
/** Who said that a feature is as stated, and when. */
export type FeatureEvidenceRow = {
  id: Generated<number>;
  position_id: number;
  feature: FeatureId;
  state: StatedState;
  source: EvidenceSource;
  note: string | null;
  promised_on: string | null;
  seen_on: string;
  by_user_id: string | null;
  created_at: Generated<Date>;
};
export type PositionTables = { positions: PositionRow; feature_evidence: FeatureEvidenceRow };
