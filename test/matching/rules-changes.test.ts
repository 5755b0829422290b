import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import type { PositionFacts, StudentFacts } from '../../src/matching/facts.ts';
import type { Match } from '../../src/matching/match.ts';
import {
  isQuiet,
  isSame,
  isSameMatch,
  matchChanges,
  positionChanges,
  studentChanges,
} from '../../src/matching/rules-changes.ts';
import { gives, sinceKept } from '../../src/matching/rules-verify.ts';
import { explain } from '../../src/matching/rules.ts';
import { positionArb, studentArb, worlds, worldToday as today } from '../support/world.ts';

const holds = <T>(property: fc.IRawProperty<T>) => fc.assert(property, { numRuns: worlds });
/** Pairs that match: no hard condition keeps them apart. */
const pair = fc.tuple(studentArb(1), positionArb(1)).map(([student, position]): [StudentFacts, PositionFacts] => [
  { ...student, seeks: ['job', 'internship'], education: '研究生及以上' },
  { ...position, open: true, closesOn: null, placesLeft: 1, majorRule: null, categoryRule: null },
]);

function matchOf(student: StudentFacts, position: PositionFacts): Match {
  const match = explain(book, student, position, today);
  if ('refused' in match) throw new Error(match.refused.join());
  return match;
}

const keysOf = <F extends object>(facts: F) => Object.keys(facts) as (keyof F)[];

describe('what has changed since a match was kept', () => {
  test('nothing, when the pair is re-run as it was', () => {
    holds(
      fc.property(pair, ([student, position]) => {
        const kept = { book, student, position, today };
        const match = matchOf(student, position);
        expect(gives(kept, match)).toBe(true);
        expect(sinceKept(kept, match, kept)).toMatchObject({ quiet: true, student: [], position: [], edition: null });
      }),
    );
  });

  test('each fact by itself is said to have changed exactly when it has', () => {
    holds(
      fc.property(studentArb(1), studentArb(1), positionArb(1), positionArb(1), (one, other, here, there) => {
        for (const fact of keysOf(one)) {
          const changes = studentChanges(one, { ...one, [fact]: other[fact] });
          expect([fact, changes.length === 0]).toEqual([fact, isSame(one[fact], other[fact], 'sets')]);
        }
        for (const fact of keysOf(here)) {
          const changes = positionChanges(here, { ...here, [fact]: there[fact] });
          expect([fact, changes.length === 0]).toEqual([fact, isSame(here[fact], there[fact], 'sets')]);
          expect(changes.every((each) => each.fact === fact)).toBe(true);
        }
      }),
    );
  });

  test('the order of a list is no change', () => {
    holds(
      fc.property(pair, ([student, position]) => {
        const turned = { ...student, majors: student.majors.toReversed(), regions: student.regions.toReversed() };
        expect(studentChanges(student, turned)).toEqual([]);
        expect(positionChanges(position, { ...position, majors: position.majors.toReversed() })).toEqual([]);
      }),
    );
  });

  test('of a certificate it is said that it changed, and never what it says', () => {
    holds(
      fc.property(studentArb(1), studentArb(1), (one, other) => {
        const { certificateCategory, certificateLevel, components } = other;
        const changes = studentChanges(one, { ...one, certificateCategory, certificateLevel, components });
        expect([[], [{ fact: 'disability' }]]).toContainEqual(changes);
      }),
    );
  });

  test('no verdict, point or flag changes without being said', () => {
    holds(
      fc.property(pair, pair, ([student, position], [herNow, itNow]) => {
        const match = matchOf(student, position);
        const now = matchOf(herNow, itNow);
        const changes = matchChanges(match, now);
        expect(changes.refused).toBeNull();
        expect(changes.class?.now ?? match.class).toBe(now.class);
        expect(changes.fit?.now ?? match.fit).toBe(now.fit);
        expect(changes.flags?.now ?? match.flags).toEqual(now.flags);
        expect(isSameMatch(changes)).toBe(isSame({ ...match, quality: now.quality }, now));
        for (const need of now.needs) {
          const said = changes.needs.find((each) => each.need === need.need)?.now;
          expect(said ?? match.needs.find((each) => each.need === need.need)).toEqual(need);
        }
        for (const { criterion, tier, points } of now.criteria) {
          const said = changes.criteria.find((each) => each.criterion === criterion)?.now;
          expect(said ?? match.criteria.find((each) => each.criterion === criterion)).toMatchObject({ tier, points });
        }
      }),
    );
  });

  test('what only breaks ties is quiet; everything else is loud', () => {
    holds(
      fc.property(pair, ([student, position]) => {
        const match = matchOf(student, position);
        const later = { ...position, quality: position.quality === 0 ? 1 : 0 };
        const changes = matchChanges(match, matchOf(student, later));
        const facts = positionChanges(position, later);
        expect(facts.map((each) => each.fact)).toEqual(['quality']);
        expect(isQuiet(changes, studentChanges(student, { ...student, opportunities: 9 }), facts)).toBe(true);
        const wage = positionChanges(position, { ...position, wageMin: 12_345 });
        expect(isQuiet(changes, [], wage)).toBe(false);
      }),
    );
  });

  test('a pair that is none any more names the edition and every obstacle', () => {
    holds(
      fc.property(pair, ([student, position]) => {
        const match = matchOf(student, position);
        const newer = { ...book, edition: { ...book.edition, id: '2027-1', digest: 'another' } };
        const closed = { book: newer, student, position: { ...position, open: false }, today };
        const since = sinceKept({ book, student, position, today }, match, closed);
        expect(since.quiet).toBe(false);
        expect(since.edition).toEqual({ before: book.edition.id, now: '2027-1' });
        expect(since.obstacles).toEqual([{ condition: 'open', why: ['closed'], closesOn: position.closesOn }]);
      }),
    );
  });
});

test('gives says no of a match that is not what the facts give', () => {
  holds(
    fc.property(pair, ([student, position]) => {
      const match = matchOf(student, position);
      expect(gives({ book, student, position, today }, { ...match, fit: match.fit + 5 })).toBe(false);
    }),
  );
});
