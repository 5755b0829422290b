import { readFile } from 'node:fs/promises';
import type {
  DemandId,
  DisabilityCategory,
  EducationLevel,
  EducationMinimum,
  EmployerKind,
} from '../../reference/index.ts';
import type { NewBase } from '../../bases/index.ts';
import type { StudentRow } from '../../students/tables.ts';

/** A row of data/employers.jsonl. `key` is how the other files name it. */
export type SeedEmployer = {
  readonly key: string;
  readonly name: string;
  readonly credit_code: string;
  readonly employer_kind: EmployerKind;
  readonly region: string;
  readonly address: string;
  readonly contact_name: string;
  readonly contact_phone: string;
  readonly headcount: number;
};
/** A row of data/bases.jsonl. */
export type SeedBase = Omit<NewBase, 'employer_id'> & {
  readonly key: string;
  readonly employer: string;
  readonly address: string;
  readonly contact_name: string;
  readonly contact_phone: string;
};
/** A row of data/declarations.jsonl: one 附件5. Days count from the day of seeding. */
export type SeedDeclaration = {
  readonly district: string;
  readonly declared: number;
  readonly unit_head: string;
  readonly filled_by: string;
  readonly phone: string;
  readonly bases: readonly string[];
};
/** A row of data/positions.jsonl. Ids stand without F_ and D_ in one text, parted by spaces. */
export type SeedPosition = {
  readonly number: string;
  readonly employer: string;
  readonly base?: string;
  readonly kind: 'job' | 'internship';
  readonly title: string;
  readonly headcount: number;
  readonly taken?: number;
  readonly education: EducationMinimum;
  readonly majors?: readonly string[];
  readonly major_rule?: 'required' | 'preferred';
  readonly categories?: readonly (readonly [DisabilityCategory, number])[];
  readonly category_reason?: string;
  readonly category_reason_state?: 'waiting' | 'accepted';
  readonly region: string;
  readonly address: string;
  readonly wage: readonly [text: string, min: number, max: number];
  readonly duties: string;
  readonly core?: string;
  readonly incidental?: string;
  readonly has: string;
  readonly can_provide: string;
  readonly no: string;
  readonly published: number | null;
  readonly closes: number | null;
  readonly state?: 'draft' | 'waiting' | 'closed';
  readonly evidence?: readonly SeedEvidence[];
};
export type SeedEvidence = {
  readonly feature: string;
  readonly state: 'has' | 'can_provide' | 'no';
  readonly source: 'employer' | 'visit' | 'photo' | 'measured';
  readonly note?: string;
  readonly promised?: number;
  readonly seen: number;
};
type Copied =
  | 'number'
  | 'name'
  | 'gender'
  | 'birth_month'
  | 'political_status'
  | 'household_type'
  | 'graduation_year'
  | 'plan'
  | 'employer_kinds'
  | 'regions'
  | 'wage_floor'
  | 'accepts_remote'
  | 'seeks'
  | 'services';
/** A row of data/students.jsonl. Needs stand without N_ in one text for each answer. */
export type SeedStudent = Pick<StudentRow, Copied> & {
  readonly certificate: string;
  readonly category: DisabilityCategory;
  readonly level: number;
  readonly components?: readonly { readonly category: DisabilityCategory; readonly level: number | null }[];
  readonly devices: string;
  readonly other_device?: string;
  readonly origin_region: string;
  readonly school: string;
  readonly major: string;
  readonly education: EducationLevel;
  readonly phone: string;
  readonly landline?: string;
  readonly mail: string;
  readonly home_address: string;
  readonly other_service?: string;
  readonly registered: number;
  readonly opportunities: number;
  readonly needs?: Readonly<Record<'must' | 'nice' | 'not_needed' | 'later', string>>;
  readonly confirmed?: number;
  readonly confirmed_by?: 'herself' | 'with_staff' | 'workbook';
  readonly confirmed_fields?: readonly string[];
};

export type Seed = {
  readonly employers: readonly SeedEmployer[];
  readonly bases: readonly SeedBase[];
  readonly declarations: readonly SeedDeclaration[];
  readonly positions: readonly SeedPosition[];
  readonly students: readonly SeedStudent[];
};

/** The files of data/: one row a line, of which the first (`about`) says where it comes from. */
export async function readSeed(): Promise<Seed> {
  const [employers, bases, declarations, positions, students] = await Promise.all([
    rowsOf<SeedEmployer>('employers'),
    rowsOf<SeedBase>('bases'),
    rowsOf<SeedDeclaration>('declarations'),
    rowsOf<SeedPosition>('positions'),
    rowsOf<SeedStudent>('students'),
  ]);
  return { employers, bases, declarations, positions, students };
}

async function rowsOf<T>(name: string): Promise<T[]> {
  const text = await readFile(new URL(`data/${name}.jsonl`, import.meta.url), 'utf8');
  const [, ...lines] = text.trim().split('\n');
  return lines.map((line) => JSON.parse(line) as T);
}

/** The ids in one text: `A B` with `F_` gives F_A and F_B. */
export const idsIn = (text: string | undefined, prefix: 'F_' | 'D_' | 'N_' | ''): DemandId[] =>
  (text ?? '').split(' ').flatMap((id) => (id === '' ? [] : [prefix + id]));
