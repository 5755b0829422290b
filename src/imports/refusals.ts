import { refusals } from '../sheets/index.ts';

/** Why a whole file cannot come in; sentences are in views/words under `imports.refusals`. */
export const fileRefusals = [
  ...refusals,
  'not_there',
  'not_a_file',
  'kind_unknown',
  'kind_outcomes',
  'kind_summary',
  'kind_not_yours',
  'columns_missing',
  'no_rows',
  'school_missing',
  'school_foreign',
  'district_missing',
  'district_foreign',
  'date_missing',
  'interrupted',
  'failed',
] as const;
export type FileRefusal = (typeof fileRefusals)[number];

/** A refusal with what helps to mend it: the columns that are missing, the school that was found, what the file looks like. */
export type FileRefused = { readonly refusal: FileRefusal; readonly detail: string };

export const refused = (refusal: FileRefusal, detail = ''): FileRefused => ({ refusal, detail });
export const isRefused = (one: object): one is FileRefused => 'refusal' in one;

/** What may be sent again with more said about it, without another file. */
export const mendable: readonly FileRefusal[] = [
  'kind_unknown',
  'columns_missing',
  'school_missing',
  'interrupted',
  'failed',
];
