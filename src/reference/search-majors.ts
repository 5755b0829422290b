import { majors } from './catalogues.ts';
import type { Catalogue, Major } from './catalogues.ts';
import { foldName, foldText } from './fold.ts';
import { bareCode } from './majors.ts';
import { spellingsOf } from './pinyin.ts';

type Card = {
  readonly major: Major;
  readonly name: string;
  readonly codes: readonly string[];
  readonly spellings: readonly (readonly string[])[];
};

let cards: readonly Card[] | null = null;

const makeCards = (): readonly Card[] =>
  majors.map((major) => ({
    major,
    name: foldName(major.name),
    codes: [major.code, major.former_code].filter((code) => code !== null),
    spellings: spellingsOf(major.name),
  }));

/**
 * The majors that a query finds, best first, at most `limit` (1–50): by code or former code (whole or its beginning, with
 * or without suffix), name or part of it, pinyin without tones (kuaiji) or initials (jsj). A name in several catalogues
 * comes once for each. Equal ranks go by shorter name, then by catalogue, then by the catalogue's order.
 */
export function searchMajors(query: string, { catalogues, limit = 50 }: SearchWish = {}): Major[] {
  const rank = ranking(query);
  if (rank === null) return [];
  cards ??= makeCards();
  const found: { major: Major; rank: number; length: number }[] = [];
  for (const card of cards) {
    if (catalogues !== undefined && !catalogues.includes(card.major.catalogue)) continue;
    const place = rank(card);
    if (place !== null) found.push({ major: card.major, rank: place, length: card.name.length });
  }
  found.sort((a, b) => a.rank - b.rank || a.length - b.length);
  return found.slice(0, Math.min(limit, 50)).map((one) => one.major);
}

export type SearchWish = { readonly catalogues?: readonly Catalogue[]; readonly limit?: number };

/** A lower place is better; null is no match. */
type Rank = (card: Card) => number | null;

function ranking(query: string): Rank | null {
  const text = foldText(query);
  if (/^\d/.test(text)) return byCode(text.toUpperCase());
  const name = foldName(text.replace(/ü/gi, 'v'));
  if (name === '') return null;
  return /^[a-z]+$/.test(name) ? byPinyin(name) : byName(name);
}

const byCode =
  (code: string): Rank =>
  ({ codes }) => {
    if (codes.some((one) => one === code || bareCode(one) === code)) return 0;
    return codes.some((one) => one.startsWith(code)) ? 1 : null;
  };

const byName =
  (query: string): Rank =>
  ({ name }) => {
    if (name === query) return 0;
    if (name.startsWith(query)) return 1;
    return name.includes(query) ? 2 : null;
  };

const byPinyin =
  (query: string): Rank =>
  ({ spellings }) =>
    spellings.reduce<number | null>((best, spelling) => {
      const place = placeOf(query, spelling);
      return best === null || (place !== null && place < best) ? place : best;
    }, null);

/** Whole, then initials, then beginnings, then parts; a part in full begins with a syllable. */
function placeOf(query: string, syllables: readonly string[]): number | null {
  const full = syllables.join('');
  const initials = syllables.map((syllable) => syllable[0]).join('');
  if (full === query) return 0;
  if (initials === query) return 1;
  if (full.startsWith(query)) return 2;
  if (initials.startsWith(query)) return 3;
  if (full.includes(query) && syllables.some((_, at) => syllables.slice(at).join('').startsWith(query))) return 4;
  return query.length > 1 && initials.includes(query) ? 5 : null;
}
