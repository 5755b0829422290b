import { countingTypos, typosForgiven } from '../../text/typos.ts';

/**
 * Words of letters in alphabetical order, in drawers by their first two letters, with what each stands for. A word of one
 * letter is found by itself only.
 */
export function makeLexicon<T>() {
  const drawers = new Map<string, string[]>();
  const meant = new Map<string, Set<T>>();
  return {
    add(word: string, thing: T): void {
      const things = meant.get(word);
      if (things) return void things.add(thing);
      meant.set(word, new Set([thing]));
      const drawer = drawers.get(word.slice(0, 2));
      if (drawer) drawer.splice(placeIn(drawer, word), 0, word);
      else drawers.set(word.slice(0, 2), [word]);
    },
    remove(word: string, thing: T): void {
      const things = meant.get(word);
      if (!things?.delete(thing) || things.size > 0) return;
      meant.delete(word);
      const drawer = drawers.get(word.slice(0, 2))!;
      drawer.splice(placeIn(drawer, word), 1);
    },
    /** What words that begin so stand for. */
    beginning(start: string): T[] {
      if (start.length === 1) return [...(meant.get(start) ?? [])];
      const drawer = drawers.get(start.slice(0, 2)) ?? [];
      const found: T[] = [];
      for (let at = placeIn(drawer, start); drawer[at]?.startsWith(start); at += 1)
        found.push(...meant.get(drawer[at]!)!);
      return found;
    },
    /** What words stand for that begin so with the typos that are forgiven. */
    beginningNearly(start: string): T[] {
      const most = typosForgiven(start.length);
      if (most === 0) return [];
      const typosIn = countingTypos(start, most);
      const found: T[] = [];
      for (const [key, drawer] of drawers) {
        if (key[0] !== start[0]) continue;
        for (const word of drawer) if (typosIn(word) <= most) found.push(...meant.get(word)!);
      }
      return found;
    },
  };
}
export type Lexicon<T> = ReturnType<typeof makeLexicon<T>>;

function placeIn(drawer: readonly string[], word: string): number {
  let [low, high] = [0, drawer.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (drawer[middle]! < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
