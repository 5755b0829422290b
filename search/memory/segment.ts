import { clearBit, fill, hasBit, type Bits } from './bits.ts';
import { emptied, makeGround, takeSet, type Ground } from './ground.ts';

/** The documents that have a token: a bit set, or, where that is smaller, their ordinals ascending. */
export type Postings =
  | { readonly dense: true; readonly bits: Bits }
  | { readonly dense: false; readonly list: Int32Array };

/**
 * An unchanging set of documents in rank order (`order` ascending, then id), so that walking bits upwards is walking
 * from better to worse. Only `live` changes: a document that was replaced or closed is cleared there.
 */
export type Segment = {
  readonly size: number;
  readonly ground: Ground;
  readonly ids: Int32Array;
  readonly order: Int32Array;
  /** Ordinals by ascending id, for finding a document. */
  readonly byId: Int32Array;
  readonly live: Bits;
  readonly tokens: ReadonlyMap<string, Postings>;
  /** Figures such as wage bounds, by name. */
  readonly figures: Readonly<Record<string, Int32Array>>;
  /** Per mark `steps` bit sets: set `mark * steps + t` holds the documents whose value of the mark is ≤ t. */
  readonly marks: readonly Bits[];
  readonly steps: number;
  /** Packed lifts of document i: values from offsets[i] to offsets[i + 1]. */
  readonly lifts: { readonly offsets: Int32Array; readonly values: Uint16Array };
};

/** A document on its way into a segment. `marks` holds one small value a mark. */
export type Row = {
  readonly id: number;
  readonly order: number;
  readonly tokens: readonly string[];
  readonly figures: readonly number[];
  readonly marks: Uint8Array;
  readonly lifts: Uint16Array;
};
export type Shape = { readonly figures: readonly string[]; readonly marks: number; readonly steps: number };

/** Sets that a segment needs besides those of its tokens and marks: living ones, kept ones, room to work in. */
export const spareSets = 100;

/** Collects rows and builds a segment of them. Rows are kept packed, so 100,000 of them stay small. */
export function segmentBuilder(shape: Shape) {
  const words = new Map<string, number>();
  const ids: number[] = [];
  const order: number[] = [];
  const figures = shape.figures.map((): number[] => []);
  const tokenLists: Uint32Array[] = [];
  const marks: Uint8Array[] = [];
  const lifts: Uint16Array[] = [];
  const intern = (token: string) => {
    let word = words.get(token);
    if (word === undefined) words.set(token, (word = words.size));
    return word;
  };
  return {
    add(row: Row): void {
      ids.push(row.id);
      order.push(row.order);
      row.figures.forEach((figure, index) => figures[index]!.push(figure));
      tokenLists.push(Uint32Array.from(new Set(row.tokens), intern));
      marks.push(row.marks);
      lifts.push(row.lifts);
    },
    /** On the ground of a segment that is thrown away for this one, where there is one. */
    build(old: Ground | null = null): Segment {
      const size = ids.length;
      const at = Int32Array.from({ length: size }, (_, i) => i);
      at.sort((one, other) => order[one]! - order[other]! || ids[one]! - ids[other]!);
      const sorted = (column: readonly number[]) => shareInts(Int32Array.from(at, (i) => column[i]!));
      const counts = new Int32Array(words.size);
      for (const list of tokenLists) for (const word of list) counts[word]! += 1;
      const dense = counts.filter((count) => isDense(count, size)).length;
      const ground = old ? emptied(old, size) : makeGround(size, dense + shape.marks * shape.steps + spareSets);
      return {
        size,
        ground,
        ids: sorted(ids),
        order: sorted(order),
        byId: ordinalsById(sorted(ids)),
        live: fill(takeSet(ground), size),
        tokens: postingsOf(ground, at, tokenLists, [...words.keys()], counts),
        figures: Object.fromEntries(shape.figures.map((name, index) => [name, sorted(figures[index]!)])),
        marks: markBits(ground, at, marks, shape),
        steps: shape.steps,
        lifts: packLifts(Array.from(at, (i) => lifts[i]!)),
      };
    },
  };
}

function postingsOf(
  ground: Ground,
  at: Int32Array,
  tokenLists: readonly Uint32Array[],
  words: readonly string[],
  counts: Int32Array,
): Map<string, Postings> {
  const postings = words.map((_, word) => emptyPostings(ground, counts[word]!, at.length));
  const filled = new Int32Array(words.length);
  at.forEach((row, ordinal) => {
    for (const word of tokenLists[row]!) {
      const its = postings[word]!;
      if (its.dense) its.bits[ordinal >>> 5]! |= 1 << (ordinal & 31);
      else its.list[filled[word]!++] = ordinal;
    }
  });
  return new Map(words.map((token, word) => [token, postings[word]!]));
}

/** A list costs 32 bits a document in it, a bit set one bit a document of the segment. */
export const isDense = (count: number, size: number): boolean => count * 32 > size;

export function emptyPostings(ground: Ground, count: number, size: number): Postings {
  return isDense(count, size) ? { dense: true, bits: takeSet(ground) } : { dense: false, list: sharedInts(count) };
}

function markBits(ground: Ground, at: Int32Array, marks: readonly Uint8Array[], shape: Shape): Bits[] {
  const bits = Array.from({ length: shape.marks * shape.steps }, () => takeSet(ground));
  at.forEach((row, ordinal) => {
    const values = marks[row]!;
    for (let mark = 0; mark < shape.marks; mark += 1) {
      for (let step = values[mark]!; step < shape.steps; step += 1) {
        bits[mark * shape.steps + step]![ordinal >>> 5]! |= 1 << (ordinal & 31);
      }
    }
  });
  return bits;
}

export function packLifts(lists: readonly Uint16Array[]): Segment['lifts'] {
  const offsets = sharedInts(lists.length + 1);
  lists.forEach((list, i) => (offsets[i + 1] = offsets[i]! + list.length));
  const values = new Uint16Array(new SharedArrayBuffer(offsets[lists.length]! * 2));
  lists.forEach((list, i) => values.set(list, offsets[i]!));
  return { offsets, values };
}

const sharedInts = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4));

export function shareInts(from: Int32Array): Int32Array {
  const shared = sharedInts(from.length);
  shared.set(from);
  return shared;
}

export function ordinalsById(ids: Int32Array): Int32Array {
  const at = Int32Array.from({ length: ids.length }, (_, i) => i);
  return shareInts(at.sort((one, other) => ids[one]! - ids[other]!));
}

/** The ordinal of a live document, or -1. */
export function ordinalOf(segment: Segment, id: number): number {
  let low = 0;
  let high = segment.size - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const ordinal = segment.byId[middle]!;
    const its = segment.ids[ordinal]!;
    if (its === id) return hasBit(segment.live, ordinal) ? ordinal : -1;
    if (its < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

export function remove(segment: Segment, id: number): boolean {
  const ordinal = ordinalOf(segment, id);
  if (ordinal >= 0) clearBit(segment.live, ordinal);
  return ordinal >= 0;
}

/** How many documents of the segment come before (order, id) in rank order. */
export function ordinalBefore(segment: Segment, order: number, id: number): number {
  let low = 0;
  let high = segment.size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const before = segment.order[middle]! < order || (segment.order[middle] === order && segment.ids[middle]! < id);
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}
