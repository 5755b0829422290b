import type { DemandId, DisabilityCategory, EducationMinimum, FeatureId, RegionCode } from '../reference/index.ts';

export type MajorNamed = {
  readonly level: 'major' | 'class' | 'discipline';
  readonly name: string;
  readonly code: string | null;
};
export type CategoryNamed = { readonly category: DisabilityCategory; readonly mostSevereLevel: number };
/** As it is written, with its bounds in yuan a month where they are known. */
export type WageSaid = { readonly text: string; readonly min: number | null; readonly max: number | null };

/** Everything that a row of 岗位清单 says of a position, in clear. A key that is left out says nothing. */
export type PositionFacts = {
  readonly number: string;
  readonly kind: 'job' | 'internship';
  /** 灵活就业 as the form of work. */
  readonly flexible: boolean;
  readonly title: string;
  readonly headcount: number;
  readonly education: EducationMinimum;
  /** None: 不限. */
  readonly majors: readonly MajorNamed[];
  readonly major_rule: 'required' | 'preferred';
  readonly categories: readonly CategoryNamed[];
  readonly category_reason: string;
  readonly region: RegionCode;
  readonly address: string;
  readonly wage: WageSaid;
  readonly duties: string;
  readonly core: readonly DemandId[];
  readonly incidental: readonly DemandId[];
  readonly has: readonly FeatureId[];
  readonly can_provide: readonly FeatureId[];
  readonly no: readonly FeatureId[];
  /** A day, or `noClosingDay`. */
  readonly closes_on: string;
  readonly contact_name: string;
  /** As organizations keep phone numbers. */
  readonly contact_phone: string;
};
/** A workbook says that a position stays open; PostgreSQL reads it as a day. */
export const noClosingDay = 'infinity';

/**
 * A position to write: with an id the one that is changed, without one a new one. Of demands (`core`, `incidental`) and
 * of features (`has`, `can_provide`, `no`) either all lists are given or none.
 */
export type PositionToBring = {
  readonly id: number | null;
  readonly employerId: number | null;
  readonly facts: Partial<PositionFacts>;
};
