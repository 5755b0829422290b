import type { Counts, Found, Hit, NearMissHit, Paging } from '../port.ts';
import type { Bits } from './bits.ts';
import { bestPassing, countBefore, countsOf, standingOf, type Laid } from './laid.ts';
import { countOf, type Clause } from './program.ts';
import { ordinalBefore, ordinalOf } from './segment.ts';

const grades = [0, 1, 2, 3] as const;

/** A page of candidates over all segments, class by class. */
export function page(paging: Paging, step: number, laid: readonly Laid[]): Found {
  const hits: Hit[] = [];
  const enough = paging.offset + paging.limit;
  for (const grade of paging.grades ?? grades) {
    for (const hit of bestAcross(laid, (each) => each.classAt(grade), enough - hits.length)) {
      hits.push({ id: hit.id, grade, fit: hit.fit * step });
    }
    if (hits.length >= enough) break;
  }
  return { hits: hits.slice(paging.offset), counts: paging.count ? addCounts(laid) : null };
}

function addCounts(laid: readonly Laid[]): Counts {
  const all = laid.map(countsOf);
  const sum = (grade: number) => all.reduce((total, counts) => total + counts[grade]!, 0);
  return [sum(0), sum(1), sum(2), sum(3)];
}

type Across = { id: number; fit: number; order: number };

/** The best `k` of what passes over all segments. */
function bestAcross(
  laid: readonly Laid[],
  clausesOf: (laid: Laid, index: number) => readonly Clause[],
  k: number,
): Across[] {
  if (k <= 0) return [];
  const found: Across[] = [];
  for (const [index, each] of laid.entries()) {
    const { ids, order } = each.shelf.segment;
    const { ordinals, fits } = bestPassing(each, clausesOf(each, index), k);
    for (let i = 0; i < ordinals.length; i += 1) {
      const ordinal = ordinals[i]!;
      found.push({ id: ids[ordinal]!, fit: fits[i]! + each.fit.base, order: order[ordinal]! });
    }
  }
  if (laid.length > 1) found.sort((one, two) => two.fit - one.fit || one.order - two.order || one.id - two.id);
  return found.slice(0, k);
}

/** A page of near misses: those that one feature lifts highest first. */
export function nearMissPage(
  laid: readonly Laid[],
  openings: readonly (readonly Bits[])[],
  paging: Paging,
  step: number,
): Found<NearMissHit> {
  const hits: NearMissHit[] = [];
  const enough = paging.offset + paging.limit;
  const opened =
    (opens: number) =>
    (_: Laid, index: number): Clause[] => [{ kind: 'all', sets: [openings[index]![opens]!] }];
  const countOpened = (opens: number) =>
    laid.reduce((sum, each, index) => sum + countOf(each.shelf, opened(opens)(each, index)), 0);
  for (const opens of [0, 1, 2]) {
    for (const hit of bestAcross(laid, opened(opens), enough - hits.length)) {
      hits.push({ id: hit.id, grade: 3, fit: hit.fit * step, opens });
    }
  }
  const counts = paging.count ? ([countOpened(0), countOpened(1), countOpened(2), 0] as const) : null;
  return { hits: hits.slice(paging.offset), counts };
}

/** The place of each document among all candidates, from 1. */
export function ranks(laid: readonly Laid[], ids: readonly number[]): Map<number, number> {
  const places = new Map<number, number>();
  for (const id of ids) {
    const at = laid.find((each) => ordinalOf(each.shelf.segment, id) >= 0);
    if (!at) continue;
    const { segment } = at.shelf;
    const ordinal = ordinalOf(segment, id);
    const standing = standingOf(at, ordinal);
    if (!standing) continue;
    const before = (each: Laid) =>
      countBefore(each, standing.grade, standing.fit, ordinalBefore(each.shelf.segment, segment.order[ordinal]!, id));
    places.set(id, 1 + laid.reduce((sum, each) => sum + before(each), 0));
  }
  return places;
}
