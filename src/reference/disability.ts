import { readData } from './data.ts';
import { foldText } from './fold.ts';

/** 1 视力 2 听力 3 言语 4 肢体 5 智力 6 精神 7 多重, as the 19th character of a certificate number has them. */
export const disabilityCategories = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type DisabilityCategory = (typeof disabilityCategories)[number];

/** 多重: its components are no part of the number and are recorded apart. */
export const multipleCategory: DisabilityCategory = '7';

/** 一级 (the most severe) to 四级. */
export const disabilityLevels = [1, 2, 3, 4] as const;
export type DisabilityLevel = (typeof disabilityLevels)[number];

type File = {
  readonly categories: readonly {
    readonly code: DisabilityCategory;
    readonly name: string;
    readonly official: string;
  }[];
  readonly levels: readonly { readonly level: DisabilityLevel; readonly name: string; readonly note: string }[];
  readonly certificate: { readonly rule: string; readonly source: string; readonly example_in_regulation: string };
  /** By category's name, from 一级 on. For display only, never for matching: see `about.status`. */
  readonly level_criteria: Readonly<Record<string, readonly string[]>>;
};

export const disabilityClassification = readData<File>('disability');

/** The short official name that forms print: 肢体. */
export const categoryName = (category: DisabilityCategory): string =>
  disabilityClassification.categories.find((one) => one.code === category)!.name;

/** 一级 for 1. */
export const levelName = (level: DisabilityLevel): string =>
  disabilityClassification.levels.find((one) => one.level === level)!.name;

/** The category that a text names: 肢体, 肢体残疾, 4. Null where it names none. */
export function readCategory(text: string): DisabilityCategory | null {
  const word = foldText(text).replace(/残疾$/, '');
  return disabilityClassification.categories.find((one) => one.name === word || one.code === word)?.code ?? null;
}
