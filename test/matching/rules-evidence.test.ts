import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/matching/edition.ts';
import type { EditionContent } from '../../src/matching/edition-content.ts';
import { states, verdicts, type PositionFacts, type State, type StudentFacts } from '../../src/matching/facts.ts';
import { openRulebook } from '../../src/matching/rulebook.ts';
import { explain, questionsFor } from '../../src/matching/rules.ts';
import { editionArb } from '../support/edition.ts';
import { positionArb, studentArb, worlds, worldToday as today } from '../support/world.ts';

/** The needs of a pair as the data of an edition say it, word for word and without any of the product's rules. */
function needsByData({ functional }: EditionContent, student: StudentFacts, position: PositionFacts) {
  const accepts = student.acceptsRemote || (student.needsConfirmed && student.needs['N_REMOTE'] === 'must');
  const onSite = functional.demands.some(({ id, on_site }) => on_site && position.demands[id] === 'core');
  const individual = new Set(functional.features.filter((each) => each.individual).map((each) => each.id));
  const stated = (feature: string): State => position.features[feature] ?? 'unknown';
  const counted = (feature: string, inMetWhen: boolean): number => {
    const state = states.indexOf(stated(feature));
    if (feature === 'F_TASK_REALLOCATION' && inMetWhen) return Math.max(state, 2);
    if (feature === 'F_REMOTE_FULL' && onSite) return Math.max(state, 2);
    return individual.has(feature) ? Math.max(state, 1) : state;
  };
  const basis = (list: readonly string[], inMetWhen: boolean) => {
    const usable = list.filter((feature) => accepts || feature !== 'F_REMOTE_FULL');
    if (usable.length === 0) return { grade: 3, evidence: { feature: null, state: 'no' as State } };
    const grade = Math.min(...usable.map((feature) => counted(feature, inMetWhen)));
    const feature = usable.find((each) => counted(each, inMetWhen) === grade)!;
    return { grade, evidence: { feature, state: stated(feature) } };
  };
  return functional.needs.flatMap(({ id, met_when }) => {
    const importance = student.needsConfirmed ? student.needs[id] : undefined;
    if (importance !== 'must' && importance !== 'nice') return [];
    const lists = met_when.map((list) => basis(list, true));
    const obstacles = functional.demands.flatMap((demand) => {
      const weight = position.demands[demand.id];
      const barrier = demand.barriers.find((each) => each.need === id);
      if (!weight || !barrier) return [];
      const movable = weight === 'incidental' && demand.reallocatable !== false;
      const { grade, evidence } = basis([...barrier.resolved_by, ...(movable ? ['F_TASK_REALLOCATION'] : [])], false);
      return [{ grade, evidence: { demand: demand.id, ...evidence } }];
    });
    const all = [...lists, ...obstacles];
    const worst = Math.max(0, ...all.map((each) => each.grade));
    return [{ need: id, importance, verdict: verdicts[worst]!, evidence: all.map((each) => each.evidence) }];
  });
}

/** A pair that no hard condition keeps apart. */
const met = (student: StudentFacts, position: PositionFacts) =>
  [
    { ...student, seeks: ['job', 'internship'], education: '研究生及以上' },
    { ...position, open: true, placesLeft: 1, closesOn: null, majorRule: null, majors: [], categoryRule: null },
  ] as const;
const pairArb = fc.tuple(studentArb(1), positionArb(1)).map(([student, position]) => met(student, position));

describe('the needs of a match', () => {
  test('have the verdict and the evidence that the data of the edition give: the first feature of each list that has its value, with its state as stated', () => {
    fc.assert(
      fc.property(editionArb, fc.array(pairArb, { minLength: 4, maxLength: 4 }), (content, pairs) => {
        const book = openRulebook({ id: 'x', digest: digestOf(content), ...content });
        for (const [student, position] of pairs) {
          const match = explain(book, student, position, today);
          if ('refused' in match) throw new Error(match.refused.join());
          expect(match.needs).toEqual(needsByData(content, student, position));
        }
      }),
      { numRuns: worlds },
    );
  });
});

describe('questions to her', () => {
  test('are the needs that a core demand obstructs and that she has neither confirmed nor declined', () => {
    fc.assert(
      fc.property(editionArb, pairArb, (content, [student, position]) => {
        const book = openRulebook({ id: 'x', digest: digestOf(content), ...content });
        const asked = content.functional.needs.flatMap(({ id }) => {
          const answer = student.needsConfirmed ? (student.needs[id] ?? 'later') : 'later';
          const demands = content.functional.demands
            .filter(({ id: demand, barriers }) => {
              return position.demands[demand] === 'core' && barriers.some((barrier) => barrier.need === id);
            })
            .map((demand) => demand.id);
          return answer === 'later' && demands.length > 0 ? [{ need: id, demands }] : [];
        });
        expect(questionsFor(book, student, position)).toEqual(asked);
      }),
      { numRuns: worlds },
    );
  });
});
