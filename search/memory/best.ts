import { countWord, type Bits } from './bits.ts';

/** Bit sets by weight: `planes[k]` holds sets that each add 2^k steps of fit to their documents. */
export type Planes = readonly (readonly Bits[])[];
/** Fit has at most this many bits: 0–31 steps. */
export const fitBits = 5;

/** The best of one class: ordinals with their fit in steps, best fit first, then lowest ordinal. */
export type Best = { readonly ordinals: Int32Array; readonly fits: Uint8Array; count: number };

/**
 * Takes the best `k` documents of `mask` by fit, then by ordinal. Words are walked upwards with a moving threshold:
 * once k are found, a later document counts only with more fit than the worst of them, and most words have none.
 */
export function bestOf(mask: Bits, planes: Planes, k: number): Best {
  const best: Best = { ordinals: new Int32Array(k), fits: new Uint8Array(k), count: 0 };
  const sum = new Int32Array(fitBits);
  let floor = -1;
  for (let at = 0; at < mask.length; at += 1) {
    const word = mask[at]!;
    if (word === 0) continue;
    addUp(planes, at, word, sum);
    for (let rest = above(sum, word, floor); rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest);
      const fit = fitAt(sum, bit);
      if (fit <= floor) continue;
      insert(best, (at << 5) + bit, fit);
      if (best.count === k) floor = best.fits[k - 1]!;
    }
  }
  return best;
}

/**
 * Adds the planes of one word up, 32 documents at once: a ripple-carry adder, bit k of all sums in sum[k]. Written out
 * for the five bits, so that the sums stay in registers.
 */
function addUp(planes: Planes, at: number, word: number, sum: Int32Array): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let carry = 0;
  for (const set of planes[0]!) {
    const bits = set[at]! & word;
    carry = s0 & bits;
    s0 ^= bits;
    if (carry !== 0) {
      const c1 = s1 & carry;
      s1 ^= carry;
      const c2 = s2 & c1;
      s2 ^= c1;
      s4 ^= s3 & c2;
      s3 ^= c2;
    }
  }
  for (const set of planes[1]!) {
    const bits = set[at]! & word;
    carry = s1 & bits;
    s1 ^= bits;
    const c2 = s2 & carry;
    s2 ^= carry;
    s4 ^= s3 & c2;
    s3 ^= c2;
  }
  for (const set of planes[2]!) {
    const bits = set[at]! & word;
    carry = s2 & bits;
    s2 ^= bits;
    s4 ^= s3 & carry;
    s3 ^= carry;
  }
  for (const set of planes[3]!) {
    const bits = set[at]! & word;
    s4 ^= s3 & bits;
    s3 ^= bits;
  }
  for (const set of planes[4]!) s4 ^= set[at]! & word;
  sum[0] = s0;
  sum[1] = s1;
  sum[2] = s2;
  sum[3] = s3;
  sum[4] = s4;
}

/** The documents of the word whose sum is greater than `floor` (-1: all). */
function above(sum: Int32Array, word: number, floor: number): number {
  if (floor < 0) return word;
  let greater = 0;
  let equal = word;
  for (let k = fitBits - 1; k >= 0; k -= 1) {
    const plane = sum[k]!;
    if ((floor >>> k) & 1) equal &= plane;
    else {
      greater |= equal & plane;
      equal &= ~plane;
    }
  }
  return greater;
}

function fitAt(sum: Int32Array, bit: number): number {
  let fit = 0;
  for (let k = 0; k < fitBits; k += 1) fit |= ((sum[k]! >>> bit) & 1) << k;
  return fit;
}

/** Ordinals come ascending, so an equal fit goes behind those that have it. */
function insert(best: Best, ordinal: number, fit: number): void {
  const { fits, ordinals } = best;
  let to = Math.min(best.count, fits.length - 1);
  while (to > 0 && fits[to - 1]! < fit) {
    fits[to] = fits[to - 1]!;
    ordinals[to] = ordinals[to - 1]!;
    to -= 1;
  }
  fits[to] = fit;
  ordinals[to] = ordinal;
  best.count = Math.min(best.count + 1, fits.length);
}

/** Fit in steps of one document. */
export function fitOf(planes: Planes, ordinal: number): number {
  let fit = 0;
  planes.forEach((sets, weight) => {
    for (const set of sets) fit += ((set[ordinal >>> 5]! >>> (ordinal & 31)) & 1) << weight;
  });
  return fit;
}

/** How many documents of `mask` come before a document that has `fit` and would stand at ordinal `at`. */
export function countBefore(mask: Bits, planes: Planes, fit: number, at: number): number {
  const sum = new Int32Array(fitBits);
  let count = 0;
  for (let index = 0; index < mask.length; index += 1) {
    const word = mask[index]!;
    if (word === 0) continue;
    addUp(planes, index, word, sum);
    const greater = above(sum, word, fit);
    const atLeast = fit === 0 ? word : above(sum, word, fit - 1);
    const first = index << 5;
    const earlier = at >= first + 32 ? -1 : at <= first ? 0 : (1 << (at - first)) - 1;
    count += countWord(greater) + countWord(atLeast & ~greater & earlier);
  }
  return count;
}
