import type {
  DeviceId,
  DisabilityCategory,
  EducationLevel,
  EmployerKind,
  HouseholdType,
  NeedId,
  PlanAfterGraduation,
  PoliticalStatus,
  RegionCode,
  ServiceWanted,
} from '../reference/index.ts';
import type { Component } from './rules-disability.ts';
import type { Gender, KindSought } from './tables.ts';

/** The needs that a workbook states for a student, by the lists that it has; `confirmed_on` null: she has not been asked. */
export type NeedsBrought = {
  readonly must?: readonly NeedId[];
  readonly nice?: readonly NeedId[];
  readonly confirmed_on: string | null;
};

/** Everything that workbooks say of a student, in clear. A key that is left out says nothing. */
export type StudentFacts = {
  readonly number: string;
  readonly name: string;
  readonly gender: Gender;
  readonly birth_month: string;
  readonly political_status: PoliticalStatus;
  readonly origin_region: RegionCode;
  readonly household_type: HouseholdType;
  readonly household_region: RegionCode;
  /** Worked out from 生源地 and 户籍; null where it was and both lie nowhere. */
  readonly district: RegionCode | null;
  /** Its name; a school that is not there yet is added. */
  readonly school: string;
  readonly major: string;
  readonly major_code: string | null;
  readonly education: EducationLevel;
  readonly graduation_year: number;
  readonly landline: string;
  readonly phone: string;
  readonly mail: string;
  readonly home_region: RegionCode;
  readonly home_address: string;
  readonly remark: string;
  readonly plan: PlanAfterGraduation;
  readonly employer_kinds: readonly EmployerKind[];
  readonly regions: readonly RegionCode[];
  /** Yuan a month; 0 where she names none. */
  readonly wage_floor: number;
  readonly accepts_remote: boolean;
  readonly seeks: readonly KindSought[];
  readonly services: readonly ServiceWanted[];
  readonly other_service: string;
  readonly registered_on: string;
  readonly certificate: string;
  readonly category: DisabilityCategory;
  readonly level: number;
  readonly components: readonly Component[];
  readonly devices: readonly DeviceId[];
  readonly other_device: string;
  readonly needs: NeedsBrought;
};
/**
 * A student to write: with an id the record that is changed, without one a new record. A new one without a number gets
 * the next free 编号, or, `unregistered`, one of the series for those whom only a school's list knows.
 */
export type StudentToBring = {
  readonly id: number | null;
  readonly facts: Partial<StudentFacts>;
  readonly unregistered?: boolean;
};
