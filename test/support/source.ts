import type { Source } from '../../search/index.ts';
import { positionDocument, studentDocument } from '../../src/matching/documents.ts';
import type { PositionFacts, StudentFacts } from '../../src/matching/facts.ts';
import type { Rulebook } from '../../src/matching/rulebook.ts';
import { isOpen } from '../../src/matching/rules-conditions.ts';

/** A world in memory as a source of documents, with its stream of changes. */
export function worldSource(book: Rulebook, world: { students: StudentFacts[]; positions: PositionFacts[] }) {
  const changed: { positions: number[]; students: number[] } = { positions: [], students: [] };
  const indexed = (position: PositionFacts) => isOpen({ ...position, closesOn: null }, '');
  const after = <F extends { serial: number }, D>(all: readonly F[], make: (facts: F) => D) => {
    return async (id: number, limit: number) => {
      const some = all.filter((facts) => facts.serial > id).slice(0, limit);
      return { documents: some.map(make), last: some.length === limit ? some.at(-1)!.serial : null };
    };
  };
  const positions = () => world.positions.filter(indexed);
  const source: Source = {
    needs: book.needs.length,
    mark: async () => '',
    changesSince: async () => ({
      mark: '',
      positions: changed.positions.splice(0),
      students: changed.students.splice(0),
    }),
    positionsAfter: (id, limit) => after(positions(), (each) => positionDocument(book, each))(id, limit),
    studentsAfter: (id, limit) => after(world.students, (each) => studentDocument(book, each))(id, limit),
    positionsById: async (ids) =>
      positions()
        .filter((each) => ids.includes(each.serial))
        .map((each) => positionDocument(book, each)),
    studentsById: async (ids) =>
      world.students.filter((each) => ids.includes(each.serial)).map((each) => studentDocument(book, each)),
  };
  const put = <F extends { serial: number }>(all: F[], facts: F) => {
    const at = all.findIndex((each) => each.serial === facts.serial);
    if (at < 0) all.push(facts);
    else all[at] = facts;
  };
  return {
    source,
    putPosition(facts: PositionFacts): void {
      put(world.positions, facts);
      changed.positions.push(facts.serial);
    },
    putStudent(facts: StudentFacts): void {
      put(world.students, facts);
      changed.students.push(facts.serial);
    },
    removePosition(serial: number): void {
      world.positions.splice(0, Infinity, ...world.positions.filter((each) => each.serial !== serial));
      changed.positions.push(serial);
    },
  };
}
