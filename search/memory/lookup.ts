import type { Test } from '../port.ts';
import { fill, hasBit, setBit, type Bits } from './bits.ts';
import { passInto, type Clause } from './program.ts';
import { ordinalOf, type Segment } from './segment.ts';
import { keep, lend, lendAny, type Shelf } from './shelf.ts';

/** One id in so many documents is walked to as fast as it is looked up. */
const manyOf = 16;

/** What a test asks of a document, until the next question. Sets belong to the shelf: read them, never write them. */
export function clauseOf(shelf: Shelf, test: Test): Clause {
  if ('failsOneOf' in test) return { kind: 'notAll', sets: test.failsOneOf.map((each) => passing(shelf, each)) };
  if ('met' in test) return { kind: 'all', sets: metSets(shelf, test.met, test.acceptsRemote) };
  return { kind: 'any', sets: setsOf(shelf, test) };
}

/** The sets whose documents pass a test: one of them is enough. */
export function setsOf(shelf: Shelf, test: Test): readonly Bits[] {
  if ('any' in test) return withAny(shelf, test.any);
  if ('ids' in test) return [withIds(shelf, test.ids)];
  if ('failsOneOf' in test || 'met' in test) return [passInto(shelf, [clauseOf(shelf, test)], lendAny(shelf))];
  return [keep(shelf, JSON.stringify(test), (bits) => workOut(shelf.segment, test, bits))];
}

/** The set whose documents pass a test. */
function passing(shelf: Shelf, test: Test): Bits {
  const sets = setsOf(shelf, test);
  return sets.length === 1 ? sets[0]! : passInto(shelf, [{ kind: 'any', sets }], lendAny(shelf));
}

/** The documents whose figure is at least `least`. */
export function figureAtLeast(shelf: Shelf, name: string, least: number): Bits {
  return keep(shelf, `${name}>=${least}`, (bits) => compare(shelf.segment, name, (its) => its >= least, bits));
}

/** The sets of these tokens; those that are lists are put into one set together. */
function withAny(shelf: Shelf, tokens: readonly string[]): Bits[] {
  const sets: Bits[] = [];
  let listed: Bits | null = null;
  for (const token of tokens) {
    const postings = shelf.segment.tokens.get(token);
    if (postings?.dense) sets.push(postings.bits);
    else if (postings) addList((listed ??= lend(shelf)), postings.list);
  }
  if (listed) sets.push(listed);
  return sets;
}

function addList(bits: Bits, list: Int32Array): void {
  for (let i = 0; i < list.length; i += 1) bits[list[i]! >>> 5]! |= 1 << (list[i]! & 31);
}

/** A list as long as the segment, such as what a common word finds, is walked beside it instead of looked up one by one. */
function withIds(shelf: Shelf, ids: readonly number[]): Bits {
  const bits = lend(shelf);
  const { segment } = shelf;
  if (ids.length * manyOf < segment.size) {
    for (const id of ids) {
      const ordinal = ordinalOf(segment, id);
      if (ordinal >= 0) setBit(bits, ordinal);
    }
    return bits;
  }
  const wanted = Int32Array.from(ids).sort();
  let at = 0;
  for (let place = 0; place < segment.size; place += 1) {
    const ordinal = segment.byId[place]!;
    const its = segment.ids[ordinal]!;
    while (wanted[at]! < its) at += 1;
    if (wanted[at] === its && hasBit(segment.live, ordinal)) setBit(bits, ordinal);
  }
  return bits;
}

/** Marks of a position segment: one a need without remote work, then one a need with it. */
export function markOf(segment: Segment, need: number, acceptsRemote: boolean): number {
  return acceptsRemote ? segment.marks.length / segment.steps / 2 + need : need;
}

function metSets({ segment }: Shelf, needs: readonly number[], acceptsRemote: boolean): Bits[] {
  return needs.map((need) => segment.marks[markOf(segment, need, acceptsRemote) * segment.steps]!);
}

function workOut(segment: Segment, test: Test, into: Bits): void {
  if ('always' in test) fill(into, segment.size);
  else if ('wageMinAtLeast' in test) {
    compare(segment, 'wageMin', (its) => its >= 0 && its >= test.wageMinAtLeast, into);
  } else if ('wageMaxAtLeast' in test) {
    compare(segment, 'wageMax', (its) => its < 0 || its >= test.wageMaxAtLeast, into);
  } else if ('floorAtMost' in test) compare(segment, 'wageFloor', (its) => its <= test.floorAtMost, into);
  else throw new Error(`this engine cannot answer ${JSON.stringify(test)} here`);
}

function compare(segment: Segment, name: string, holds: (its: number) => boolean, into: Bits): void {
  const figures = segment.figures[name]!;
  for (let i = 0; i < figures.length; i += 1) if (holds(figures[i]!)) setBit(into, i);
}
