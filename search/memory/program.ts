import type { Bits } from './bits.ts';
import { numbersAt, type Ground } from './ground.ts';
import { lendBytes, lendNumbers, type Shelf } from './shelf.ts';

/** What a document has to be: in one of the sets, in all, not in all, or in none. */
export type Clause = { readonly kind: keyof typeof kinds; readonly sets: readonly Bits[] };
const kinds = { any: 0, all: 1, notAll: 2, none: 3 } as const;

/** Tiers, best first: steps of fit for a document in one of the sets. */
export type Tiers = readonly { readonly steps: number; readonly sets: readonly Bits[] }[];

/** The best of what passes: ordinals with their fit in steps, best fit first, then lowest ordinal. */
export type Best = { readonly ordinals: Int32Array; readonly fits: Uint8Array };

/** Writes a program where the kernel reads it; kernel/kernel.as.ts says how one looks. */
function write(shelf: Shelf, clauses: readonly Clause[], criteria: readonly Tiers[]): number {
  const program: number[] = [clauses.length, criteria.length];
  for (const { kind, sets } of clauses) {
    program.push(kinds[kind], sets.length);
    for (const set of sets) program.push(set.byteOffset);
  }
  for (const tiers of criteria) {
    program.push(tiers.length);
    for (const { steps, sets } of tiers) {
      program.push(steps, sets.length);
      for (const set of sets) program.push(set.byteOffset);
    }
  }
  return lendNumbers(shelf, program);
}

/** Longer answers than this are put together sum by sum. */
const short = 256;
/** The kernel adds up in five planes. */
const mostSteps = 31;

/** The `k` best documents that pass every clause. */
export function bestOf(shelf: Shelf, clauses: readonly Clause[], criteria: readonly Tiers[], k: number): Best {
  const { ground, size } = shelf.segment;
  const most = Math.min(k, size);
  const ordinals = lendBytes(shelf, most * 4);
  const fits = lendBytes(shelf, most);
  const program = write(shelf, clauses, criteria);
  const count =
    most === 0
      ? 0
      : most <= short
        ? ground.kernel.best(program, ground.blocks, most, ordinals, fits)
        : bestSumBySum(ground, program, most, ordinals, fits);
  return {
    ordinals: numbersAt(ground, ordinals, count),
    fits: new Uint8Array(ground.memory.buffer, fits, count),
  };
}

function bestSumBySum(ground: Ground, program: number, most: number, ordinals: number, fits: number): number {
  let found = 0;
  for (let fit = mostSteps; fit >= 0 && found < most; fit -= 1) {
    const more = ground.kernel.withSum(program, ground.blocks, fit, most - found, ordinals + found * 4);
    new Uint8Array(ground.memory.buffer, fits + found, more).fill(fit);
    found += more;
  }
  return found;
}

export function countOf(shelf: Shelf, clauses: readonly Clause[]): number {
  const { kernel, blocks } = shelf.segment.ground;
  return kernel.count(write(shelf, clauses, []), blocks);
}

/** Puts those that pass into a set. */
export function passInto(shelf: Shelf, clauses: readonly Clause[], into: Bits): Bits {
  const { kernel, blocks } = shelf.segment.ground;
  kernel.mask(write(shelf, clauses, []), blocks, into.byteOffset);
  return into;
}

/** The fit of one document in steps, or null when it does not pass. */
export function fitOf(shelf: Shelf, clauses: readonly Clause[], criteria: readonly Tiers[], ordinal: number) {
  const fit = shelf.segment.ground.kernel.standing(write(shelf, clauses, criteria), ordinal);
  return fit < 0 ? null : fit;
}

/** How many of those that pass come before a document that has `fit` and would stand at ordinal `at`. */
export function countAhead(
  shelf: Shelf,
  clauses: readonly Clause[],
  criteria: readonly Tiers[],
  fit: number,
  at: number,
): number {
  const { kernel, blocks } = shelf.segment.ground;
  return kernel.ahead(write(shelf, clauses, criteria), blocks, fit, at);
}
