import type { PositionDocument } from '../documents.ts';
import { unpackLift } from '../documents.ts';
import type { PositionQuery, Test } from '../port.ts';
import { bestOf, countBefore, fitOf, type Planes } from './best.ts';
import { andInto, andNotInto, countBits, eachBit, emptyBits, hasBit, setBit, type Bits } from './bits.ts';
import { figureAtLeast, joinPlanes, markOf, passing, planesOf, type Shelf } from './lookup.ts';
import type { Row, Shape } from './segment.ts';

/** Positions in a segment: rank order is quality descending, then id. */
export const positionShape = (needs: number): Shape => ({
  figures: ['closesOn', 'wageMin', 'wageMax'],
  marks: needs * 2,
  steps: 3,
});

export function positionRow(document: PositionDocument): Row {
  return {
    id: document.id,
    order: -document.quality,
    tokens: document.tokens,
    figures: [document.closesOn, document.wageMin ?? -1, document.wageMax ?? -1],
    marks: document.grades,
    lifts: document.lifts,
  };
}

/** One query laid over one segment: the candidates of each class, and the planes of their fit. */
export type Laid = {
  readonly shelf: Shelf;
  /** The candidates of a class, grade 0–3; better classes are worked out on the way. */
  readonly classAt: (grade: number) => Bits;
  readonly planes: Planes;
};

/** Works classes out best first, each when it is asked for: most questions are answered by the first. */
export function byClass(candidates: Bits, meeting: (its: Bits, grade: number) => void): (grade: number) => Bits {
  const classes: Bits[] = [];
  return (wanted) => {
    while (classes.length <= wanted) {
      const its = classes.length < 3 ? candidates.slice() : candidates;
      if (classes.length < 3) {
        meeting(its, classes.length);
        andNotInto(candidates, its);
      }
      classes.push(its);
    }
    return classes[wanted]!;
  };
}

/** Lays a query over a segment. */
export function layPositions(shelf: Shelf, query: PositionQuery, where: readonly Test[]): Laid {
  const { segment } = shelf;
  const candidates = segment.live.slice();
  andInto(candidates, figureAtLeast(shelf, 'closesOn', query.today));
  for (const test of query.all) andInto(candidates, passing(shelf, test));
  for (const test of where) andInto(candidates, passing(shelf, test));
  const marks = query.musts.map((need) => markOf(segment, need, query.acceptsRemote) * segment.steps);
  const meeting = (its: Bits, grade: number) => {
    if (grade < 2 && !query.asked) its.fill(0);
    else for (const mark of marks) andInto(its, segment.marks[mark + grade]!);
  };
  return {
    shelf,
    classAt: byClass(candidates, meeting),
    planes: joinPlanes(query.criteria.map((each) => planesOf(shelf, each, query.step))),
  };
}

/**
 * Of the class `gap`: for each better grade the positions where one single feature would give that grade at best.
 * Every must-need that is a gap has to be lifted by the same feature; the others count with what it gives them too.
 */
export function openingsIn(laid: Laid, query: PositionQuery): readonly Bits[] {
  const { segment } = laid.shelf;
  const opens = [0, 1, 2].map(() => emptyBits(segment.size));
  const current = new Uint8Array(64);
  const lifted = new Map<number, Uint8Array>();
  eachBit(laid.classAt(3), (ordinal) => {
    readGrades(laid.shelf, query, ordinal, current);
    const best = bestOpening(segment.lifts, ordinal, query, current, lifted);
    if (best < 3) setBit(opens[best]!, ordinal);
  });
  return opens;
}

function readGrades(shelf: Shelf, query: PositionQuery, ordinal: number, into: Uint8Array): void {
  const { marks, steps } = shelf.segment;
  for (const need of query.musts) {
    const mark = markOf(shelf.segment, need, query.acceptsRemote) * steps;
    let grade = 0;
    while (grade < steps && !hasBit(marks[mark + grade]!, ordinal)) grade += 1;
    into[need] = grade;
  }
}

function bestOpening(
  lifts: Shelf['segment']['lifts'],
  ordinal: number,
  query: PositionQuery,
  current: Uint8Array,
  lifted: Map<number, Uint8Array>,
): number {
  lifted.clear();
  for (let i = lifts.offsets[ordinal]!; i < lifts.offsets[ordinal + 1]!; i += 1) {
    const lift = unpackLift(lifts.values[i]!);
    if (lift.remote !== query.acceptsRemote || !query.musts.includes(lift.need)) continue;
    let grades = lifted.get(lift.feature);
    if (!grades) lifted.set(lift.feature, (grades = Uint8Array.from(current)));
    grades[lift.need] = lift.grade;
  }
  let best = 3;
  for (const grades of lifted.values()) {
    let worst = 0;
    for (const need of query.musts) worst = Math.max(worst, grades[need]!);
    best = Math.min(best, worst);
  }
  return best;
}

export const bestOfClass = (laid: Laid, mask: Bits, k: number) => bestOf(mask, laid.planes, k);
export const countsOf = (laid: Laid) => [0, 1, 2, 3].map((grade) => countBits(laid.classAt(grade)));

/** Grade and fit (in steps) of a candidate, or null when the document is none. */
export function standingOf(laid: Laid, ordinal: number): { grade: number; fit: number } | null {
  const grade = [0, 1, 2, 3].findIndex((each) => hasBit(laid.classAt(each), ordinal));
  return grade < 0 ? null : { grade, fit: fitOf(laid.planes, ordinal) };
}

/** How many candidates of this segment come before a document of that grade and fit that would stand at `at`. */
export function countAhead(laid: Laid, grade: number, fit: number, at: number): number {
  let better = 0;
  for (let each = 0; each < grade; each += 1) better += countBits(laid.classAt(each));
  return better + countBefore(laid.classAt(grade), laid.planes, fit, at);
}
