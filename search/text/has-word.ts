import type { Word } from './read-words.ts';
import type { Spelled } from './spell.ts';
import { countingTypos, typosForgiven } from './typos.ts';

/**
 * Does a text have a word? Chinese: every sign of it stands beside a neighbour of it somewhere in the text, a single sign
 * anywhere. Letters: a word of the text begins with it, one letter is a word of the text; `near`: with the typos that its
 * length is forgiven.
 */
export function hasWord(text: Spelled, { kind, text: word }: Word, near: boolean): boolean {
  if (kind === 'han') return everySignStands(word, (part) => text.han.some((run) => run.includes(part)));
  if (word.length === 1) return text.latin.includes(word);
  if (!near) return text.latin.some((term) => term.startsWith(word));
  const typosIn = countingTypos(word, typosForgiven(word.length));
  return text.latin.some((term) => typosIn(term) < Infinity);
}

/** By UTF-16 units: a sign of two of them is a pair that stands for itself. */
function everySignStands(word: string, stands: (part: string) => boolean): boolean {
  if (word.length === 1) return stands(word);
  const pairs = Array.from({ length: word.length - 1 }, (_, at) => stands(word.slice(at, at + 2)));
  return [...pairs, false].every((pair, at) => pair || (at > 0 && pairs[at - 1]!));
}
