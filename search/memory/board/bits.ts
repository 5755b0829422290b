/** One bit a slot. */
export type Bits = Uint32Array;

export const bitsFor = (slots: number): Bits => new Uint32Array((slots + 31) >>> 5);
export const hasBit = (bits: Bits, at: number): boolean => ((bits[at >>> 5]! >>> (at & 31)) & 1) === 1;

export function setBit(bits: Bits, at: number): void {
  bits[at >>> 5]! |= 1 << (at & 31);
}

export function clearBit(bits: Bits, at: number): void {
  bits[at >>> 5]! &= ~(1 << (at & 31));
}

/** A copy with room for more. */
export function grownBits(bits: Bits, slots: number): Bits {
  const grown = bitsFor(slots);
  grown.set(bits);
  return grown;
}

/** All of these at once; the first is written over. */
export function and(into: Bits, ...others: readonly Bits[]): Bits {
  for (const other of others) for (let at = 0; at < into.length; at += 1) into[at]! &= other[at]!;
  return into;
}

/** Any of these; the first is written over. */
export function or(into: Bits, ...others: readonly Bits[]): Bits {
  for (const other of others) for (let at = 0; at < into.length; at += 1) into[at]! |= other[at]!;
  return into;
}

export function count(bits: Bits): number {
  let sum = 0;
  for (let at = 0; at < bits.length; at += 1) sum += ones(bits[at]!);
  return sum;
}

export function countBoth(one: Bits, other: Bits): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) {
    const both = one[at]! & other[at]!;
    if (both !== 0) sum += ones(both);
  }
  return sum;
}

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
