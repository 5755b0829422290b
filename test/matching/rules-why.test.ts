import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import type { PositionFacts, StudentFacts } from '../../src/matching/facts.ts';
import { obstaclesOf } from '../../src/matching/rules-why.ts';
import { explain } from '../../src/matching/rules.ts';
import { positionArb, studentArb, worlds, worldToday as today } from '../support/world.ts';
import { position, student } from './pair.ts';

const why = (ofHer: Partial<StudentFacts>, ofIt: Partial<PositionFacts>) =>
  obstaclesOf({ ...student, ...ofHer }, { ...position, ...ofIt }, today);

test('what keeps a pair apart is exactly what the rules refuse it for, in their order', () => {
  fc.assert(
    fc.property(studentArb(1), positionArb(1), (anybody, anything) => {
      const match = explain(book, anybody, anything, today);
      const refused = 'refused' in match ? match.refused : [];
      expect(obstaclesOf(anybody, anything, today).map((obstacle) => obstacle.condition)).toEqual(refused);
    }),
    { numRuns: worlds },
  );
});

test('a pair that matches has no obstacle', () => {
  expect(why({}, {})).toEqual([]);
});

test('nobody can apply: closed, past and full are each named, with the last day', () => {
  expect(why({}, { open: false, closesOn: '2026-11-21', placesLeft: 0 })).toEqual([
    { condition: 'open', why: ['closed', 'past', 'full'], closesOn: '2026-11-21' },
  ]);
  expect(why({}, { placesLeft: 0 })).toEqual([{ condition: 'open', why: ['full'], closesOn: today }]);
});

test('kind and education stand with what is asked and what is there', () => {
  expect(why({ education: null, seeks: [] }, { education: '研究生及以上' })).toEqual([
    { condition: 'kind', asks: 'job', has: [] },
    { condition: 'education', asks: '研究生及以上', has: null },
  ]);
});

test('a required major stands with every class and discipline that hers could have been named by', () => {
  const majors = [{ level: 'class' as const, name: '法学类' }];
  const [obstacle] = why({}, { majors, majorRule: 'required' });
  expect(obstacle).toMatchObject({
    condition: 'major',
    asks: majors,
    has: [
      {
        name: '软件工程',
        classes: expect.arrayContaining(['计算机类']),
        disciplines: expect.arrayContaining(['工学']),
      },
    ],
  });
  expect(why({}, { majors, majorRule: 'preferred' })).toEqual([]);
});

test('an accepted essential duty stands with the categories that it names, and never says what her certificate says', () => {
  const categories = [{ category: '1', mostSevereLevel: 1 }] as const;
  const limited = { categories, categoryRule: 'essential' } as const;
  expect(why({}, limited)).toEqual([{ condition: 'category', asks: categories, onRecord: true }]);
  const nothing = { certificateCategory: null, certificateLevel: null, components: [] };
  expect(why(nothing, limited)).toEqual([{ condition: 'category', asks: categories, onRecord: false }]);
});
