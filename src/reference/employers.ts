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

/** The kind that a text names (党政机关/事业单位 too), or null. */
export const readEmployerKind = (text: string): EmployerKind | null => choose(employerKinds, text);
