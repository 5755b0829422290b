import type { Word } from './read-words.ts';

/**
 * What to look for where nothing has all of the words, first choice first: without those that find nothing by themselves;
 * then each time without the one that finds most (of equals the last typed) too, since it says least. The last choice is
 * one word, which finds something. `alone`: how many documents each word finds by itself under the filter. Empty where
 * no word finds anything: it is not for one word then.
 */
export function leaveOut(words: readonly Word[], alone: readonly number[]): (readonly Word[])[] {
  let left = words.map((word, at) => ({ word, count: alone[at]! })).filter(({ count }) => count > 0);
  const choices: (readonly Word[])[] = [];
  while (left.length > 0) {
    if (left.length < words.length) choices.push(left.map(({ word }) => word));
    const most = Math.max(...left.map(({ count }) => count));
    const goes = left.findLastIndex(({ count }) => count === most);
    left = left.filter((_, at) => at !== goes);
  }
  return choices;
}
