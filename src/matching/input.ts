import { z } from 'zod';
import type { Problem } from '../errors.ts';
import { optionalText } from '../input.ts';
import { resolveRegion, type RegionCode } from '../reference/index.ts';
import { classes, kinds, type Class, type Kind } from './facts.ts';

/** What a reader narrows her matches by. All of it stands in the address, and none of it says anything about her. */
export type MatchFilter = {
  readonly words: string | null;
  readonly kind: Kind | null;
  readonly regions: readonly RegionCode[];
  readonly wage: number | null;
  /** Classes that are shown; empty: all. */
  readonly classes: readonly Class[];
  /** One class page by page, instead of the best of each. */
  readonly only: Class | null;
  readonly page: number;
};

/** Monthly wages, in yuan, that the filter offers. */
export const wageSteps = [3000, 4000, 5000, 6000, 8000, 10_000] as const;

/** Reads a filter from the address. A part that is wrong is left out, as if it had not been asked for. */
export function readFilter(query: URLSearchParams, home: RegionCode | null): MatchFilter {
  const other = query.get('place')?.trim();
  const found = other ? resolveRegion(other, home ? { within: home } : {}).code : null;
  const wage = Number(query.get('wage'));
  const page = Number(query.get('page'));
  return {
    words: query.get('words')?.trim().slice(0, 60) || null,
    kind: kinds.find((kind) => kind === query.get('kind')) ?? null,
    regions: [
      ...new Set([
        ...query.getAll('region').filter((code) => resolveRegion(code).code === code),
        ...(found ? [found] : []),
      ]),
    ],
    wage: wageSteps.find((step) => step === wage) ?? null,
    classes: classes.filter((name) => query.getAll('class').includes(name)),
    only: classes.find((name) => name === query.get('only')) ?? null,
    page: Number.isSafeInteger(page) && page > 0 ? Math.min(page, 5000) : 1,
  };
}

/** The same filter as an address, with some parts changed. */
export function filterAddress(path: string, filter: MatchFilter, change: Partial<MatchFilter> = {}): string {
  const { words, kind, regions, wage, classes: shown, only, page } = { ...filter, page: 1, ...change };
  const query = new URLSearchParams();
  if (words) query.set('words', words);
  if (kind) query.set('kind', kind);
  for (const region of regions) query.append('region', region);
  if (wage) query.set('wage', String(wage));
  for (const name of shown) query.append('class', name);
  if (only) query.set('only', only);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Which list chosen students go on: one that is there, by its id, or a new one under `title`. */
export const listForm = z.object({
  list: z.union([z.literal('new'), z.string().regex(/^[1-9]\d{0,14}$/)], { error: 'not_a_choice' satisfies Problem }),
  title: optionalText(100),
});
export type ListChoice = z.output<typeof listForm>;

/** What a student adds to a request about one position. */
export const requestNote = z.object({ note: optionalText(500) });
