import type {
  DemandId,
  DisabilityCategory,
  EducationLevel,
  EducationMinimum,
  EmployerKind,
  FeatureId,
  NeedId,
  PositionKind as Kind,
  RegionCode,
} from '../reference/index.ts';

/** The closed lists of a match; ARCHITECTURE.md ("A match") says what they mean. */
export { positionKinds as kinds, type PositionKind as Kind } from '../reference/index.ts';

/** What a position states of a feature, best first; what it does not state is `unknown`. */
export const states = ['has', 'can_provide', 'unknown', 'no'] as const;
export type State = (typeof states)[number];

export const verdicts = ['met', 'met_on_request', 'to_verify', 'gap'] as const;
export type Verdict = (typeof verdicts)[number];

/** Classes of a pair, best first. */
export const classes = ['ready', 'on_request', 'to_verify', 'gap'] as const;
export type Class = (typeof classes)[number];

export const importances = ['must', 'nice'] as const;
export type Importance = (typeof importances)[number];

export const flags = ['needs_not_confirmed', 'review'] as const;
export type Flag = (typeof flags)[number];

export const criteria = ['major', 'intent', 'region', 'wage', 'category', 'comfort'] as const;
export type Criterion = (typeof criteria)[number];

/** The tiers of each criterion, best first. */
export const tiers = {
  major: ['major', 'class', 'discipline', 'open', 'none'],
  intent: ['wanted', 'not_stated', 'other'],
  region: ['district', 'city', 'not_stated', 'other'],
  wage: ['meets', 'may_meet', 'below'],
  category: ['named', 'other'],
  comfort: ['all', 'other'],
} as const satisfies Record<Criterion, readonly string[]>;
export type Tier = (typeof tiers)[Criterion][number];

/** Why a pair is no candidate at all, in the order in which it is said. */
export const conditions = ['open', 'kind', 'education', 'major', 'category'] as const;
export type Condition = (typeof conditions)[number];

export type StudentFacts = {
  /** Registration number 编号. */
  readonly number: string;
  readonly serial: number;
  readonly seeks: readonly Kind[];
  readonly education: EducationLevel | null;
  /** Names of her majors. */
  readonly majors: readonly string[];
  /** The recorded components of her category; the level of one is null where the certificate shows only the worst. */
  readonly components: readonly { readonly category: DisabilityCategory; readonly level: number | null }[];
  readonly certificateCategory: DisabilityCategory | null;
  /** 1 (most severe) to 4, as the certificate shows it. */
  readonly certificateLevel: number | null;
  readonly needsConfirmed: boolean;
  /** What she answered; a need that she has not been asked about is missing. */
  readonly needs: Readonly<Record<NeedId, Importance | 'not_needed' | 'later'>>;
  /** Kinds of employer that she wants. */
  readonly employerKinds: readonly EmployerKind[];
  /** Region codes that she wants: districts, whole cities or provinces. */
  readonly regions: readonly RegionCode[];
  /** Yuan a month; null: no floor. */
  readonly wageFloor: number | null;
  readonly acceptsRemote: boolean;
  /** Opportunities given so far, for the order of students at one position. */
  readonly opportunities: number;
};

/** An entry of 专业要求: a major, a class (专业类) or a discipline (门类, 大类), by its name. */
export type MajorEntry = { readonly level: 'major' | 'class' | 'discipline'; readonly name: string };
export type CategoryEntry = { readonly category: DisabilityCategory; readonly mostSevereLevel: number };

export type PositionFacts = {
  /** 岗位编号. */
  readonly number: string;
  readonly serial: number;
  /** 0–1000; breaks ties only. */
  readonly quality: number;
  /** Published, and not closed by hand. */
  readonly open: boolean;
  /** Last day on which one can apply, YYYY-MM-DD in Asia/Shanghai; null: no such day. */
  readonly closesOn: string | null;
  readonly placesLeft: number;
  readonly kind: Kind;
  /** The employer's kind, and 灵活就业 where the position is of that form. */
  readonly employerKinds: readonly EmployerKind[];
  readonly education: EducationMinimum;
  /** Empty: 不限. */
  readonly majors: readonly MajorEntry[];
  readonly majorRule: 'required' | 'preferred' | null;
  readonly categories: readonly CategoryEntry[];
  /** `essential`: staff accepted an essential-duty reason, so it is a condition; `stated`: it only gives points. */
  readonly categoryRule: 'essential' | 'stated' | null;
  /** Region code: a district or local unit, or a city or province where the district is not known. */
  readonly region: RegionCode | null;
  /** Yuan a month, both bounds included; null: not stated, or no such bound. */
  readonly wageMin: number | null;
  readonly wageMax: number | null;
  readonly demands: Readonly<Record<DemandId, 'core' | 'incidental'>>;
  readonly features: Readonly<Record<FeatureId, Exclude<State, 'unknown'>>>;
};
