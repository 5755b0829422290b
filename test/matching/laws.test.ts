import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedRulebook as book } from '../../src/matching/edition.ts';
import { classes, type PositionFacts, type StudentFacts } from '../../src/matching/facts.ts';
import type { Match } from '../../src/matching/match.ts';
import { explain, explainFor, openingsFor } from '../../src/matching/rules.ts';
import { demands, features, needs, type DisabilityCategory } from '../../src/reference/index.ts';
import { positionArb, studentArb, worlds, worldToday as today } from '../support/world.ts';

/** A pair that no hard condition keeps apart, so that its class can be looked at. */
const open = (student: StudentFacts, position: PositionFacts): [StudentFacts, PositionFacts] => [
  { ...student, seeks: ['job', 'internship'], education: '研究生及以上' },
  {
    ...position,
    open: true,
    placesLeft: 1,
    closesOn: null,
    majorRule: position.majors.length > 0 ? 'preferred' : null,
    categoryRule: position.categories.length > 0 ? 'stated' : null,
  },
];
const pair = fc.tuple(studentArb(1), positionArb(1)).map(([student, position]) => open(student, position));

function matchOf(student: StudentFacts, position: PositionFacts): Match {
  const match = explain(book, student, position, today);
  if ('refused' in match) throw new Error(`refused: ${match.refused.join()}`);
  return match;
}
const classAt = (student: StudentFacts, position: PositionFacts) => classes.indexOf(matchOf(student, position).class);
const holds = <T>(property: fc.IRawProperty<T>) => fc.assert(property, { numRuns: worlds });
const feature = fc.constantFrom(...features.map((each) => each.id));
const need = fc.constantFrom(...needs.map((each) => each.id));
const demand = fc.constantFrom(...demands.map((each) => each.id));

describe('laws of a match', () => {
  test('points add up to fit, and fit is a multiple of 5 from 0 to 100', () => {
    holds(
      fc.property(pair, ([student, position]) => {
        const match = matchOf(student, position);
        expect(match.fit).toBe(match.criteria.reduce((sum, each) => sum + each.points, 0));
        expect(match.fit % 5).toBe(0);
        expect(match.fit >= 0 && match.fit <= 100).toBe(true);
      }),
    );
  });

  test('stating one more feature as `has` never lowers a class', () => {
    holds(
      fc.property(pair, feature, ([student, position], id) => {
        const better = { ...position, features: { ...position.features, [id]: 'has' as const } };
        expect(classAt(student, better)).toBeLessThanOrEqual(classAt(student, position));
      }),
    );
  });

  test('confirming one more must-need other than fully remote work never raises the class of a student who was asked', () => {
    holds(
      fc.property(pair, need, ([student, position], id) => {
        fc.pre(id !== 'N_REMOTE');
        const asked = { ...student, needsConfirmed: true };
        const more = { ...asked, needs: { ...asked.needs, [id]: 'must' as const } };
        expect(classAt(more, position)).toBeGreaterThanOrEqual(classAt(asked, position));
      }),
    );
  });

  test('a demand never raises a class, and making it core never does', () => {
    holds(
      fc.property(pair, demand, ([student, position], id) => {
        const { [id]: _gone, ...others } = position.demands;
        const without = classAt(student, { ...position, demands: others });
        const incidental = classAt(student, { ...position, demands: { ...others, [id]: 'incidental' } });
        const core = classAt(student, { ...position, demands: { ...others, [id]: 'core' } });
        expect(incidental).toBeGreaterThanOrEqual(without);
        expect(core).toBeGreaterThanOrEqual(incidental);
      }),
    );
  });

  test('category and level change no class, no need and no points but those of the category', () => {
    const category = fc.constantFrom<DisabilityCategory>('1', '2', '3', '4', '5', '6', '7');
    holds(
      fc.property(pair, category, fc.constantFrom(1, 2, 3, 4), ([student, position], certificateCategory, level) => {
        const other = {
          ...student,
          certificateCategory,
          certificateLevel: level,
          components: [{ category: certificateCategory === '7' ? ('1' as const) : certificateCategory, level }],
        };
        const plain = ({ fit: _fit, flags, criteria, ...rest }: Match) => ({
          ...rest,
          flags: flags.filter((each) => each !== 'review'),
          criteria: criteria.filter((each) => each.criterion !== 'category'),
        });
        expect(plain(matchOf(other, position))).toEqual(plain(matchOf(student, position)));
      }),
    );
  });

  test('accepting remote work never lowers a class', () => {
    holds(
      fc.property(pair, ([student, position]) => {
        const accepting = { ...student, acceptsRemote: true };
        expect(classAt(accepting, position)).toBeLessThanOrEqual(
          classAt({ ...student, acceptsRemote: false }, position),
        );
      }),
    );
  });

  test('remote work is in no evidence and no opening for a student who does not accept it', () => {
    holds(
      fc.property(pair, ([student, position]) => {
        const { N_REMOTE: _gone, ...others } = student.needs;
        const refusing = { ...student, acceptsRemote: false, needs: others };
        const evidence = matchOf(refusing, position).needs.flatMap((each) =>
          each.evidence.map((basis) => basis.feature),
        );
        const openings = openingsFor(book, refusing, position).map((each) => each.feature);
        expect([...evidence, ...openings]).not.toContain('F_REMOTE_FULL');
      }),
    );
  });

  test('no pair with a must-need in `gap` is above the class `gap`, and no other pair is in it', () => {
    holds(
      fc.property(pair, ([student, position]) => {
        const match = matchOf(student, position);
        const gap = match.needs.some((each) => each.importance === 'must' && each.verdict === 'gap');
        expect(match.class === 'gap').toBe(gap);
      }),
    );
  });

  test('every opening opens to the class it says, and no other single feature does', () => {
    holds(
      fc.property(pair, ([student, position]) => {
        const openings = new Map(openingsFor(book, student, position).map((each) => [each.feature, each.class]));
        const before = matchOf(student, position).class;
        const accepts = student.acceptsRemote || (student.needsConfirmed && student.needs['N_REMOTE'] === 'must');
        for (const { id } of features) {
          const after = matchOf(student, { ...position, features: { ...position.features, [id]: 'has' } }).class;
          const opens = before === 'gap' && after !== 'gap' && (id !== 'F_REMOTE_FULL' || accepts);
          expect(openings.get(id)).toBe(opens ? after : undefined);
        }
      }),
    );
  });

  test('one explanation after another of one student is what each would be by itself', () => {
    holds(
      fc.property(studentArb(1), fc.array(positionArb(1), { minLength: 2, maxLength: 6 }), (student, positions) => {
        const explainHers = explainFor(book, student, today);
        expect(positions.map(explainHers)).toEqual(positions.map((each) => explain(book, student, each, today)));
      }),
    );
  });

  test('a closed, past or full position is no candidate for anybody', () => {
    const shut = fc.constantFrom({ open: false }, { placesLeft: 0 }, { closesOn: '2026-11-21' });
    holds(
      fc.property(pair, shut, ([student, position], how) => {
        const match = explain(book, student, { ...position, ...how }, today);
        expect(match).toEqual({ refused: ['open'] });
      }),
    );
    const [student, position] = fc.sample(pair, { numRuns: 1, seed: 1 })[0]!;
    expect('refused' in explain(book, student, { ...position, closesOn: today }, today)).toBe(false);
  });
});
