import { expect } from 'vitest';
import type { Asked, Hit, Search } from '../../search/index.ts';
import { classes, type PositionFacts, type StudentFacts } from '../../src/matching/facts.ts';
import type { Match } from '../../src/matching/match.ts';
import { positionQueryFor, studentQueryFor } from '../../src/matching/queries.ts';
import type { Rulebook } from '../../src/matching/rulebook.ts';
import {
  compareNearMisses,
  comparePositions,
  compareStudents,
  explain,
  openingsFor,
} from '../../src/matching/rules.ts';
import { isOpen } from '../../src/matching/rules-conditions.ts';

/** What brute force over the rules finds for a student, in order. */
export function positionsByRules(book: Rulebook, student: StudentFacts, all: readonly PositionFacts[], today: string) {
  return all
    .map((position) => ({ position, match: explain(book, student, position, today), serial: position.serial }))
    .filter((each): each is typeof each & { match: Match } => !('refused' in each.match))
    .sort(comparePositions);
}

export function studentsByRules(book: Rulebook, position: PositionFacts, all: readonly StudentFacts[], today: string) {
  return all
    .map((student) => ({ match: explain(book, student, position, today), ...student }))
    .filter((each): each is typeof each & { match: Match } => !('refused' in each.match))
    .sort(compareStudents);
}

export function nearMissesByRules(book: Rulebook, student: StudentFacts, all: readonly PositionFacts[], today: string) {
  return positionsByRules(book, student, all, today)
    .map((each) => ({ ...each, openings: openingsFor(book, student, each.position) }))
    .filter((each) => each.openings.length > 0)
    .sort(compareNearMisses);
}

const hitOf = ({ match, serial }: { match: Match; serial: number }): Hit => ({
  id: serial,
  grade: classes.indexOf(match.class),
  fit: match.fit,
});
const countsOf = (all: readonly { match: Match }[]) =>
  classes.map((name) => all.filter(({ match }) => match.class === name).length);

type World = { readonly students: readonly StudentFacts[]; readonly positions: readonly PositionFacts[] };

/** Holds every answer of an engine about positions against brute force over the rules; a page for each student. */
export async function expectPositionsAsRules(
  book: Rulebook,
  open: () => Asked,
  world: World,
  today: string,
): Promise<void> {
  for (const student of world.students) {
    const search = open();
    const query = positionQueryFor(book, student, today);
    const right = positionsByRules(book, student, world.positions, today);
    const all = await search.positionsFor(query, { offset: 0, limit: 1000, count: true });
    expect(all.hits).toEqual(right.map(hitOf));
    expect(all.counts).toEqual(countsOf(right));
    const few = await search.positionsFor(query, { offset: 1, limit: 3 });
    expect(few.hits).toEqual(right.slice(1, 4).map(hitOf));
    const gaps = await search.positionsFor(query, { offset: 0, limit: 2, grades: [3] });
    expect(gaps.hits).toEqual(
      right
        .filter(({ match }) => match.class === 'gap')
        .slice(0, 2)
        .map(hitOf),
    );
    const ranks = await search.ranksOf(
      query,
      world.positions.map((position) => position.serial),
    );
    expect([...ranks]).toEqual(expect.arrayContaining(right.map(({ serial }, index) => [serial, index + 1])));
    expect(ranks.size).toBe(right.length);
    const missed = nearMissesByRules(book, student, world.positions, today);
    const opensOf = ({ openings }: (typeof missed)[number]) =>
      Math.min(...openings.map((opening) => classes.indexOf(opening.class)));
    const near = await search.nearMisses(query, { offset: 0, limit: 1000, count: true });
    expect(near.hits).toEqual(
      missed.map((each) => ({
        ...hitOf(each),
        opens: opensOf(each),
      })),
    );
    expect(near.counts).toEqual(classes.map((_, grade) => missed.filter((each) => opensOf(each) === grade).length));
  }
}

/** Holds every answer of an engine about a world against brute force over the rules. */
export async function expectSameAsRules(book: Rulebook, search: Search, world: World, today: string): Promise<void> {
  await expectPositionsAsRules(book, () => search, world, today);
  for (const position of world.positions.filter((each) => isOpen(each, today))) {
    const right = studentsByRules(book, position, world.students, today);
    const found = await search.studentsFor(studentQueryFor(book, position), { offset: 0, limit: 1000, count: true });
    expect(found.hits).toEqual(right.map(hitOf));
    expect(found.counts).toEqual(countsOf(right));
  }
}
