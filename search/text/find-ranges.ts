import { cut, type Run } from './cut.ts';
import type { Word } from './read-words.ts';
import { syllablesOf } from './spell.ts';
import { typosForgiven, typosIn } from './typos.ts';

/** From (inclusive) and to (exclusive), in UTF-16 units of the text. */
export type Range = readonly [from: number, to: number];
type Looking = {
  /** The text is a name: words of letters also mark the Chinese that sounds like them. */
  readonly spoken: boolean;
  /** Words that are taken with typos. */
  readonly near?: readonly Word[];
};

/** Where the words stand in a text, in order and without overlap: to be marked there. */
export function findRanges(text: string, words: readonly Word[], { spoken, near = [] }: Looking): Range[] {
  const runs = cut(text);
  const found = words.flatMap((word) =>
    runs.flatMap((run) => inRun(run, word, spoken, near.includes(word) ? typosForgiven(word.text.length) : 0)),
  );
  found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  const joined: [number, number][] = [];
  for (const [from, to] of found) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

function inRun(run: Run, { kind, text }: Word, spoken: boolean, typos: number): Range[] {
  if (kind === 'han') return run.kind === 'han' ? partsOf(text).flatMap((part) => everywhere(run, part)) : [];
  if (run.kind === 'han') return spoken ? soundingLike(run, text, typos) : [];
  const begins = text.length === 1 ? run.text === text : typosIn(run.text, text, typos) <= typos;
  return begins ? [rangeOf(run, 0, Math.min(text.length, run.text.length))] : [];
}

/** A Chinese word stands wherever two neighbouring signs of it do. */
const partsOf = (word: string): string[] =>
  word.length < 2 ? [word] : Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));

function everywhere(run: Run, part: string): Range[] {
  const ranges: Range[] = [];
  for (let at = run.text.indexOf(part); at >= 0; at = run.text.indexOf(part, at + 1)) {
    ranges.push(rangeOf(run, at, at + part.length));
  }
  return ranges;
}

function soundingLike(run: Run, word: string, typos: number): Range[] {
  const signs = [...run.text];
  const syllables = syllablesOf(run.text);
  const starts = signs.map((_, index) => signs.slice(0, index).join('').length);
  return signs.flatMap((_, from): Range[] => {
    const to = Math.max(spokenUntil(syllables, from, word, typos), initialsUntil(syllables, from, word));
    return to < 0 ? [] : [rangeOf(run, starts[from]!, starts[to] ?? run.text.length)];
  });
}

/** Up to which sign (exclusive) the word is spoken when it begins at `from`; -1: it is not. */
function spokenUntil(syllables: readonly string[], from: number, word: string, typos: number): number {
  const spoken = syllables.slice(from).join('');
  if (word.length < 2 || typosIn(spoken, word, typos) > typos) return -1;
  let [to, letters] = [from, 0];
  while (to < syllables.length && letters < word.length - typos) letters += syllables[to++]!.length;
  return to;
}

function initialsUntil(syllables: readonly string[], from: number, word: string): number {
  if (word.length < 2) return -1;
  const initials = syllables.slice(from, from + word.length).map((syllable) => syllable[0]);
  return initials.join('') === word ? from + word.length : -1;
}

const rangeOf = (run: Run, from: number, to: number): Range => [run.at[from]!, run.at[to] ?? run.end];
