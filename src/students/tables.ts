import type { Generated, JSONColumnType } from 'kysely';
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

/** Values that an official form prints are stored as it prints them. */
export const genders = ['男', '女'] as const;
export type Gender = (typeof genders)[number];

export const needAnswers = ['must', 'nice', 'not_needed', 'later'] as const;
export type NeedAnswer = (typeof needAnswers)[number];
export type NeedAnswers = Readonly<Record<NeedId, NeedAnswer>>;
export const confirmers = ['herself', 'with_staff', 'workbook'] as const;
export type Confirmer = (typeof confirmers)[number];
export const kindsSought = ['job', 'internship'] as const;
export type KindSought = (typeof kindsSought)[number];
export type StudentRow = {
  /** The serial: the last key of every order. */
  id: Generated<number>;
  /** Registration number 编号. */
  number: string;
  name: string;
  /** Pinyin with the surname read as a surname. */
  sort_key: string;
  gender: Gender | null;
  /** YYYY-MM. */
  birth_month: string | null;
  political_status: PoliticalStatus | null;
  /** 生源地（区）, a region code. */
  origin_region: RegionCode | null;
  household_type: HouseholdType | null;
  /** 户籍（省、市区） of 附件1, a region code. */
  household_region: RegionCode | null;
  /** The district whose agency serves her: 生源地, else 户籍. */
  district: RegionCode | null;
  school_id: number | null;
  /** Names as she or her school gives them: the identity of a major. */
  major: string | null;
  major_code: string | null;
  education: EducationLevel | null;
  graduation_year: number | null;
  landline_sealed: Buffer | null;
  phone_sealed: Buffer | null;
  phone_blind: Buffer | null;
  mail_sealed: Buffer | null;
  mail_blind: Buffer | null;
  home_region: RegionCode | null;
  home_address_sealed: Buffer | null;
  remark_sealed: Buffer | null;
  plan: PlanAfterGraduation | null;
  employer_kinds: EmployerKind[];
  regions: RegionCode[];
  wage_floor: number | null;
  accepts_remote: boolean;
  seeks: KindSought[];
  services: ServiceWanted[];
  other_service: string | null;
  registered_on: string | null;
  /** Fields that she confirmed herself: an import never overwrites them without asking. */
  confirmed_fields: string[];
  opportunities: Generated<number>;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
/** What the certificate says and the devices she uses: read behind its own audited view only. */
export type DisabilityRow = {
  student_id: number;
  certificate_sealed: Buffer | null;
  certificate_blind: Buffer | null;
  category: DisabilityCategory | null;
  level: number | null;
  /** The components of 多重; one entry for any other category. */
  components: JSONColumnType<{ category: DisabilityCategory; level: number | null }[]>;
  devices: DeviceId[];
  other_device_sealed: Buffer | null;
};
/** One version of her answers. The newest counts, and only when `confirmed_on` is set. */
export type NeedRecordRow = {
  id: Generated<number>;
  student_id: number;
  version: number;
  answers: JSONColumnType<Record<NeedId, NeedAnswer>>;
  confirmed_on: string | null;
  confirmed_by: Confirmer | null;
  by_user_id: string | null;
  created_at: Generated<Date>;
};
/** Answers put aside without confirming: they count nowhere, and what was confirmed before goes on counting. */
export type NeedDraftRow = {
  student_id: number;
  answers: JSONColumnType<Record<NeedId, NeedAnswer>>;
  accepts_remote: boolean;
  by_user_id: string | null;
  saved_at: Date;
};
/** What she agreed to: one row for each time, ended when she takes it back. */
export type StudentConsentRow = {
  id: Generated<number>;
  student_id: number;
  purpose: 'disability';
  /** Edition of the text that she ticked. */
  edition: string;
  given_at: Date;
  withdrawn_at: Date | null;
};
export type StudentTables = {
  students: StudentRow;
  disabilities: DisabilityRow;
  need_records: NeedRecordRow;
  need_drafts: NeedDraftRow;
  student_consents: StudentConsentRow;
};
