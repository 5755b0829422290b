import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { studentDocument } from '../../src/matching/documents.ts';
import type { PositionFacts, StudentFacts } from '../../src/matching/facts.ts';
import type { Match } from '../../src/matching/match.ts';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { explain } from '../../src/matching/rules.ts';
import { eachOf, makeAudience } from '../../src/matching/rules-audience.ts';
import { bandOf, greatestGain } from '../../src/matching/rules-fairness.ts';
import { countIn, gainsOf, openSurvey, openedBy, withFeature } from '../../src/matching/rules-survey.ts';
import { worldArb, worlds, worldToday } from '../support/world.ts';

const surveyOf = (students: readonly StudentFacts[]) =>
  openSurvey(
    book,
    makeAudience(
      book.needs.length,
      students.map((student) => studentDocument(book, student)),
    ),
  );
/** Open for the survey: whether a position is open, its caller asks. */
const opened = (positions: readonly PositionFacts[]): PositionFacts[] =>
  positions.map((position) => ({ ...position, open: true, placesLeft: 1, closesOn: null }));
const matchOf = (student: StudentFacts, position: PositionFacts): Match | null => {
  const match = explain(book, student, position, worldToday);
  return 'refused' in match ? null : match;
};

test('no position, one to four, and five and more are three bands', () => {
  expect([0, 1, 4, 5, 6].map(bandOf)).toEqual([0, 1, 1, 2, 2]);
});

describe('a survey', () => {
  test('counts what the rules say of every pair', () => {
    fc.assert(
      fc.property(worldArb(8, 8), ({ students, positions: drawn }) => {
        const positions = opened(drawn);
        const survey = surveyOf(students);
        for (const position of positions) countIn(survey, position);
        const pairs = students.map((student) => positions.flatMap((position) => matchOf(student, position) ?? []));
        expect([...survey.positions]).toEqual(
          pairs.map(
            (matches) => matches.filter((match) => match.class === 'ready' || match.class === 'on_request').length,
          ),
        );
        const musts = pairs.flat().flatMap((match) => match.needs.filter((need) => need.importance === 'must'));
        book.needs.forEach(({ id }, at) => {
          const its = musts.filter((need) => need.need === id);
          expect(survey.pairs[at]).toBe(its.length);
          expect(survey.closed[at]).toBe(its.filter((need) => need.verdict === 'gap').length);
        });
      }),
      { numRuns: worlds },
    );
  });

  test('knows for every feature how many pairs it would open, as the rules do with the feature stated has', () => {
    fc.assert(
      fc.property(worldArb(8, 4), ({ students, positions }) => {
        const survey = surveyOf(students);
        for (const position of opened(positions)) {
          const gains = countIn(survey, position);
          expect(gainsOf(survey, position)).toEqual(gains);
          book.features.forEach((feature, at) => {
            const better = withFeature(position, feature);
            const right = students.flatMap((student, index) => {
              const [before, after] = [matchOf(student, position), matchOf(student, better)];
              return before?.class === 'gap' && after?.class !== 'gap' ? [index] : [];
            });
            expect([feature, gains.get(at) ?? 0]).toEqual([feature, right.length]);
            const found: number[] = [];
            eachOf(openedBy(survey, position, feature), (index) => found.push(index));
            expect([feature, found]).toEqual([feature, right]);
          });
        }
      }),
      { numRuns: Math.ceil(worlds / 10) },
    );
  });
});

test('the greatest gain is the one with most pairs, then the lower employer number, then the earlier feature', () => {
  const gains = new Map([
    [7, new Map([[3, 5]])],
    [
      4,
      new Map([
        [9, 8],
        [2, 8],
        [1, 0],
      ]),
    ],
    [9, new Map([[0, 8]])],
  ]);
  expect(greatestGain(gains, () => false)).toEqual({ employer: 4, feature: 2, pairs: 8 });
  expect(greatestGain(gains, (employer) => employer === 4)).toEqual({ employer: 9, feature: 0, pairs: 8 });
  expect(greatestGain(gains, () => true)).toBeNull();
  expect(greatestGain(new Map([[1, new Map([[1, 0]])]]), () => false)).toBeNull();
});
