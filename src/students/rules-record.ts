import { sealedFields, type Contact } from './rules.ts';
import type { StudentRow } from './tables.ts';

/** The columns of a record that are not sealed, as 附件1, 附件2 and the search for positions have them. */
export const plainFields = [
  'name',
  'gender',
  'birth_month',
  'political_status',
  'origin_region',
  'household_type',
  'household_region',
  'school_id',
  'major',
  'major_code',
  'education',
  'graduation_year',
  'home_region',
  'plan',
  'employer_kinds',
  'regions',
  'wage_floor',
  'seeks',
  'services',
  'other_service',
  'registered_on',
] as const satisfies readonly (keyof StudentRow)[];
export type PlainField = (typeof plainFields)[number];
export const recordFields = [...plainFields, ...sealedFields] as const;
export type RecordField = (typeof recordFields)[number];

/** A record in clear. */
export type StudentRecord = Pick<StudentRow, PlainField> & Contact & { readonly remark: string | null };

/** A record in which nothing has been filled in. */
export const emptyRecord: Omit<StudentRecord, 'name'> = {
  gender: null,
  birth_month: null,
  political_status: null,
  origin_region: null,
  household_type: null,
  household_region: null,
  school_id: null,
  major: null,
  major_code: null,
  education: null,
  graduation_year: null,
  home_region: null,
  remark: null,
  plan: null,
  employer_kinds: [],
  regions: [],
  wage_floor: null,
  seeks: [],
  services: [],
  other_service: null,
  registered_on: null,
  landline: null,
  phone: null,
  mail: null,
  home_address: null,
};

/** The columns of a record that are written as they are. */
export const plainOf = (record: StudentRecord): Pick<StudentRecord, PlainField> =>
  Object.fromEntries(plainFields.map((field) => [field, record[field]])) as Pick<StudentRecord, PlainField>;

/** The parts of 附件2 in the order in which a student fills them; what she was asked for in each. */
export const sections = {
  person: ['gender', 'birth_month', 'political_status', 'origin_region', 'household_type', 'household_region'],
  study: ['school_id', 'major', 'education', 'graduation_year'],
  contact: ['phone', 'landline', 'mail', 'home_region', 'home_address'],
  intent: ['plan', 'seeks', 'employer_kinds', 'regions', 'wage_floor'],
  services: ['services', 'other_service'],
} as const satisfies Record<string, readonly RecordField[]>;
export type SectionKey = keyof typeof sections;
export const sectionKeys = Object.keys(sections) as SectionKey[];

/** What she may change herself. Her name, the agency's remark and the day of registration are for staff. */
const own: readonly RecordField[] = [...Object.values(sections).flat(), 'major_code'];
export const isOwnField = (field: RecordField): boolean => own.includes(field);

/** Without these a section is not complete, each list as one of which at least one is needed. */
const needed: Readonly<Record<SectionKey, readonly (readonly RecordField[])[]>> = {
  person: [['gender'], ['birth_month'], ['origin_region', 'household_region']],
  study: [['school_id'], ['major'], ['education'], ['graduation_year']],
  contact: [['phone', 'landline', 'mail']],
  intent: [['plan'], ['seeks']],
  services: [],
};

/** `to_check`: somebody else filled it in, and she has not looked at it yet. */
export type SectionState = 'done' | 'to_check' | 'todo';

/** How far a section is. Whether a field is filled is all that this needs to know of it. */
export function sectionState(
  section: SectionKey,
  isFilled: (field: RecordField) => boolean,
  confirmedFields: readonly string[],
): SectionState {
  if (!needed[section].every((some) => some.some(isFilled))) return 'todo';
  return sections[section].every((field) => confirmedFields.includes(field)) ? 'done' : 'to_check';
}

/** True when two values of a field say the same; the order of a list says nothing. */
export function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return (one ?? null) === (other ?? null);
  return one.length === other.length && one.every((item) => other.includes(item));
}
