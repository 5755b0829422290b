/** What is less alike than this is no suggestion, unless the names of a list say otherwise. */
const usualLeast = 0.4;

/** A character heard the same as another costs this much of a wrong one. */
const homophone = 0.25;

/** How a character sounds, so that 计 may stand for 技; by default each sounds only like itself. */
export type Sound = (sign: string) => string;

type Word = { readonly text: string; readonly signs: readonly string[]; readonly sounds: readonly string[] };

/**
 * Prepares names for nearness. The function returned gives the names most like a text, best first, at most `max`.
 * Likeness is 1 minus the edit distance over the longer length, where a homophone costs a quarter; a name that holds the
 * text, or is held by it, counts at least 0.6. Equal likeness goes by more of the same beginning, then by shorter name,
 * then by the order of `names`.
 */
export function nearestAmong(
  names: Iterable<string>,
  sound: Sound = (sign) => sign,
  leastAlike = usualLeast,
): (text: string, max?: number) => string[] {
  const wordOf = (text: string): Word => ({ text, signs: [...text], sounds: [...text].map(sound) });
  const words = [...new Set(names)].map(wordOf);
  return (text, max = 5) => {
    const asked = wordOf(text);
    const sounds = Map.groupBy(asked.sounds, (one) => one);
    return words
      .filter((word) => mayBeAlike(sounds, asked, word, leastAlike))
      .map((word) => ({ text: word.text, alike: likeness(asked, word), begun: sameBeginning(asked, word) }))
      .filter((one) => one.alike >= leastAlike)
      .toSorted((a, b) => b.alike - a.alike || b.begun - a.begun || a.text.length - b.text.length)
      .slice(0, max)
      .map((one) => one.text);
  };
}

/** Distance costs far more than this, which bounds it: no more signs can agree than sounds are shared. */
function mayBeAlike(sounds: ReadonlyMap<string, readonly string[]>, a: Word, b: Word, leastAlike: number): boolean {
  let shared = 0;
  for (const sound of b.sounds) if (sounds.has(sound)) shared += 1;
  return shared >= leastAlike * Math.max(a.signs.length, b.signs.length) || holds(a, b) > 0;
}

/** How much of the longer text the shorter one is, where it is a part of it and has more than one character; else 0. */
function holds(a: Word, b: Word): number {
  const [whole, part] = a.text.length >= b.text.length ? [a, b] : [b, a];
  return part.signs.length > 1 && whole.text.includes(part.text) ? part.text.length / whole.text.length : 0;
}

function likeness(a: Word, b: Word): number {
  const held = holds(a, b);
  const alike = 1 - distance(a, b) / Math.max(a.signs.length, b.signs.length);
  return Math.max(alike, held > 0 ? 0.6 + 0.4 * held : 0);
}

function sameBeginning(a: Word, b: Word): number {
  const end = a.signs.findIndex((sign, index) => sign !== b.signs[index]);
  return end === -1 ? a.signs.length : end;
}

function distance(a: Word, b: Word): number {
  let row = Array.from({ length: b.signs.length + 1 }, (_, index) => index);
  for (const [i, x] of a.signs.entries()) {
    const next = [i + 1];
    for (const [j, y] of b.signs.entries()) {
      const swap = x === y ? 0 : a.sounds[i] === b.sounds[j] ? homophone : 1;
      next.push(Math.min(row[j]! + swap, row[j + 1]! + 1, next[j]! + 1));
    }
    row = next;
  }
  return row[b.signs.length]!;
}
