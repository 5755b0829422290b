import { numbersAt, takeBytes, takeSet } from './ground.ts';
import type { Bits } from './bits.ts';
import type { Segment } from './segment.ts';

/**
 * A segment with what one needs to ask it quickly: sets that were worked out before, and room to work in. Sets and
 * bytes are lent until the next question (`clear`), so a question allocates next to nothing.
 */
export type Shelf = {
  readonly segment: Segment;
  readonly kept: Map<string, Bits>;
  /** Sets that were kept and are not any more. */
  readonly spare: Bits[];
  readonly room: Bits[];
  lent: number;
  /** Bytes for programs and what they find. */
  readonly desk: { at: number; size: number; used: number };
};

/** Kept sets of one segment: at most so many, and about so many bytes, but room for one question in any case. */
const mostKept = 1024;
const mostBytes = 16 * 1024 * 1024;
const leastKept = 64;
const deskBytes = 16_384;

export function makeShelf(segment: Segment): Shelf {
  return { segment, kept: new Map(), spare: [], room: [], lent: 0, desk: { at: 0, size: 0, used: 0 } };
}

/** Takes back all that was lent: nothing of the question before may be used any more. */
export function clear(shelf: Shelf): void {
  shelf.lent = 0;
  shelf.desk.used = 0;
}

/** A set to work in, until the next `clear`, with whatever was in it. */
export function lendAny(shelf: Shelf): Bits {
  const bits = (shelf.room[shelf.lent] ??= takeSet(shelf.segment.ground));
  shelf.lent += 1;
  return bits;
}

/** An empty set to work in, until the next `clear`. */
export const lend = (shelf: Shelf): Bits => empty(shelf, lendAny(shelf));

function empty({ segment: { ground } }: Shelf, bits: Bits): Bits {
  ground.kernel.empty(bits.byteOffset, ground.blocks);
  return bits;
}

/** The address of so many bytes, until the next `clear`. */
export function lendBytes(shelf: Shelf, bytes: number): number {
  const { desk } = shelf;
  if (desk.used + bytes > desk.size) {
    desk.size = Math.max(deskBytes, desk.size * 2, bytes);
    desk.at = takeBytes(shelf.segment.ground, desk.size);
    desk.used = 0;
  }
  const at = desk.at + desk.used;
  desk.used += (bytes + 15) & ~15;
  return at;
}

/** Lends room for these numbers and writes them there. */
export function lendNumbers(shelf: Shelf, numbers: readonly number[]): number {
  const at = lendBytes(shelf, numbers.length * 4);
  numbersAt(shelf.segment.ground, at, numbers.length).set(numbers);
  return at;
}

/** What is kept under a name, or filled in now; the least recently used leaves first. */
export function keep(shelf: Shelf, name: string, fillIn: (bits: Bits) => void): Bits {
  const had = shelf.kept.get(name);
  if (had) shelf.kept.delete(name);
  const spare = had ? undefined : shelf.spare.pop();
  const bits = had ?? (spare ? empty(shelf, spare) : takeSet(shelf.segment.ground));
  if (!had) fillIn(bits);
  shelf.kept.set(name, bits);
  if (!had && shelf.kept.size > mostOf(shelf)) leave(shelf);
  return bits;
}

const mostOf = (shelf: Shelf) =>
  Math.min(mostKept, Math.max(leastKept, Math.floor(mostBytes / Math.max(1, shelf.segment.live.byteLength))));

function leave(shelf: Shelf): void {
  const [name, bits] = shelf.kept.entries().next().value!;
  shelf.kept.delete(name);
  shelf.spare.push(bits);
}
