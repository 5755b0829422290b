import { z } from 'zod';
import type { Problem } from '../errors.ts';
import { optionalText, text } from '../input.ts';
import { resolveRegion, wageSteps, type RegionCode } from '../reference/index.ts';
import { classes, kinds, type Class, type Kind } from './facts.ts';
import type { RequestKind } from './tables.ts';

/** What a reader narrows her matches by. All of it stands in the address, and none of it says anything about her. */
export type MatchFilter = {
  readonly words: string | null;
  readonly kind: Kind | null;
  readonly regions: readonly RegionCode[];
  /** A place that was typed and is not known, with what may be meant: nothing is narrowed by it. */
  readonly unknownPlace: { readonly typed: string; readonly suggestions: readonly string[] } | null;
  /** The lower bound of the wage, in yuan a month. */
  readonly wage: number | null;
  /** Classes that are shown; empty: all. */
  readonly classes: readonly Class[];
  /** One class page by page, instead of the best of each. */
  readonly only: Class | null;
  /** Near misses page by page, instead of classes. */
  readonly near: boolean;
  readonly page: number;
};

/** What `only` says in an address where near misses are meant. */
const onlyNear = 'near';

/**
 * Reads a filter from the address. A part that is wrong is left out, as if it had not been asked for; a place that
 * somebody typed is told apart. One class alone is shown page by page, all of them are no choice.
 */
export function readFilter(query: URLSearchParams, home: RegionCode | null): MatchFilter {
  const other = query.get('place')?.trim();
  const found = other ? resolveRegion(other, home ? { within: home } : {}) : null;
  const ticked = classes.filter((name) => query.getAll('class').includes(name));
  const only = classes.find((name) => name === query.get('only')) ?? (ticked.length === 1 ? ticked[0]! : null);
  const wage = Number(query.get('wage'));
  const page = Number(query.get('page'));
  return {
    words: query.get('words')?.trim().replaceAll(/\s+/g, ' ') || null,
    kind: kinds.find((kind) => kind === query.get('kind')) ?? null,
    regions: [
      ...new Set([
        ...query.getAll('region').filter((code) => resolveRegion(code).code === code),
        ...(found?.code ? [found.code] : []),
      ]),
    ],
    unknownPlace: other && found?.code === null ? { typed: other, suggestions: found.suggestions } : null,
    wage: wageSteps.find((step) => step === wage) ?? null,
    classes: only === null && ticked.length < classes.length ? ticked : [],
    only,
    near: query.get('only') === onlyNear,
    page: Number.isSafeInteger(page) && page > 0 ? Math.min(page, 5000) : 1,
  };
}

/** The same filter as an address, with some parts changed. A place that is not known stays behind. */
export function filterAddress(path: string, filter: MatchFilter, change: Partial<MatchFilter> = {}): string {
  const { words, kind, regions, wage, classes: shown, only, near, page } = { ...filter, page: 1, ...change };
  const query = new URLSearchParams();
  if (words) query.set('words', words);
  if (kind) query.set('kind', kind);
  for (const region of regions) query.append('region', region);
  if (wage) query.set('wage', String(wage));
  for (const name of shown) query.append('class', name);
  if (only) query.set('only', only);
  else if (near) query.set('only', onlyNear);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Which list chosen students go on: one that is there, by its id, or a new one under `title`. */
export const listForm = z.object({
  list: z.union([z.literal('new'), z.string().regex(/^[1-9]\d{0,14}$/)], { error: 'not_a_choice' satisfies Problem }),
  title: optionalText(100),
});
export type ListChoice = z.output<typeof listForm>;

const noteLength = 500;

/** What a student adds to a request about one position: of a verdict that is not right staff must know which. */
export const requestNotes = {
  ask: z.object({ note: optionalText(noteLength) }),
  negotiate: z.object({ note: optionalText(noteLength) }),
  dispute: z.object({ note: text(noteLength) }),
} as const satisfies Record<RequestKind, z.ZodObject>;
