/**
 * Bit sets as Int32Array, 32 documents a word, document i in bit i % 32 of word i / 32. Signed words keep V8 on
 * small integers; everything here works on whole words and never looks at the sign.
 */
export type Bits = Int32Array;

export const wordsFor = (size: number): number => (size + 31) >>> 5;

export const emptyBits = (size: number): Bits => new Int32Array(wordsFor(size));

/** An empty set on shared memory, which another thread can read without a copy: for what a segment keeps. */
export const sharedBits = (size: number): Bits => new Int32Array(new SharedArrayBuffer(wordsFor(size) * 4));

export function fullBits(size: number, bits = emptyBits(size)): Bits {
  bits.fill(-1);
  const rest = size & 31;
  if (rest !== 0) bits[bits.length - 1] = (1 << rest) - 1;
  return bits;
}

export const setBit = (bits: Bits, at: number): void => {
  bits[at >>> 5]! |= 1 << (at & 31);
};
export const clearBit = (bits: Bits, at: number): void => {
  bits[at >>> 5]! &= ~(1 << (at & 31));
};
export const hasBit = (bits: Bits, at: number): boolean => ((bits[at >>> 5]! >>> (at & 31)) & 1) === 1;

export function countWord(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return (((x + (x >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let i = 0; i < bits.length; i += 1) count += countWord(bits[i]!);
  return count;
}

export function andInto(target: Bits, other: Bits): void {
  for (let i = 0; i < target.length; i += 1) target[i]! &= other[i]!;
}

export function orInto(target: Bits, other: Bits): void {
  for (let i = 0; i < target.length; i += 1) target[i]! |= other[i]!;
}

/** target &= ~other */
export function andNotInto(target: Bits, other: Bits): void {
  for (let i = 0; i < target.length; i += 1) target[i]! &= ~other[i]!;
}

/** Calls `visit` with every document in the set, ascending. */
export function eachBit(bits: Bits, visit: (at: number) => void): void {
  for (let i = 0; i < bits.length; i += 1) {
    for (let word = bits[i]!; word !== 0; word &= word - 1) visit((i << 5) + 31 - Math.clz32(word & -word));
  }
}
