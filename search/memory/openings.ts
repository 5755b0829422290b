import { unpackLift } from '../documents.ts';
import type { PositionQuery } from '../port.ts';
import { eachBit, hasBit, setBit, type Bits } from './bits.ts';
import type { Laid } from './laid.ts';
import { markOf } from './lookup.ts';
import { passInto } from './program.ts';
import { lend, lendAny, type Shelf } from './shelf.ts';

/**
 * Of the class `gap`: for each better grade the positions where one single feature would give that grade at best.
 * Every must-need that is a gap has to be lifted by the same feature; the others count with what it gives them too.
 */
export function openingsIn(laid: Laid, query: PositionQuery): readonly Bits[] {
  const { shelf } = laid;
  const opens = [lend(shelf), lend(shelf), lend(shelf)];
  const current = new Uint8Array(64);
  const lifted = new Map<number, Uint8Array>();
  eachBit(passInto(shelf, laid.classAt(3), lendAny(shelf)), (ordinal) => {
    readGrades(shelf, query, ordinal, current);
    const best = bestOpening(shelf.segment.lifts, ordinal, query, current, lifted);
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
