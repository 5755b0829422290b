import type { PositionDocument } from '../documents.ts';
import type { PositionQuery, Test } from '../port.ts';
import { fitOver } from './fit.ts';
import type { Laid } from './laid.ts';
import { clauseOf, figureAtLeast, markOf } from './lookup.ts';
import { passInto, type Clause } from './program.ts';
import type { Row, Shape } from './segment.ts';
import { clear, lendAny, type Shelf } from './shelf.ts';

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

/** Lays a query over a segment. */
export function layPositions(shelf: Shelf, query: PositionQuery, where: readonly Test[]): Laid {
  clear(shelf);
  const { segment } = shelf;
  const clauses = [...query.all, ...where].map((test) => clauseOf(shelf, test));
  const open: Clause = { kind: 'all', sets: [segment.live, figureAtLeast(shelf, 'closesOn', query.today)] };
  const candidates: Clause = { kind: 'all', sets: [passInto(shelf, [open, ...clauses], lendAny(shelf))] };
  const marks = query.musts.map((need) => markOf(segment, need, query.acceptsRemote) * segment.steps);
  const met = (grade: number) => marks.map((mark) => segment.marks[mark + grade]!);
  return {
    shelf,
    classAt: (grade) => [candidates, ...(query.asked ? classWhen(grade, met) : classUnasked(grade, met))],
    fit: fitOver(shelf, query.criteria, query.step),
  };
}

type Met = (grade: number) => Clause['sets'];

/** All must-needs are met at this grade, and not all of them at the one before. */
function classWhen(grade: number, met: Met): Clause[] {
  const better: Clause[] = grade > 0 ? [{ kind: 'notAll', sets: met(grade - 1) }] : [];
  return grade < 3 ? [{ kind: 'all', sets: met(grade) }, ...better] : better;
}

/** No class is better than `to_verify` for somebody who has not been asked. */
function classUnasked(grade: number, met: Met): Clause[] {
  if (grade < 2) return [{ kind: 'any', sets: [] }];
  return [{ kind: grade === 2 ? 'all' : 'notAll', sets: met(2) }];
}
