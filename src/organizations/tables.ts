import type { Generated } from 'kysely';
import type { EmployerKind, RegionCode } from '../reference/index.ts';

export type EmployerRow = {
  id: Generated<number>;
  name: string;
  /** 统一社会信用代码; null where no workbook or form has given it yet. */
  credit_code: string | null;
  employer_kind: EmployerKind;
  region: RegionCode | null;
  address: string | null;
  contact_name: string | null;
  contact_phone_sealed: Buffer | null;
  /** 在职职工总数. */
  headcount: number | null;
  /** Disabled staff as the quota counts them (a person of level 1–2 counts twice); null: not known. */
  quota_counted: number | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
export type SchoolRow = { id: Generated<number>; name: string; sort_key: string; created_at: Generated<Date> };
export type OrganizationTables = { employers: EmployerRow; schools: SchoolRow };
