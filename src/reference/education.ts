import { choose } from './fold.ts';

/** 学历水平 of 附件2, lowest first. */
export const educationLevels = ['大专', '本科', '研究生及以上'] as const;
export type EducationLevel = (typeof educationLevels)[number];

/** 学历要求 of a position, least demanding first; the order is the meaning. */
export const educationMinimums = ['不限', ...educationLevels] as const;
export type EducationMinimum = (typeof educationMinimums)[number];

/** True where a student's level reaches a position's minimum. Source: the project's matching rules §1. */
export const reachesEducation = (level: EducationLevel, minimum: EducationMinimum): boolean =>
  educationMinimums.indexOf(level) >= educationMinimums.indexOf(minimum);

const otherWords: Readonly<Record<string, EducationLevel>> = {
  专科: '大专',
  高职: '大专',
  高职专科: '大专',
  大学专科: '大专',
  大学本科: '本科',
  职业本科: '本科',
  高职本科: '本科',
  研究生: '研究生及以上',
  硕士: '研究生及以上',
  硕士研究生: '研究生及以上',
  博士: '研究生及以上',
  博士研究生: '研究生及以上',
};

/** The minimum that a text states: 大专及以上, 专科以上, 硕士, 不限. Null where it states none that is known. */
export function readEducationMinimum(text: string): EducationMinimum | null {
  const word = bare(text);
  return choose(educationMinimums, text) ?? choose(educationMinimums, word) ?? readOther(word);
}

const bare = (text: string): string =>
  text.replace(/学历/g, '').replace(/(?:[(（]含[)）])?[(（]?(?:及|或)?以上[)）]?\s*$/, '');

/** Whether a minimum asks for more than the level that it is read as: the forms have none above it. */
export const asksForDoctorate = (text: string): boolean => choose(['博士', '博士研究生'], bare(text)) !== null;

/** The level of education that a text states, or null. */
export function readEducation(text: string): EducationLevel | null {
  const minimum = readEducationMinimum(text);
  return minimum === '不限' ? null : minimum;
}

function readOther(word: string): EducationLevel | null {
  const key = choose(Object.keys(otherWords), word);
  return key === null ? null : otherWords[key]!;
}
