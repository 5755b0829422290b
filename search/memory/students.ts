import type { StudentDocument } from '../documents.ts';
import type { StudentQuery, Test } from '../port.ts';
import type { Bits } from './bits.ts';
import { fitOver } from './fit.ts';
import type { Laid } from './laid.ts';
import { clauseOf } from './lookup.ts';
import { passInto, type Clause } from './program.ts';
import type { Row, Shape } from './segment.ts';
import { clear, lendAny, type Shelf } from './shelf.ts';

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
  clear(shelf);
  const { segment } = shelf;
  const needs = query.grades.length / 2;
  const clauses = [...query.all, ...where].map((test) => clauseOf(shelf, test));
  const live: Clause = { kind: 'all', sets: [segment.live] };
  const candidates: Clause = { kind: 'all', sets: [passInto(shelf, [live, ...clauses], lendAny(shelf))] };
  const asked: Clause = { kind: 'all', sets: [segment.marks[needs * 2]!] };
  const metAt = [0, 1, 2].map((grade) => needsMet(shelf, query, 0, grade, grade < 2 ? [asked] : []));
  return {
    shelf,
    classAt: (grade) => [
      candidates,
      ...(grade < 3 ? [{ kind: 'all', sets: [metAt[grade]!] } as const] : []),
      ...(grade > 0 ? [{ kind: 'none', sets: [metAt[grade - 1]!] } as const] : []),
    ],
    fit: fitOver(shelf, query.criteria, query.step, (test) => ('nicesMet' in test ? [nicesMet(shelf, query)] : null)),
  };
}

/** Those of whom the position meets, at this grade or better, all needs among the marks that start at `first`. */
function needsMet(shelf: Shelf, query: StudentQuery, first: number, grade: number, also: readonly Clause[]): Bits {
  const { marks } = shelf.segment;
  const needs = query.grades.length / 2;
  const remote = [marks[needs * 2 + 1]!];
  const worse = (from: number) =>
    marks.slice(first, first + needs).filter((_, need) => query.grades[from + need]! > grade);
  const here = passInto(shelf, [{ kind: 'none', sets: [...remote, ...worse(0)] }], lendAny(shelf));
  const atHome: Clause[] = [
    { kind: 'all', sets: remote },
    { kind: 'none', sets: worse(needs) },
  ];
  const away = passInto(shelf, atHome, lendAny(shelf));
  return passInto(shelf, [{ kind: 'any', sets: [here, away] }, ...also], lendAny(shelf));
}

/** Those who have nice-needs, all of which the position meets. */
function nicesMet(shelf: Shelf, query: StudentQuery): Bits {
  const needs = query.grades.length / 2;
  return needsMet(shelf, query, needs, 0, [{ kind: 'all', sets: [shelf.segment.marks[needs * 2 + 2]!] }]);
}
