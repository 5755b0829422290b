import type { Problems } from '../../src/errors.ts';
import type { Region } from '../../src/reference/index.ts';
import type { Contact } from '../../src/students/rules.ts';
import type { Page } from '../page.ts';

/** A form as it was filled in: one text for each name, or several. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** What the fields of a record need to be drawn, for the first time and when they come back with problems. */
export type FormProps = {
  readonly page: Page;
  readonly values: FormValues;
  readonly problems: Problems;
  /** Names that would do, for what could not be found. */
  readonly suggestions: Readonly<Record<string, readonly string[]>>;
  /** The districts of the agency's city, and its code. */
  readonly districts: readonly Region[];
  readonly city: Region | null;
  /** Whose form it is: she fills in her own, staff that of somebody else. */
  readonly who: 'herself' | 'staff';
  /** What is on record of the sealed fields, masked, where it is not shown in the form. */
  readonly kept: Partial<Contact>;
};

export const textIn = (values: FormValues, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};
export const allIn = (values: FormValues, name: string): readonly string[] => {
  const value = values[name];
  return value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value;
};

/** Options of a closed list with its labels. */
export const labelled = <T extends string>(keys: readonly T[], labels: Readonly<Record<T, string>>) =>
  keys.map((value) => ({ value, label: labels[value] }));

type Words = Pick<FormProps, 'page' | 'values' | 'problems'>;
type FieldName = keyof FormProps['page']['words']['students']['fields'];

/** What a field of the record with one text has: name, label, value and problem. */
export const field = ({ page, values, problems }: Words, name: FieldName) => ({
  page,
  name,
  label: page.words.students.fields[name],
  value: textIn(values, name),
  problem: problems[name],
});

/** The same of a field with several values. */
export const several = ({ page, values, problems }: Words, name: FieldName) => ({
  page,
  name,
  label: page.words.students.fields[name],
  values: allIn(values, name),
  problem: problems[name],
});
