import fc from 'fast-check';
import { shippedContent } from '../../src/matching/edition.ts';
import type { EditionContent } from '../../src/matching/edition-content.ts';
import { criteria, tiers, type Criterion, type Tier } from '../../src/matching/facts.ts';
import { fullFit, mayBeIndividual, mostSteps } from '../../src/matching/rules-editions.ts';
import { demands, features, needs } from '../../src/reference/index.ts';

/** Random editions that staff could publish: other points, needs, demands and features that count with care. */
const ids = features.map((feature) => feature.id);
const someFeatures = (minLength: number) =>
  fc.uniqueArray(fc.oneof(fc.constantFrom(...ids), fc.constantFrom('F_REMOTE_FULL', 'F_TASK_REALLOCATION')), {
    minLength,
    maxLength: 3,
  });
const forEach = <T>(count: number, arb: fc.Arbitrary<T>) => fc.array(arb, { minLength: count, maxLength: count });

const pointsArb = fc
  .record({ step: fc.constantFrom(4, 5, 7, 10, 20), drawn: forEach(30, fc.nat(11)) })
  .map(({ step, drawn }) => {
    let [at, left] = [0, Math.min(Math.floor(fullFit / step), mostSteps)];
    const draw = () => drawn[at++ % drawn.length]!;
    const of = (criterion: Criterion) => {
      let steps = Math.min(left, draw());
      left -= steps;
      const given = tiers[criterion].map((tier: Tier, place): [Tier, number] => {
        if (place > 0) steps = place === tiers[criterion].length - 1 ? 0 : Math.min(steps, draw());
        return [tier, steps * step];
      });
      return [criterion, Object.fromEntries(given)] as const;
    };
    return { step, points: Object.fromEntries(criteria.map(of)) as EditionContent['points'] };
  });

const barriersArb = fc.uniqueArray(
  fc.record({ need: fc.constantFrom(...needs.map((need) => need.id)), resolved_by: someFeatures(0) }),
  { maxLength: 6, selector: (barrier) => barrier.need },
);
const marksArb = fc.record({ reallocatable: fc.boolean(), on_site: fc.boolean() });

export const editionArb: fc.Arbitrary<EditionContent> = fc
  .record({
    weights: pointsArb,
    lists: forEach(
      needs.length,
      fc.uniqueArray(someFeatures(1), { minLength: 1, maxLength: 3, selector: (list) => list.toSorted().join() }),
    ),
    barriers: forEach(demands.length, barriersArb),
    marks: forEach(demands.length, marksArb),
    individual: fc.subarray(ids.filter(mayBeIndividual), { maxLength: 6 }),
  })
  .map(({ weights, lists, barriers, marks, individual }) => ({
    ...shippedContent,
    ...weights,
    functional: {
      features: shippedContent.functional.features.map(({ individual: _its, ...feature }) =>
        individual.includes(feature.id) ? { ...feature, individual: true } : feature,
      ),
      needs: shippedContent.functional.needs.map((need, at) => ({ ...need, met_when: lists[at]! })),
      demands: shippedContent.functional.demands.map(({ reallocatable: _its, on_site: _site, ...demand }, at) => ({
        ...demand,
        barriers: barriers[at]!,
        ...(marks[at]!.reallocatable ? {} : { reallocatable: false }),
        ...(marks[at]!.on_site ? { on_site: true } : {}),
      })),
    },
  }));
