import { bitsFor, countBoth, grownBits, hasBit, setBit, type Bits } from './bits.ts';

/** The slots that have something: ascending in a list, or, where that is smaller, a bit each. */
export type Postings = { list: Int32Array | null; size: number; bits: Bits | null };

export const noPostings = (): Postings => ({ list: new Int32Array(2), size: 0, bits: null });

/** The postings of a key, made where there are none yet. */
export function postingsAt<K>(map: Map<K, Postings>, key: K): Postings {
  let postings = map.get(key);
  if (postings === undefined) map.set(key, (postings = noPostings()));
  return postings;
}

/** Adds a slot, which may be there already. `room`: how many slots there can be. */
export function addSlot(postings: Postings, slot: number, room: number): void {
  if (postings.bits) {
    if (slot >>> 5 >= postings.bits.length) postings.bits = grownBits(postings.bits, room);
    setBit(postings.bits, slot);
  } else insert(postings, slot, room);
}

function insert(postings: Postings, slot: number, room: number): void {
  let list = postings.list!;
  const { size } = postings;
  const at = size === 0 || list[size - 1]! < slot ? size : placeOf(list, size, slot);
  if (at < size && list[at] === slot) return;
  if ((size + 1) * 32 > Math.max(room, 1024)) {
    postings.bits = bitsFor(room);
    orInto(postings.bits, postings);
    setBit(postings.bits, slot);
    postings.list = null;
    return;
  }
  if (size === list.length) {
    list = new Int32Array(size + (size >>> 1) + 1);
    list.set(postings.list!);
    postings.list = list;
  }
  list.copyWithin(at + 1, at, size);
  list[at] = slot;
  postings.size += 1;
}

function placeOf(list: Int32Array, size: number, slot: number): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]! < slot) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds the slots to a set. */
export function orInto(into: Bits, postings: Postings): Bits {
  if (postings.list === null) for (let at = 0; at < postings.bits!.length; at += 1) into[at]! |= postings.bits![at]!;
  else for (let at = 0; at < postings.size; at += 1) setBit(into, postings.list[at]!);
  return into;
}

/** How many of the slots are in a set. */
export function countIn(postings: Postings, set: Bits): number {
  if (postings.list === null) return countBoth(postings.bits!, set);
  let sum = 0;
  for (let at = 0; at < postings.size; at += 1) if (hasBit(set, postings.list[at]!)) sum += 1;
  return sum;
}

/** Takes out every slot of a set. True where nothing is left. */
export function takeOut(postings: Postings, gone: Bits): boolean {
  if (postings.list === null) {
    let left = 0;
    for (let at = 0; at < postings.bits!.length; at += 1) left |= postings.bits![at]! &= ~(gone[at] ?? 0);
    return left === 0;
  }
  let kept = 0;
  for (let at = 0; at < postings.size; at += 1) {
    const slot = postings.list[at]!;
    if (!hasBit(gone, slot)) postings.list[kept++] = slot;
  }
  postings.size = kept;
  return kept === 0;
}

/** The slots that any of these have. */
export function union(all: Iterable<Postings | undefined>, room: number): Bits {
  const into = bitsFor(room);
  for (const postings of all) if (postings) orInto(into, postings);
  return into;
}
