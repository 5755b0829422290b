import { choose } from './fold.ts';

/** 就业意向 of 附件2 and the kind (单位性质) of an employer; 灵活就业 is a form of work, kept as the form has it. */
export const employerKinds = [
  '党政机关、事业单位',
  '国有及国有控股企业',
  '外企',
  '民营企业',
  '社会组织',
  '灵活就业',
  '其他',
] as const;
export type EmployerKind = (typeof employerKinds)[number];

/** The form of work that forms list among the kinds of employers. */
export const flexibleWork: EmployerKind = '灵活就业';

/** What a position counts for among 就业意向: its employer's kind, and 灵活就业 where that is its form. */
export const kindsOffered = (employerKind: EmployerKind, flexible: boolean): readonly EmployerKind[] =>
  flexible && employerKind !== flexibleWork ? [employerKind, flexibleWork] : [employerKind];

/** The kind that a text names (党政机关/事业单位 too), or null. */
export const readEmployerKind = (text: string): EmployerKind | null => choose(employerKinds, text);
