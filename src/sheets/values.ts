import type { Cell } from './sheet.ts';

/** Why a value cannot be read as what its column holds. */
export const valueProblems = [
  'empty',
  'digits_lost',
  'not_a_phone',
  'not_a_year',
  'not_a_month',
  'month_unclear',
  'not_a_date',
  'no_such_day',
  'not_a_level',
  'not_a_count',
  'not_yes_or_no',
  'not_a_wage',
  'low_above_high',
  'unit_missing',
] as const;
export type ValueProblem = (typeof valueProblems)[number];

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ValueProblem };

export function read<T>(value: T): Read<T> {
  return { ok: true, value };
}

export function unread(problem: ValueProblem): { readonly ok: false; readonly problem: ValueProblem } {
  return { ok: false, problem };
}

/** Full-width letters, digits and signs of numbers as half-width ones; Chinese punctuation stays as it is. */
export function foldDigits(text: string): string {
  return text
    .replaceAll(/[０-９Ａ-Ｚａ-ｚ＋－．／＠＿％]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/** For words in which spaces only align, such as `许 一` or `北京市 石景山区`. */
export function withoutSpaces(text: string): string {
  return text.replaceAll(/[\s\u00A0\u200B\u2060\uFEFF]/g, '');
}

/** Everything half-width and without spaces: for reading numbers, not for keeping. */
export function plain(text: string): string {
  return withoutSpaces(text.normalize('NFKC'));
}

/** Several values of one cell, separated by ；, ; or a line break; each once, in order. */
export function readList(cell: Cell): string[] {
  const parts = foldDigits(cell.text).split(/[；;\n]/);
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}

/**
 * A number that is a name, such as a certificate number: its letters and digits, half-width, capital, without spaces.
 * A workbook keeps 15 digits (17 in some programs) of a number and writes zeros for the rest: that is `digits_lost`.
 */
export function readLongNumber(cell: Cell): Read<string> {
  const text = plain(cell.kind === 'number' ? cell.raw : cell.text).toUpperCase();
  if (text === '') return unread('empty');
  const digits = exactDigits(text);
  if (digits === undefined) return read(text);
  return digits === 'lost' || isRounded(digits, cell.kind === 'number') ? unread('digits_lost') : read(digits);
}

/** A number of 18 digits that is text may well end in 000; one of 20 digits does not: its last two are never 0. */
function isRounded(digits: string, asNumber: boolean): boolean {
  return (asNumber && /^\d{15}0+$/.test(digits)) || (digits.length >= 19 && /^\d{17}0+$/.test(digits));
}

/**
 * A whole number's digits as they were typed: `13900000001.0` and `1.3900000001E+10` still have all of them, `1.39E+10` has not.
 * @returns the digits, `lost`, or undefined when the text is no number.
 */
export function exactDigits(text: string): string | 'lost' | undefined {
  const found = /^(\d+)(?:\.(\d*))?(?:E\+?(\d{1,2}))?$/i.exec(text);
  if (!found) return undefined;
  const [, whole = '', fraction = '', exponent] = found;
  if (exponent === undefined) return /^0*$/.test(fraction) ? whole : undefined;
  const shift = Number(exponent);
  return fraction.length >= shift && /^0*$/.test(fraction.slice(shift)) ? whole + fraction.slice(0, shift) : 'lost';
}

/** A mobile number as 11 digits, a fixed one as 010-88001234 or with its extension; the country's 86 is left away. */
export function readPhone(cell: Cell): Read<string> {
  const text = plain(cell.kind === 'number' ? cell.raw : cell.text);
  if (text === '') return unread('empty');
  const digits = exactDigits(text);
  if (digits === 'lost') return unread('digits_lost');
  const number = (digits ?? text).replaceAll(/[—–―]/g, '-').replace(/^(\+|00)?86-?(?=1\d{2}|0)/, '');
  const mobile = number.replaceAll('-', '');
  if (/^1[3-9]\d{9}$/.test(mobile)) return read(mobile);
  const fixed = /^\(?(010|02\d|0[3-9]\d{2})\)?-?(\d{7,8})(?:(?:-|转|ext\.?)(\d{1,6}))?$/i.exec(number);
  if (fixed) return read([fixed[1], fixed[2], fixed[3]].filter(Boolean).join('-'));
  return /^([48]00-?\d{3}-?\d{4}|\d{7,8})$/.test(number) ? read(number) : unread('not_a_phone');
}

const levels = [
  ['一', '壹', '1', 'I'],
  ['二', '贰', '2', 'II'],
  ['三', '叁', '3', 'III'],
  ['四', '肆', '4', 'IV'],
] as const;

/** 一级, 1级, 1, I, III级, 残疾二级 → 1 to 4. */
export function readLevel(cell: Cell): Read<1 | 2 | 3 | 4> {
  const text = plain(cell.text).toUpperCase();
  if (text === '') return unread('empty');
  const found = /^(?:残疾)?(?:等级)?([^级]{1,3})级?(?:残疾)?$/.exec(text);
  const place = levels.findIndex((names) => names.some((name) => name === found?.[1]));
  return place < 0 ? unread('not_a_level') : read((place + 1) as 1 | 2 | 3 | 4);
}

/** 2, 2人, 2名, 2.0 → 2; from 0 to 99999. */
export function readCount(cell: Cell): Read<number> {
  const text = plain(cell.kind === 'number' ? cell.raw : cell.text);
  if (text === '') return unread('empty');
  const found = /^(\d{1,5})(?:\.0*)?[人名个位]?$/.exec(text);
  return found ? read(Number(found[1])) : unread('not_a_count');
}

const yes = new Set(['是', '有', '接受', '可以', '√', '✓', '✔', '☑', 'Y', 'YES', 'TRUE', '1']);
const no = new Set(['否', '无', '不', '不接受', '没有', '×', '✗', '☐', '□', 'N', 'NO', 'FALSE', '0']);

export function readYesNo(cell: Cell): Read<boolean> {
  const text = plain(cell.text).toUpperCase();
  if (text === '') return unread('empty');
  if (yes.has(text)) return read(true);
  return no.has(text) ? read(false) : unread('not_yes_or_no');
}
