import type { Problem } from '../errors.ts';
import { commonPasswords } from './common-passwords.ts';

/** Characters. No rule about kinds of characters: length and rarity are what counts (NIST SP 800-63B, 5.1.1.2). */
export const passwordLength = { min: 10, max: 128 } as const;

/** Neighbours on a keyboard or in an alphabet; a password that only walks along one of them is guessed first. */
const rows = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
];

/**
 * What is wrong with a new password, or null. `names` are what an attacker knows of its owner: username, mail, name.
 * Half-width and full-width are the same here, as they are in the hash.
 */
export function passwordProblem(password: string, names: readonly (string | null)[]): Problem | null {
  const length = [...password].length;
  if (length === 0) return 'required';
  if (length < passwordLength.min) return `too_short:${passwordLength.min}`;
  if (password.length > passwordLength.max) return `too_long:${passwordLength.max}`;
  const plain = password.normalize('NFKC').toLowerCase();
  if (commonPasswords.has(plain) || isPattern(plain)) return 'common_password';
  return names.some((name) => isLike(plain, name)) ? 'common_password' : null;
}

/** A short piece again and again (abcabcabcabc), or a walk along a row, in either direction. */
function isPattern(password: string): boolean {
  if (/^(.{1,4}?)\1+.{0,3}$/su.test(password) && new Set(password).size <= 4) return true;
  return rows.some((row) => walks(password, row) || walks([...password].reverse().join(''), row));
}

const walks = (password: string, row: string): boolean => `${row}${row}${row}`.includes(password);

/** The name itself, the part of an address before its @, also with a few digits or signs after it. */
function isLike(password: string, name: string | null): boolean {
  const known = (name ?? '').normalize('NFKC').toLowerCase();
  return [known, known.split('@')[0] ?? ''].some(
    (part) => part.length >= 3 && password.startsWith(part) && /^[\d\W_]{0,4}$/.test(password.slice(part.length)),
  );
}
