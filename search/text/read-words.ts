import { cut } from './cut.ts';
import type { Kind } from './fold.ts';

/** A word as engines are asked for it; `typed` is how it was written. */
export type Word = { readonly kind: Kind; readonly text: string; readonly typed: string };
export type Words = {
  readonly kept: readonly Word[];
  /** What was typed beyond the most that is looked for, or longer than any word is. */
  readonly beyond: readonly string[];
};

/** Meilisearch looks for ten words and forgets the others without a word; we name them. */
export const mostWords = 10;
/** So many letters of a word are held, so that a longer one cannot be looked for. */
export const mostLetters = 100;

/**
 * What somebody typed, as words: each Chinese run and each word of letters is one; the same one twice counts once. A
 * Chinese run weighs a word for every two signs, since that is how it is looked for; what goes beyond is named.
 */
export function readWords(typed: string): Words {
  const kept: Word[] = [];
  const beyond: string[] = [];
  let room = mostWords;
  for (const word of wordsIn(typed)) {
    const weight = weightOf(word);
    if (kept.some((one) => one.text === word.text)) continue;
    if (weight > room || (word.kind === 'latin' && word.text.length > mostLetters)) beyond.push(word.typed);
    else {
      kept.push(word);
      room -= weight;
    }
  }
  return { kept, beyond };
}

const weightOf = ({ kind, text }: Word): number => (kind === 'han' ? Math.ceil(text.length / 2) : 1);

/** A run that alone is more than can be looked for is taken in parts. */
function wordsIn(typed: string): Word[] {
  return cut(typed).flatMap(({ kind, text, at, end }) => {
    const most = kind === 'han' ? mostWords * 2 : text.length;
    const parts = Math.ceil(text.length / most);
    return Array.from({ length: parts }, (_, part): Word => {
      const [from, to] = [part * most, (part + 1) * most];
      return { kind, text: text.slice(from, to), typed: typed.slice(at[from], at[to] ?? end) };
    });
  });
}
