/**
 * Bit sets as Int32Array, 32 documents a word, document i in bit i % 32 of word i / 32. Signed words keep V8 on
 * small integers; everything here works on whole words and never looks at the sign. A set has whole blocks of 128
 * documents; bits behind the last document are 0.
 */
export type Bits = Int32Array;

/** Fills a set with the first `size` documents. */
export function fill(bits: Bits, size: number): Bits {
  bits.fill(0);
  bits.fill(-1, 0, size >>> 5);
  if ((size & 31) !== 0) bits[size >>> 5] = (1 << (size & 31)) - 1;
  return bits;
}

export const setBit = (bits: Bits, at: number): void => {
  bits[at >>> 5]! |= 1 << (at & 31);
};
export const clearBit = (bits: Bits, at: number): void => {
  bits[at >>> 5]! &= ~(1 << (at & 31));
};
export const hasBit = (bits: Bits, at: number): boolean => ((bits[at >>> 5]! >>> (at & 31)) & 1) === 1;

/** Calls `visit` with every document in the set, ascending. */
export function eachBit(bits: Bits, visit: (at: number) => void): void {
  for (let i = 0; i < bits.length; i += 1) {
    for (let word = bits[i]!; word !== 0; word &= word - 1) visit((i << 5) + 31 - Math.clz32(word & -word));
  }
}
