import type { Match, Opening } from './match.ts';
import { isSame } from './rules-changes.ts';

export type Found = { readonly match: Match; readonly rank: number; readonly openings?: readonly Opening[] };

/** One match as data, in the format of the command `match`: its keys in their order. */
export function lineOf({ match, rank, openings }: Found) {
  const { student, position, class: its, fit, quality, flags, needs, criteria } = match;
  return {
    student,
    position,
    rank,
    class: its,
    fit,
    quality,
    flags,
    needs,
    criteria,
    ...(openings ? { would_open: openings } : {}),
  };
}
export type MatchLine = ReturnType<typeof lineOf>;

/** A line as it was read: whose it is, and everything that stands in it. */
export type WrittenLine = {
  readonly student: string;
  readonly position: string;
  readonly whole: Readonly<Record<string, unknown>>;
};

/** Reads a line of that format; null where it is no JSON object that names a student and a position. */
export function readLine(text: string): WrittenLine | null {
  let whole: unknown;
  try {
    whole = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
  if (whole === null || typeof whole !== 'object') return null;
  const { student, position } = whole as Record<string, unknown>;
  if (typeof student !== 'string' || typeof position !== 'string') return null;
  return { student, position, whole: whole as Record<string, unknown> };
}

/** A part of a line that is not what re-running gives; `undefined`: it is not there. */
export type Difference = { readonly at: string; readonly written: unknown; readonly now: unknown };

/**
 * Every part of a written line that re-running does not give, and every part that it lacks. Needs and criteria are
 * compared by name (`needs.N_TOILET.verdict`), and their order as a whole.
 */
export function differencesIn(written: Readonly<Record<string, unknown>>, now: MatchLine): Difference[] {
  const [one, other] = [partsOf(written), partsOf(now)];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((at) => {
    const [before, after] = [one.get(at), other.get(at)];
    return isSame(before, after) && one.has(at) === other.has(at) ? [] : [{ at, written: before, now: after }];
  });
}

const nameOf: Readonly<Record<string, string>> = { needs: 'need', criteria: 'criterion' };

function partsOf(line: Readonly<Record<string, unknown>>): Map<string, unknown> {
  const parts = new Map<string, unknown>();
  for (const [key, value] of Object.entries(line)) {
    const name = nameOf[key];
    const named = name !== undefined && Array.isArray(value) ? entriesBy(value, name) : null;
    if (!named) parts.set(key, value);
    else {
      parts.set(
        `${key}.order`,
        named.map(([id]) => id),
      );
      for (const [id, entry] of named)
        for (const [field, its] of Object.entries(entry)) if (field !== name) parts.set(`${key}.${id}.${field}`, its);
    }
  }
  return parts;
}

type Named = readonly [string, Readonly<Record<string, unknown>>];

/** Entries by their name; null where one has none, or two have the same. */
function entriesBy(list: readonly unknown[], name: string): Named[] | null {
  const entries: Named[] = [];
  for (const entry of list) {
    if (entry === null || typeof entry !== 'object' || !(name in entry)) return null;
    const id = (entry as Record<string, unknown>)[name];
    if (typeof id !== 'string') return null;
    entries.push([id, entry as Record<string, unknown>]);
  }
  return new Set(entries.map(([id]) => id)).size === entries.length ? entries : null;
}
