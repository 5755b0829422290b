import { clearBit, fill, hasBit, type Bits } from './bits.ts';
import { makeGrowing } from './growing.ts';
import { emptied, makeGround, takeSet, type Ground } from './ground.ts';

/** The documents that have a token: a bit set, or, where that is much smaller, their ordinals ascending. */
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
  const ids = makeGrowing((length) => new Int32Array(length));
  const order = makeGrowing((length) => new Int32Array(length));
  const figures = shape.figures.map(() => makeGrowing((length) => new Int32Array(length)));
  const tokens = makeGrowing((length) => new Uint32Array(length));
  const tokenEnds = makeGrowing((length) => new Uint32Array(length));
  const marks = makeGrowing((length) => new Uint8Array(length));
  const lifts = makeGrowing((length) => new Uint16Array(length));
  const liftEnds = makeGrowing((length) => new Uint32Array(length));
  const intern = (token: string) => {
    let word = words.get(token);
    if (word === undefined) words.set(token, (word = words.size));
    return word;
  };
  return {
    add(row: Row): void {
      ids.add([row.id]);
      order.add([row.order]);
      row.figures.forEach((figure, index) => figures[index]!.add([figure]));
      tokens.add([...new Set(row.tokens)].map(intern));
      tokenEnds.add([tokens.length()]);
      marks.add(row.marks);
      lifts.add(row.lifts);
      liftEnds.add([lifts.length()]);
    },
    /**
     * On the ground of a segment that is thrown away for this one, where there is one. A generator, so that the caller
     * can do it in slices between answers.
     */
    *build(old: Ground | null = null): Generator<void, Segment> {
      const size = ids.length();
      const at = inRankOrder(order.all(), ids.all());
      yield;
      const sorted = (column: Int32Array) => shareInts(Int32Array.from(at, (i) => column[i]!));
      const counts = new Int32Array(words.size);
      for (const word of tokens.all()) counts[word]! += 1;
      const dense = counts.filter((count) => isDense(count, size)).length;
      const ground = old ? emptied(old, size) : makeGround(size, dense + shape.marks * shape.steps + spareSets);
      const live = fill(takeSet(ground), size);
      yield;
      const lists = listsIn(tokens.all(), tokenEnds.all());
      const postings = yield* postingsOf(ground, at, lists, [...words.keys()], counts);
      const bits = yield* markBits(ground, at, marks.all(), shape);
      const liftsAt = listsIn(lifts.all(), liftEnds.all());
      const packed = packLifts(size, (ordinal) => liftsAt(at[ordinal]!));
      yield;
      return {
        size,
        ground,
        ids: sorted(ids.all()),
        order: sorted(order.all()),
        byId: ordinalsById(sorted(ids.all())),
        live,
        tokens: postings,
        figures: Object.fromEntries(shape.figures.map((name, index) => [name, sorted(figures[index]!.all())])),
        marks: bits,
        steps: shape.steps,
        lifts: packed,
      };
    },
  };
}

/** Documents after which others get a turn. */
const slice = 4096;

type ListAt<T> = (row: number) => T;

/** The values of each row, one row's behind the other's, by where each row's end. */
function listsIn<T extends Uint32Array | Uint16Array>(values: T, ends: Uint32Array): ListAt<T> {
  return (row) => values.subarray(row === 0 ? 0 : ends[row - 1]!, ends[row]!) as T;
}

/** Rows in rank order: by `order`, then id. */
function inRankOrder(order: Int32Array, ids: Int32Array): Int32Array {
  const at = Int32Array.from({ length: ids.length }, (_, i) => i);
  return at.sort((one, other) => order[one]! - order[other]! || ids[one]! - ids[other]!);
}

function* postingsOf(
  ground: Ground,
  at: Int32Array,
  listAt: ListAt<Uint32Array>,
  words: readonly string[],
  counts: Int32Array,
): Generator<void, Map<string, Postings>> {
  const postings = words.map((_, word) => emptyPostings(ground, counts[word]!, at.length));
  const filled = new Int32Array(words.length);
  for (const [ordinal, row] of at.entries()) {
    for (const word of listAt(row)) {
      const its = postings[word]!;
      if (its.dense) its.bits[ordinal >>> 5]! |= 1 << (ordinal & 31);
      else its.list[filled[word]!++] = ordinal;
    }
    if (ordinal % slice === 0) yield;
  }
  return new Map(words.map((token, word) => [token, postings[word]!]));
}

/**
 * A list costs 32 bits a document in it, a bit set one bit a document of the segment. A set may cost four times as much,
 * for it is asked as it is, while a list is written into one at every question.
 */
export const isDense = (count: number, size: number): boolean => count * 128 > size;

export function emptyPostings(ground: Ground, count: number, size: number): Postings {
  return isDense(count, size) ? { dense: true, bits: takeSet(ground) } : { dense: false, list: sharedInts(count) };
}

/** `values`: a small number a mark, row by row. */
function* markBits(ground: Ground, at: Int32Array, values: Uint8Array, shape: Shape): Generator<void, Bits[]> {
  const bits = Array.from({ length: shape.marks * shape.steps }, () => takeSet(ground));
  for (const [ordinal, row] of at.entries()) {
    for (let mark = 0; mark < shape.marks; mark += 1) {
      for (let step = values[row * shape.marks + mark]!; step < shape.steps; step += 1) {
        bits[mark * shape.steps + step]![ordinal >>> 5]! |= 1 << (ordinal & 31);
      }
    }
    if (ordinal % slice === 0) yield;
  }
  return bits;
}

export function packLifts(size: number, liftsAt: ListAt<Uint16Array>): Segment['lifts'] {
  const offsets = sharedInts(size + 1);
  for (let i = 0; i < size; i += 1) offsets[i + 1] = offsets[i]! + liftsAt(i).length;
  const values = new Uint16Array(new SharedArrayBuffer(offsets[size]! * 2));
  for (let i = 0; i < size; i += 1) values.set(liftsAt(i), offsets[i]!);
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
