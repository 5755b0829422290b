import type { Criterion, Test } from '../port.ts';
import { andInto, andNotInto, emptyBits, fullBits, orInto, setBit, wordsFor, type Bits } from './bits.ts';
import { fitBits, type Planes } from './best.ts';
import { ordinalOf, type Segment } from './segment.ts';

/** Bit sets and planes that were worked out once for a segment; the least recently used leave first. */
export type Shelf = {
  readonly segment: Segment;
  readonly kept: Map<string, Bits>;
  readonly planes: Map<string, Planes>;
};
const shelfBytes = 16 * 1024 * 1024;

export function makeShelf(segment: Segment): Shelf {
  return { segment, kept: new Map(), planes: new Map() };
}

/** The documents that pass a test. The set belongs to the shelf: read it, never write it. */
export function passing(shelf: Shelf, test: Test): Bits {
  if ('any' in test && test.any.length === 1) {
    const only = shelf.segment.tokens.get(test.any[0]!);
    if (only?.dense) return only.bits;
  }
  if ('ids' in test) return idsIn(shelf.segment, test.ids);
  if ('failsOneOf' in test) return failing(shelf, test.failsOneOf);
  return keep(shelf, shelf.kept, nameOf(test), () => workOut(shelf.segment, test));
}

function idsIn(segment: Segment, ids: readonly number[]): Bits {
  const bits = emptyBits(segment.size);
  for (const id of ids) {
    const ordinal = ordinalOf(segment, id);
    if (ordinal >= 0) setBit(bits, ordinal);
  }
  return bits;
}

function failing(shelf: Shelf, tests: readonly Test[]): Bits {
  const all = fullBits(shelf.segment.size);
  for (const test of tests) andInto(all, passing(shelf, test));
  const failed = fullBits(shelf.segment.size);
  andNotInto(failed, all);
  return failed;
}

/** The documents whose figure is at least `least`. */
export function figureAtLeast(shelf: Shelf, name: string, least: number): Bits {
  return keep(shelf, shelf.kept, `${name}>=${least}`, () => compare(shelf.segment, name, (its) => its >= least));
}

/** The planes of one criterion, kept for the next query that asks for the same tiers. */
export function planesOf(shelf: Shelf, criterion: Criterion, step: number): Planes {
  const name = criterion.map((tier) => `${tier.points}:${nameOf(tier.test)}`).join('|');
  return keep(shelf, shelf.planes, name, () =>
    layPlanes(
      criterion.map((tier) => ({ steps: tier.points / step, bits: passing(shelf, tier.test) })),
      shelf.segment.size,
    ),
  );
}

/** Lays tiers, best first, into planes; a document counts in the first tier that has it. */
export function layPlanes(tiers: readonly { readonly steps: number; readonly bits: Bits }[], size: number): Planes {
  const planes: Bits[][] = Array.from({ length: fitBits }, () => []);
  const seen = new Int32Array(wordsFor(size));
  for (const { steps, bits } of tiers) {
    if (steps === 0) continue;
    const laid = planesFor(planes, steps, seen.length);
    for (let i = 0; i < seen.length; i += 1) {
      const only = bits[i]! & ~seen[i]!;
      if (only === 0) continue;
      seen[i]! |= only;
      for (const plane of laid) plane[i]! |= only;
    }
  }
  return planes;
}

/** The planes that a tier of so many steps is laid into: one for each bit of the number. */
function planesFor(planes: Bits[][], steps: number, words: number): Bits[] {
  const laid: Bits[] = [];
  for (let weight = 0; weight < fitBits; weight += 1) {
    if (((steps >>> weight) & 1) === 0) continue;
    const [plane = new Int32Array(words)] = planes[weight]!;
    planes[weight] = [plane];
    laid.push(plane);
  }
  return laid;
}

/** Joins the planes of all criteria. */
export function joinPlanes(all: readonly Planes[]): Planes {
  return Array.from({ length: fitBits }, (_, weight) => all.flatMap((planes) => planes[weight]!));
}

function nameOf(test: Test): string {
  return JSON.stringify(test);
}

function workOut(segment: Segment, test: Test): Bits {
  if ('any' in test) return union(segment, test.any);
  if ('always' in test) return fullBits(segment.size);
  if ('wageMinAtLeast' in test) return compare(segment, 'wageMin', (its) => its >= 0 && its >= test.wageMinAtLeast);
  if ('wageMaxAtLeast' in test) return compare(segment, 'wageMax', (its) => its < 0 || its >= test.wageMaxAtLeast);
  if ('floorAtMost' in test) return compare(segment, 'wageFloor', (its) => its <= test.floorAtMost);
  if ('met' in test) return allMet(segment, test.met, test.acceptsRemote);
  throw new Error(`this engine cannot answer ${nameOf(test)} here`);
}

function union(segment: Segment, tokens: readonly string[]): Bits {
  const bits = emptyBits(segment.size);
  for (const token of tokens) {
    const postings = segment.tokens.get(token);
    if (postings?.dense) orInto(bits, postings.bits);
    else postings?.list.forEach((ordinal) => setBit(bits, ordinal));
  }
  return bits;
}

/** Marks of a position segment: one a need without remote work, then one a need with it. */
export function markOf(segment: Segment, need: number, acceptsRemote: boolean): number {
  return acceptsRemote ? segment.marks.length / segment.steps / 2 + need : need;
}

function allMet(segment: Segment, needs: readonly number[], acceptsRemote: boolean): Bits {
  const bits = fullBits(segment.size);
  for (const need of needs) andInto(bits, segment.marks[markOf(segment, need, acceptsRemote) * segment.steps]!);
  return bits;
}

function compare(segment: Segment, name: string, holds: (its: number) => boolean): Bits {
  const bits = emptyBits(segment.size);
  segment.figures[name]!.forEach((its, ordinal) => {
    if (holds(its)) setBit(bits, ordinal);
  });
  return bits;
}

function keep<T extends Bits | Planes>(shelf: Shelf, kept: Map<string, T>, name: string, make: () => T): T {
  const had = kept.get(name);
  const value = had ?? make();
  kept.delete(name);
  kept.set(name, value);
  const most = Math.max(64, Math.floor(shelfBytes / Math.max(1, shelf.segment.live.byteLength * 2)));
  if (!had && kept.size > most) kept.delete(kept.keys().next().value!);
  return value;
}
