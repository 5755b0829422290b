import type { Test } from '../port.ts';
import { codeOf, codesReaching } from './codes.ts';

/** A condition in Meilisearch's language. `null`: no document passes. '': every document passes. */
export type Filter = string | null;

/** What the documents of an index have at all: only that is ever asked for. */
export type Known = {
  readonly has: (token: string) => boolean;
  /** The least figure that some document has and that is at least this; null: none is. */
  readonly figureFrom: (name: 'wageMin' | 'wageMax', least: number) => number | null;
};

/** Upper wage bound of a position that has none: it reaches any floor. */
export const noUpperBound = 2 ** 31;

export const oneOf = (field: string, values: readonly (string | number)[]): Filter => {
  if (values.length === 0) return null;
  return values.length === 1 ? `${field} = ${values[0]}` : `${field} IN [${values.join(',')}]`;
};

/** All of these. */
export function allOf(filters: readonly Filter[]): Filter {
  const parts = [...new Set(filters)];
  if (parts.includes(null)) return null;
  return parts.filter((part) => part !== '').join(' AND ');
}

/** Any of these. */
export function anyOf(filters: readonly Filter[]): Filter {
  const parts = [...new Set(filters)].filter((part) => part !== null);
  if (parts.length === 0) return null;
  if (parts.includes('')) return '';
  return parts.length === 1 ? parts[0]! : `(${parts.join(' OR ')})`;
}

export function not(filter: Filter): Filter {
  if (filter === null) return '';
  return filter === '' ? null : `NOT (${filter})`;
}

/** A need met at this grade (0–2) or better. */
export const meeting = (need: number, grade: number, acceptsRemote: boolean): Filter =>
  oneOf('m', codesReaching(need.toString(36), grade, acceptsRemote));

/** A test as a filter. */
export function filterOf(test: Test, known: Known): Filter {
  if ('any' in test) return oneOf('t', test.any.filter(known.has).map(codeOf).sort());
  if ('always' in test) return '';
  if ('ids' in test) return oneOf('id', test.ids);
  if ('met' in test) return allOf(test.met.map((need) => meeting(need, 0, test.acceptsRemote)));
  if ('wageMinAtLeast' in test) return figure('wl', known.figureFrom('wageMin', test.wageMinAtLeast));
  if ('wageMaxAtLeast' in test) return figure('wh', known.figureFrom('wageMax', test.wageMaxAtLeast) ?? noUpperBound);
  if ('failsOneOf' in test) return not(allOf(test.failsOneOf.map((each) => filterOf(each, known))));
  throw new Error(`Meilisearch cannot be asked for ${JSON.stringify(test)} here`);
}

const figure = (field: string, least: number | null): Filter => (least === null ? null : `${field} >= ${least}`);
