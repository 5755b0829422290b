import type { StudentDocument } from '../documents.ts';
import type { StudentQuery, Test } from '../port.ts';
import { andInto, andNotInto, emptyBits, orInto, type Bits } from './bits.ts';
import { joinPlanes, layPlanes, passing, planesOf, type Shelf } from './lookup.ts';
import { byClass, type Laid } from './positions.ts';
import type { Row, Segment, Shape } from './segment.ts';

/** Students in a segment: rank order is opportunities ascending, then id. A mark is 0 where she has it, 1 where not. */
export const studentShape = (needs: number): Shape => ({ figures: ['wageFloor'], marks: needs * 2 + 3, steps: 1 });

const noLifts = new Uint16Array(0);

export function studentRow(document: StudentDocument, needs: number): Row {
  const marks = new Uint8Array(needs * 2 + 3).fill(1);
  for (const need of document.musts) marks[need] = 0;
  for (const need of document.nices) marks[needs + need] = 0;
  if (document.asked) marks[needs * 2] = 0;
  if (document.acceptsRemote) marks[needs * 2 + 1] = 0;
  if (document.nices.length > 0) marks[needs * 2 + 2] = 0;
  return {
    id: document.id,
    order: document.opportunities,
    tokens: document.tokens,
    figures: [document.wageFloor ?? -1],
    marks,
    lifts: noLifts,
  };
}

/** Lays a position's query over a segment of students. */
export function layStudents(shelf: Shelf, query: StudentQuery, where: readonly Test[]): Laid {
  const { segment } = shelf;
  const needs = query.grades.length / 2;
  const candidates = segment.live.slice();
  for (const test of query.all) andInto(candidates, passing(shelf, test));
  for (const test of where) andInto(candidates, passing(shelf, test));
  const meeting = (its: Bits, grade: number) => {
    if (grade < 2) andInto(its, segment.marks[needs * 2]!);
    andNotInto(its, worseThan(segment, query, 0, grade));
  };
  const planes = query.criteria.map((criterion) =>
    criterion.some((tier) => 'nicesMet' in tier.test)
      ? layPlanes(
          criterion.map((tier) => ({
            steps: tier.points / query.step,
            bits: 'nicesMet' in tier.test ? nicesMet(segment, query) : passing(shelf, tier.test),
          })),
          segment.size,
        )
      : planesOf(shelf, criterion, query.step),
  );
  return { shelf, classAt: byClass(candidates, meeting), planes: joinPlanes(planes) };
}

/** Those who have, among the marks that start at `first`, a need that the position meets worse than `grade`. */
function worseThan(segment: Segment, query: StudentQuery, first: number, grade: number): Bits {
  const needs = query.grades.length / 2;
  const without = emptyBits(segment.size);
  const withRemote = emptyBits(segment.size);
  for (let need = 0; need < needs; need += 1) {
    const having = segment.marks[first + need]!;
    if (query.grades[need]! > grade) orInto(without, having);
    if (query.grades[needs + need]! > grade) orInto(withRemote, having);
  }
  const acceptsRemote = segment.marks[needs * 2 + 1]!;
  for (let i = 0; i < without.length; i += 1) {
    without[i] = (without[i]! & ~acceptsRemote[i]!) | (withRemote[i]! & acceptsRemote[i]!);
  }
  return without;
}

function nicesMet(segment: Segment, query: StudentQuery): Bits {
  const needs = query.grades.length / 2;
  const met = segment.marks[needs * 2 + 2]!.slice();
  andNotInto(met, worseThan(segment, query, needs, 0));
  return met;
}
