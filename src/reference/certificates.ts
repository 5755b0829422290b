import { disabilityCategories, disabilityLevels } from './disability.ts';
import type { DisabilityCategory, DisabilityLevel } from './disability.ts';
import { foldText } from './fold.ts';

/**
 * What can be wrong with a 残疾人证号. `rounded`: the sheet kept 15 digits and made the rest 0, the true number is lost.
 * `identity_number`: the 18 characters of the identity number alone, without category and level.
 */
export const certificateProblems = [
  'missing',
  'rounded',
  'identity_number',
  'length',
  'characters',
  'birth_date',
  'check_digit',
  'category',
  'level',
  'reissue_mark',
] as const;
export type CertificateProblem = (typeof certificateProblems)[number];

/** What a certificate number says. */
export type Certificate = {
  readonly category: DisabilityCategory;
  readonly level: DisabilityLevel;
  /** YYYY-MM. */
  readonly birthMonth: string;
  readonly gender: '男' | '女';
};

/** A number as written in a cell, folded for comparing: no spaces or hyphens, half-width, a large X. */
export const foldCertificate = (value: string | number): string =>
  foldText(String(value))
    .replace(/^['’‘]|-/g, '')
    .toUpperCase();

/**
 * Every problem of a certificate number, in the order of certificateProblems; none: it can be right. 20 characters: an
 * identity number with its check digit (GB 11643), category 1–7, level 1–4; a re-issued one has B and a digit after them.
 * Source: 残疾人证管理办法 art. 5, see data/disability.json (the re-issue mark is recollection).
 */
export function checkCertificate(value: string | number): readonly CertificateProblem[] {
  const number = foldCertificate(value);
  if (number === '') return ['missing'];
  if (isRounded(value, number)) return ['rounded'];
  if (number.length === 18 && problemsOfIdentity(number).length === 0) return ['identity_number'];
  if (number.length !== 20 && number.length !== 22) return ['length'];
  const own: CertificateProblem[] = problemsOfIdentity(number);
  if (!(disabilityCategories as readonly string[]).includes(number[18]!)) own.push('category');
  if (!(disabilityLevels as readonly number[]).includes(Number(number[19]))) own.push('level');
  if (number.length === 22 && !/B[1-9]$/.test(number)) own.push('reissue_mark');
  return own;
}

/** Whose certificate it is: the identity number. Category and level behind it change when she is assessed again. */
export const certificateHolder = (number: string): string => number.slice(0, 18);

/** Without the mark of a re-issue. */
export const certificateUnmarked = (number: string): string => number.slice(0, 20);

/** A number as it was first issued, and as it is after each re-issue. */
export const certificateIssues = (number: string): readonly string[] => [
  certificateUnmarked(number),
  ...Array.from({ length: 9 }, (_, at) => `${certificateUnmarked(number)}B${at + 1}`),
];

/** Reads a certificate number; null where checkCertificate finds any problem. */
export function readCertificate(value: string | number): Certificate | null {
  if (checkCertificate(value).length > 0) return null;
  const number = foldCertificate(value);
  return {
    category: number[18] as DisabilityCategory,
    level: Number(number[19]) as DisabilityLevel,
    birthMonth: `${number.slice(6, 10)}-${number.slice(10, 12)}`,
    gender: Number(number[16]) % 2 === 1 ? '男' : '女',
  };
}

/** A sheet keeps 15 digits of a number: it shows 1.1E+19, or zeros from the 16th digit on. */
function isRounded(value: string | number, number: string): boolean {
  if (typeof value === 'number') return Math.abs(value) >= 1e15;
  if (/^\d(?:\.\d+)?E\+?\d{2}$/.test(number)) return true;
  return /^\d{15}0+$/.test(number) && (number.length >= 19 || (number.length === 18 && !hasCheckDigit(number)));
}

function problemsOfIdentity(number: string): CertificateProblem[] {
  if (!/^[1-9]\d{16}[\dX]/.test(number)) return ['characters'];
  const problems: CertificateProblem[] = [];
  if (!isBirthDate(number.slice(6, 14))) problems.push('birth_date');
  if (!hasCheckDigit(number)) problems.push('check_digit');
  return problems;
}

function isBirthDate(digits: string): boolean {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return digits >= '1900' && digits < '2100' && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** GB 11643-1999: the weighted sum of the first 17 digits, modulo 11, gives the 18th character. */
function hasCheckDigit(number: string): boolean {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return checkDigits[sum % 11] === number[17];
}
