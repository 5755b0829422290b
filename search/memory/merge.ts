import { clearBit, eachBit, fill, hasBit, type Bits } from './bits.ts';
import { makeGround, takeSet, type Ground } from './ground.ts';
import {
  emptyPostings,
  ordinalsById,
  packLifts,
  shareInts,
  spareSets,
  type Postings,
  type Segment,
} from './segment.ts';

/** One segment made of several. `bury` takes out what has died in the old ones since it was begun. */
export type Merged = { readonly segment: Segment; readonly bury: () => void };

/**
 * Makes one segment of several, without their dead documents. A generator, so that the caller can do it in slices
 * between answers; the caller buries what died meanwhile in the moment in which the new one takes their place.
 */
export function* mergeSegments(old: readonly Segment[]): Generator<void, Merged> {
  const { places, from } = orderOf(old);
  const size = from.length;
  const pick = (column: (segment: Segment) => Int32Array) =>
    shareInts(Int32Array.from(from, ({ segment, ordinal }) => column(old[segment]!)[ordinal]!));
  const ids = pick((segment) => segment.ids);
  yield;
  const words = new Set(old.flatMap((segment) => [...segment.tokens.keys()]));
  const ground = makeGround(size, old[0]!.marks.length + denseMost(old) + spareSets);
  const tokens = new Map<string, Postings>();
  for (const token of words) {
    tokens.set(token, mergePostings(ground, old, places, token, size));
    if (tokens.size % 16 === 0) yield;
  }
  const marks: Bits[] = [];
  for (let index = 0; index < old[0]!.marks.length; index += 1) {
    marks.push(
      mergeBits(
        old.map((segment) => segment.marks[index]!),
        places,
        takeSet(ground),
      ),
    );
    yield;
  }
  const lifts = packLifts(size, (at) => {
    const { segment, ordinal } = from[at]!;
    const { offsets, values } = old[segment]!.lifts;
    return values.subarray(offsets[ordinal]!, offsets[ordinal + 1]!);
  });
  yield;
  const live = fill(takeSet(ground), size);
  const segment: Segment = {
    size,
    ground,
    ids,
    order: pick((each) => each.order),
    byId: ordinalsById(ids),
    live,
    tokens,
    figures: Object.fromEntries(Object.keys(old[0]!.figures).map((name) => [name, pick((s) => s.figures[name]!)])),
    marks,
    steps: old[0]!.steps,
    lifts,
  };
  const bury = () =>
    from.forEach((its, at) => {
      if (!hasBit(old[its.segment]!.live, its.ordinal)) clearBit(live, at);
    });
  return { segment, bury };
}

type Order = { readonly places: readonly Int32Array[]; readonly from: readonly { segment: number; ordinal: number }[] };

/** Where each living document goes (places[segment][ordinal], -1: nowhere) and where each place comes from. */
function orderOf(old: readonly Segment[]): Order {
  const from: { segment: number; ordinal: number }[] = [];
  old.forEach((its, segment) => eachBit(its.live, (ordinal) => from.push({ segment, ordinal })));
  from.sort(
    (one, other) =>
      old[one.segment]!.order[one.ordinal]! - old[other.segment]!.order[other.ordinal]! ||
      old[one.segment]!.ids[one.ordinal]! - old[other.segment]!.ids[other.ordinal]!,
  );
  const places = old.map((segment) => new Int32Array(segment.size).fill(-1));
  from.forEach(({ segment, ordinal }, at) => (places[segment]![ordinal] = at));
  return { places, from };
}

/** The greatest segment decides how many tokens are bit sets, more or less. */
function denseMost(old: readonly Segment[]): number {
  return Math.max(...old.map(({ tokens }) => [...tokens.values()].filter((each) => each.dense).length));
}

function mergePostings(
  ground: Ground,
  old: readonly Segment[],
  places: readonly Int32Array[],
  token: string,
  size: number,
): Postings {
  const all: number[] = [];
  old.forEach((segment, index) => {
    const postings = segment.tokens.get(token);
    if (!postings) return;
    const take = (ordinal: number) => {
      const place = places[index]![ordinal]!;
      if (place >= 0) all.push(place);
    };
    if (postings.dense) eachBit(postings.bits, take);
    else postings.list.forEach(take);
  });
  const merged = emptyPostings(ground, all.length, size);
  if (merged.dense) for (const place of all) merged.bits[place >>> 5]! |= 1 << (place & 31);
  else merged.list.set(Int32Array.from(all).sort());
  return merged;
}

function mergeBits(parts: readonly Bits[], places: readonly Int32Array[], merged: Bits): Bits {
  parts.forEach((bits, index) => {
    eachBit(bits, (ordinal) => {
      const place = places[index]![ordinal]!;
      if (place >= 0) merged[place >>> 5]! |= 1 << (place & 31);
    });
  });
  return merged;
}
