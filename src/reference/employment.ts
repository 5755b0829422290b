import { readData } from './data.ts';
import type { EmployerKind } from './employers.ts';
import type { PlanAfterGraduation } from './registration.ts';

type Coded = { readonly code: string; readonly name: string };

type File = {
  /** 毕业去向; employed: counts as 就业 in the ministry's sum. */
  readonly destinations: readonly (Coded & { readonly group: string; readonly employed: boolean })[];
  readonly destinations_formula: string;
  /** Names now in use, whose codes are not known. */
  readonly destination_names_current: readonly { readonly name: string; readonly group: string }[];
  readonly unit_natures: readonly Coded[];
  readonly job_categories: readonly Coded[];
  readonly industries: readonly (Coded & { readonly letter: string | null })[];
  readonly economic_types: readonly Coded[];
  readonly employer_kind_codes: readonly {
    readonly kind: EmployerKind;
    readonly unit_natures: readonly string[];
    readonly economic_types: readonly string[];
    readonly destinations: readonly string[];
    readonly note: string | null;
  }[];
  readonly plan_destinations: readonly {
    readonly plan: PlanAfterGraduation;
    readonly destinations: readonly string[];
  }[];
};

/** Codes of the education ministry for destinations, units, jobs and industries, with this project's mappings to them. */
export const employmentCodes = readData<File>('employment');
