const sign = /[、，,/]/g;
/** A longer enumeration is a text, not a list. */
const mostParts = 20;

/**
 * 外企、民营企业: one entry of a list that names several with other signs between them. Names may hold such signs
 * themselves (党政机关、事业单位), so of what may be one name the longest is taken. Null unless every part is found.
 */
export function parted<T>(entry: string, find: (part: string) => T | null): T[] | null {
  const ends = [...[...entry.matchAll(sign)].map((found) => found.index), entry.length];
  if (ends.length < 2 || ends.length > mostParts) return null;
  const starts = [0, ...ends.slice(0, -1).map((end) => end + 1)];
  const from = (at: number): T[] | null => {
    if (at === starts.length) return [];
    for (let last = ends.length - 1; last >= at; last -= 1) {
      const found = find(entry.slice(starts[at], ends[last]).trim());
      const rest = found === null ? null : from(last + 1);
      if (found !== null && rest !== null) return [found, ...rest];
    }
    return null;
  };
  return from(0);
}

/** What an entry names: one thing, or several with other signs between them. */
export const eachOf = <T>(entry: string, find: (part: string) => T | null): T[] | null => {
  const whole = find(entry);
  return whole === null ? parted(entry, find) : [whole];
};
