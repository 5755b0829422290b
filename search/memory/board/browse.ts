import {
  boardFacetNames,
  boardFacets,
  somewhere,
  type BoardFacet,
  type BoardFound,
  type BoardQuery,
} from '../../board.ts';
import { leaveOut } from '../../text/leave-out.ts';
import type { Word } from '../../text/read-words.ts';
import { and, bitsFor, clearBit, count, hasBit, setBit, type Bits } from './bits.ts';
import { countIn, union } from './postings.ts';
import type { Shelf } from './shelf.ts';

type WordFound = { readonly any: Bits; readonly near: boolean };
type Narrow = (words: readonly Word[], besides?: BoardFacet) => Bits;

/** Answers a question from what is on the shelf. */
export function browse(shelf: Shelf, query: BoardQuery): BoardFound {
  const open = closingBetween(shelf, query.today, Infinity);
  const soon = closingBetween(shelf, query.today, query.closesBy);
  const chosen = new Map(boardFacetNames.map((name) => [name, chosenSet(shelf, query, name)]));
  const among = query.among === null ? [] : [shelf.slotsOf(query.among)];
  const sets = new Map(query.words.map((word) => [word, findWord(shelf, word)]));
  const narrow: Narrow = (words, besides) =>
    and(
      (query.closing ? soon : open).slice(),
      ...among,
      ...words.map((word) => sets.get(word)!.any),
      ...[...chosen].flatMap(([name, set]) => (set === null || name === besides ? [] : [set])),
    );
  const kept = wordsToKeep(query.words, narrow);
  const found = narrow(kept);
  const leaving = (name: BoardFacet) =>
    boardFacets[name] === 'any' && chosen.get(name) !== null ? narrow(kept, name) : found;
  return {
    ids: idsOf(
      shelf,
      query,
      found,
      kept.map((word) => ({ word, near: sets.get(word)!.near })),
    ),
    total: count(found),
    counts: Object.fromEntries(query.count.map((name) => [name, countValues(shelf, name, leaving(name))])),
    closing: count(and(found.slice(), soon)),
    leftOut: query.words.filter((word) => !kept.includes(word)),
    near: kept.filter((word) => sets.get(word)!.near),
  };
}

function wordsToKeep(words: readonly Word[], narrow: Narrow): readonly Word[] {
  const finds = (some: readonly Word[]) => narrow(some).some((bits) => bits !== 0);
  if (words.length < 2 || finds(words)) return words;
  const alone = words.map((word) => count(narrow([word])));
  return leaveOut(words, alone).find(finds) ?? words;
}

/** Living documents with the word; with typos only where none has it without. */
function findWord({ text, live, room }: Shelf, word: Word): WordFound {
  const any = and(text.having(word, false, 'any', room()), live());
  if (word.kind === 'han' || any.some((bits) => bits !== 0)) return { any, near: false };
  const nearly = and(text.having(word, true, 'any', room()), live());
  return nearly.some((bits) => bits !== 0) ? { any: nearly, near: true } : { any, near: false };
}

/** Living documents whose last day is one of these. Few are past: they are taken out of all, and few close soon. */
function closingBetween({ columns, live, room, orders }: Shelf, from: number, to: number): Bits {
  const closing = orders.closing.all();
  const first = firstFrom(closing, columns.closesOn, from);
  const end = firstFrom(closing, columns.closesOn, to + 1);
  if (to === Infinity) {
    const open = live().slice();
    for (let at = 0; at < first; at += 1) clearBit(open, closing[at]!);
    return open;
  }
  const into = bitsFor(room());
  for (let at = first; at < end; at += 1) setBit(into, closing[at]!);
  return into;
}

/** Where the first slot of that day or later stands among slots in the order of their last days. */
function firstFrom(slots: Int32Array, days: Int32Array, from: number): number {
  let [low, high] = [0, slots.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[slots[middle]!]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the choice in a facet lets through; null where there is none. */
function chosenSet({ facets, room }: Shelf, query: BoardQuery, name: BoardFacet): Bits | null {
  const values = query.chosen[name] ?? [];
  const outside = name === 'place' ? query.outside : null;
  if (values.length === 0 && outside === null) return null;
  const postings = facets[name];
  if (boardFacets[name] === 'all') {
    const [first = bitsFor(room()), ...others] = values.map((value) => union([postings.get(value)], room()));
    return and(first, ...others);
  }
  const set = union(
    values.map((value) => postings.get(value)),
    room(),
  );
  if (outside === null) return set;
  const inside = union([postings.get(outside)], room());
  const known = union([postings.get(somewhere)], room());
  for (let at = 0; at < set.length; at += 1) set[at]! |= known[at]! & ~inside[at]!;
  return set;
}

function countValues({ facets }: Shelf, name: BoardFacet, set: Bits): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [value, postings] of facets[name]) {
    const having = countIn(postings, set);
    if (having > 0) counts.set(value, having);
  }
  return counts;
}

type Kept = { readonly word: Word; readonly near: boolean };

/** The ids of one page. */
function idsOf(shelf: Shelf, query: BoardQuery, found: Bits, words: readonly Kept[]): number[] {
  const { offset, limit, sort } = query;
  const slots =
    sort === 'best' && words.length > 0
      ? bestFirst(shelf, found, words, offset + limit)
      : inOrder(shelf.orders[sort === 'best' ? 'newest' : sort].all(), found, offset + limit);
  return slots.slice(offset, offset + limit).map((slot) => shelf.columns.id[slot]!);
}

function inOrder(order: Int32Array, found: Bits, most: number): number[] {
  const slots: number[] = [];
  for (let at = 0; at < order.length && slots.length < most; at += 1) {
    if (hasBit(found, order[at]!)) slots.push(order[at]!);
  }
  return slots;
}

/** By how many of the words stand in the title, then newest. */
function bestFirst({ text, room, orders }: Shelf, found: Bits, words: readonly Kept[], most: number): number[] {
  const titled = words.map(({ word, near }) => text.having(word, near, 'title', room()));
  const tiers = Array.from({ length: words.length + 1 }, (): number[] => []);
  for (const slot of orders.newest.all()) {
    if (!hasBit(found, slot)) continue;
    let missing = 0;
    for (const set of titled) if (!hasBit(set, slot)) missing += 1;
    if (tiers[missing]!.length < most) tiers[missing]!.push(slot);
  }
  return tiers.flat().slice(0, most);
}
