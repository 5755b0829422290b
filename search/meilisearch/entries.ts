import type { PositionDocument } from '../documents.ts';
import { codeOf, gradeCodes, gradeSigns, liftCodes } from './codes.ts';
import { noUpperBound } from './filters.ts';

/** A position as the index holds it. Names are short because filters cost by their length. */
export type Entry = {
  readonly id: number;
  /** Version of the rows that it was made from. */
  readonly v: string;
  /** Place in the order by quality descending, then id ascending: greatest first. Below 2^42. */
  readonly r: number;
  /** Codes of its tokens. */
  readonly t: readonly string[];
  /** Codes of the needs that it meets, by grade. */
  readonly m: readonly string[];
  /** Codes of what single features would better. */
  readonly l: readonly string[];
  /** Its grades as signs, for reading. */
  readonly g: string;
  /** Lower wage bound; null: not stated. */
  readonly wl: number | null;
  readonly wh: number;
  /** Last day, in days since 1970-01-01. */
  readonly co: number;
};

const idsBelow = 2 ** 32;

export const rankOf = (quality: number, id: number): number => quality * idsBelow + (idsBelow - 1 - id);

export function entryOf(document: PositionDocument, version: string): Entry {
  return {
    id: document.id,
    v: version,
    r: rankOf(document.quality, document.id),
    t: document.tokens.map(codeOf),
    m: gradeCodes(document.grades),
    l: liftCodes(document.lifts),
    g: gradeSigns(document.grades),
    wl: document.wageMin,
    wh: document.wageMax ?? noUpperBound,
    co: document.closesOn,
  };
}

/** What is read of an entry to judge it. */
export const judgedFields = ['id', 'r', 't', 'g', 'wl', 'wh'] as const;
export const nearMissFields = [...judgedFields, 'l'] as const;
export type Read = Pick<Entry, (typeof judgedFields)[number]> & Partial<Pick<Entry, 'l' | 'co'>>;
