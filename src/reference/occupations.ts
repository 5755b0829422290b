import { readData } from './data.ts';

type Row = readonly [code: string, name: string];
type File = {
  readonly major_groups: readonly Row[];
  readonly middle_groups: readonly Row[];
  readonly minor_groups: readonly Row[];
  readonly occupations: readonly Row[];
};

const file = readData<File>('occupations');
export const occupationsAbout = file.about;

/** 大类 (2), 中类 (2-02), 小类 (2-02-10) and 细类 (2-02-10-03) of 职业分类大典, each list in the order of its codes. */
export const majorGroups = file.major_groups;
export const middleGroups = file.middle_groups;
export const minorGroups = file.minor_groups;
export const occupations = file.occupations;

const names = new Map([...majorGroups, ...middleGroups, ...minorGroups, ...occupations]);

/** The name of a group or an occupation of any of the four levels, or null. */
export const occupationName = (code: string): string | null => names.get(code) ?? null;
