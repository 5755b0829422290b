import { z } from 'zod';
import { holdsSecret } from './audit/secrets.ts';
import type { Problem } from './errors.ts';

/**
 * The small zod parts that every room's input.ts is made of. A form field arrives as a string ('' when it is left
 * empty) or, when several were ticked, as an array. What is wrong is a problem key (src/errors.ts), never a sentence.
 */
const say = (problem: Problem) => ({ error: problem });

/** Needed text: trimmed, full-width digits and spaces folded, at most `max` characters. */
export const text = (max = 200) =>
  z
    .string()
    .transform(foldText)
    .pipe(
      z
        .string()
        .min(1, say('required'))
        .max(max, say(`too_long:${max}`)),
    );

/** Text that may be left empty: null then. */
export const optionalText = (max = 200) =>
  z
    .string()
    .transform(foldText)
    .pipe(z.string().max(max, say(`too_long:${max}`)))
    .transform((value) => (value === '' ? null : value));

/** Needed words on why, which stay in the log for good: without numbers of persons, addresses and kinds of disability. */
export const reason = (max = 300) => text(max).refine((words) => !holdsSecret(words), say('personal'));

/** The same where a list of reasons is enough. */
export const optionalReason = (max = 200) =>
  optionalText(max).refine((words) => words === null || !holdsSecret(words), say('personal'));

/** One of a closed list. */
export const choice = <const T extends readonly [string, ...string[]]>(list: T) =>
  z.enum(list, { error: ({ input }): Problem => (input === '' ? 'none_chosen' : 'not_a_choice') });

/** One of a closed list, or nothing. */
export const optionalChoice = <const T extends readonly [string, ...string[]]>(list: T) =>
  z.preprocess((value) => (value === '' ? null : value), z.enum(list, say('not_a_choice')).nullable());

/** Any number of a closed list, each once. */
export const choices = <const T extends readonly [string, ...string[]]>(list: T) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? [...new Set(value)] : value === '' ? [] : [value]),
    z.array(z.enum(list, say('not_a_choice'))),
  );

/** A ticked box. */
export const ticked = z.preprocess((value) => value !== '', z.boolean());

/** A whole number between two bounds, both allowed. */
export const whole = (min: number, max: number) =>
  z
    .string()
    .transform(foldText)
    .pipe(
      z
        .string()
        .min(1, say('required'))
        .regex(/^-?\d{1,12}$/, say('not_a_number')),
    )
    .transform(Number)
    .pipe(
      z
        .number()
        .min(min, say(`too_small:${min}`))
        .max(max, say(`too_large:${max}`)),
    );

/** A whole number, or nothing. */
export const optionalWhole = (min: number, max: number) =>
  z
    .string()
    .transform(foldText)
    .transform((value) => (value === '' ? null : value))
    .pipe(z.nullable(whole(min, max)));

/** A day, YYYY-MM-DD, that exists. */
export const day = z
  .string()
  .transform(foldText)
  .pipe(z.string().min(1, say('required')).refine(isDay, say('not_a_date')));

/** True for a day that exists, written YYYY-MM-DD. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/**
 * Folds what people and workbooks mix: full-width digits, letters and @, ideographic and no-break spaces, outer space.
 * Chinese punctuation stays as it was written. No NUL passes.
 */
export function foldText(value: string): string {
  return value
    .replaceAll('\0', '')
    .replace(/[\uff10-\uff19\uff20-\uff3a\uff41-\uff5a]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, ' ')
    .trim();
}

/**
 * A phone number as it is kept: digits only, 13800001234 or 01088001234, an extension behind a hyphen (01088001234-801).
 * Null for what is none. With 86 in front, brackets, spaces and hyphens as people write them.
 */
export function readPhone(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[–—―]/g, '-')
    .replace(/^(?:\+|00)?86-?(?=1\d{2}|\(?0)/, '');
  const extended = /^(\(?0\d{2,3}\)?-?\d{7,8})(?:-|转|分机|ext\.?)(\d{1,6})$/i.exec(plain);
  const digits = (extended?.[1] ?? plain).replaceAll(/[()-]/g, '');
  if (!/^(1\d{10}|0\d{9,11}|\d{7,8}|[48]00\d{7})$/.test(digits)) return null;
  return extended ? `${digits}-${extended[2]}` : digits;
}
