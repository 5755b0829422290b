import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf, shippedContent } from '../../src/matching/edition.ts';
import { criteria, tiers } from '../../src/matching/facts.ts';
import { barrierLines, featureLines, readBarrierLines, readFeatureLines } from '../../src/matching/input-editions.ts';
import { hintFor, openRulebook, type Points } from '../../src/matching/rulebook.ts';
import { differencesBetween } from '../../src/matching/rules-edition-changes.ts';
import {
  mayBeIndividual,
  pointProblems,
  problemsIn,
  tierField,
  withChange,
} from '../../src/matching/rules-editions.ts';
import { featureKinds } from '../../src/reference/index.ts';
import { worlds } from '../support/world.ts';

const { points } = shippedContent;
const pointsWith = (change: Partial<Record<keyof Points, object>>): Points => {
  const all = Object.entries(points).map(([criterion, its]) => [
    criterion,
    { ...its, ...change[criterion as keyof Points] },
  ]);
  return Object.fromEntries(all) as Points;
};

describe('the points of an edition', () => {
  test('of the shipped edition are right', () => {
    expect(problemsIn(shippedContent)).toEqual({});
  });

  test.each([
    ['a step of nothing', 0, {}, { step: 'too_small:1' }],
    ['a step that is too great', 25, {}, { step: 'too_large:20' }],
    ['points between the steps', 5, { major: { major: 42 } }, { major_major: 'not_a_multiple:5' }],
    ['a tier above a better one', 5, { region: { city: 25 } }, { region_city: 'above_better:20' }],
    ['a third tier above the second', 5, { intent: { not_stated: 25 } }, { intent_not_stated: 'above_better:20' }],
    ['points for what says nothing for a pair', 5, { wage: { below: 5 } }, { wage_below: 'too_large:0' }],
    ['points below nothing', 5, { wage: { may_meet: -5 } }, { wage_may_meet: 'too_small:0' }],
    ['more than 100 in all', 5, { category: { named: 10 } }, { major_major: 'sum_too_large:105' }],
    [
      'a step that makes too many of them',
      2,
      {
        major: { class: 30, open: 14 },
        wage: { may_meet: 4 },
        category: { named: 4 },
        comfort: { all: 4 },
      },
      { step: 'too_fine:31' },
    ],
  ] as const)('are refused with %s', (_name, step, change, problems) => {
    expect(pointProblems(step, pointsWith(change as never))).toEqual(problems);
  });

  test('that are accepted give every pair a fit from 0 to 100 in at most 31 steps, and never more for a worse tier', () => {
    const drawn = fc.record({
      step: fc.constantFrom(1, 4, 5, 10),
      steps: fc.array(fc.nat(6), { minLength: 21, maxLength: 21 }),
      falling: fc.boolean(),
    });
    let accepted = 0;
    fc.assert(
      fc.property(drawn, ({ step, steps, falling }) => {
        const left = steps.map((each) => each * step);
        const all = criteria.map((criterion) => {
          const its = left.splice(0, tiers[criterion].length);
          if (falling) its.sort((one, other) => other - one).fill(0, -1);
          return [criterion, Object.fromEntries(tiers[criterion].map((tier, at) => [tier, its[at]]))];
        });
        const given = Object.fromEntries(all) as Points;
        if (Object.keys(pointProblems(step, given)).length > 0) return;
        accepted += 1;
        const sum = criteria.reduce((total, criterion) => total + Math.max(...Object.values(given[criterion])), 0);
        expect(sum).toBeLessThanOrEqual(100);
        expect(sum / step).toBeLessThanOrEqual(31);
        for (const criterion of criteria) {
          const its = tiers[criterion].map((tier) => given[criterion][tier]!);
          expect(its).toEqual(its.toSorted((one, other) => other - one));
          expect(its.at(-1)).toBe(0);
          expect(its.every((one) => one % step === 0)).toBe(true);
        }
      }),
      { numRuns: worlds },
    );
    expect(accepted).toBeGreaterThan(20);
  });
});

describe('features of an edition', () => {
  const feature = shippedContent.functional.features[0]!;
  const featureWith = (id: string, change: Partial<typeof feature>) =>
    withChange(shippedContent, { part: 'feature', id, kind: 'fixed', individual: false, ...change });
  const plain = ['F_REMOTE_FULL', 'F_TASK_REALLOCATION'];

  test('are of one of the kinds', () => {
    expect(problemsIn(featureWith(feature.id, { kind: 'else' as never }))).toEqual({ [feature.id]: 'not_a_choice' });
    expect(problemsIn(featureWith(feature.id, { kind: 'policy' }))).toEqual({});
  });

  test('can be made for one person, but for those that count with care of their own', () => {
    for (const { id } of shippedContent.functional.features) {
      const wrong = plain.includes(id) ? { [id]: 'never_individual' } : {};
      expect(problemsIn(featureWith(id, { individual: true }))).toEqual(wrong);
      expect([id, mayBeIndividual(id)]).toEqual([id, !plain.includes(id)]);
    }
  });

  test('are written as the file writes them: what is there for everybody says nothing of it', () => {
    const { kind } = feature;
    const back = withChange(featureWith(feature.id, { individual: true }), {
      part: 'feature',
      id: feature.id,
      kind,
      individual: false,
    });
    expect(digestOf(back)).toBe(digestOf(shippedContent));
  });

  test('arrange who arranges them: the hint follows the kind', () => {
    const openWith = (content: typeof shippedContent) => openRulebook({ id: 'x', digest: 'x', ...content });
    for (const kind of featureKinds) {
      const book = openWith(featureWith(feature.id, { kind }));
      expect(hintFor(book, feature.id)).toEqual(shippedContent.funding.find((hint) => hint.kind === kind));
    }
  });
});

describe('needs and demands of an edition', () => {
  const need = shippedContent.functional.needs[0]!;
  const demand = shippedContent.functional.demands[0]!;
  const needWith = (met_when: readonly (readonly string[])[]) =>
    problemsIn(withChange(shippedContent, { part: 'need', id: need.id, met_when }));
  const demandWith = (barriers: typeof demand.barriers) =>
    problemsIn(
      withChange(shippedContent, { part: 'demand', id: demand.id, barriers, reallocatable: true, on_site: false }),
    );

  test.each([
    [[], 'required'],
    [[['F_LIFT_ACCESSIBLE'], []], 'required'],
    [[['F_NOTHING']], 'unknown_name:F_NOTHING'],
    [[['F_LIFT_ACCESSIBLE', 'F_GROUND_FLOOR', 'F_LIFT_ACCESSIBLE']], 'twice:F_LIFT_ACCESSIBLE'],
    [[['F_LIFT_ACCESSIBLE'], ['F_GROUND_FLOOR'], ['F_LIFT_ACCESSIBLE']], 'twice:F_LIFT_ACCESSIBLE'],
    [
      [
        ['F_LIFT_ACCESSIBLE', 'F_GROUND_FLOOR'],
        ['F_GROUND_FLOOR', 'F_LIFT_ACCESSIBLE'],
      ],
      'twice:F_GROUND_FLOOR | F_LIFT_ACCESSIBLE',
    ],
  ] as const)('a need that is met when %j is refused', (met_when, problem) => {
    expect(needWith(met_when)).toEqual({ [need.id]: problem });
  });

  test.each([
    [[{ need: 'N_NOTHING', resolved_by: [] }], 'unknown_name:N_NOTHING'],
    [[{ need: need.id, resolved_by: ['F_NOTHING'] }], 'unknown_name:F_NOTHING'],
    [
      [
        { need: need.id, resolved_by: [] },
        { need: need.id, resolved_by: [] },
      ],
      `twice:${need.id}`,
    ],
  ] as const)('a demand with the barriers %j is refused', (barriers, problem) => {
    expect(demandWith(barriers)).toEqual({ [demand.id]: problem });
  });

  test('a demand without barriers, and a barrier that nothing resolves, are allowed', () => {
    expect(demandWith([])).toEqual({});
    expect(demandWith([{ need: need.id, resolved_by: [] }])).toEqual({});
  });
});

describe('lines of features and barriers', () => {
  test.each(['zh', 'en'] as const)('are written in %s as they are read again', (lang) => {
    for (const need of shippedContent.functional.needs) {
      const typed = featureLines(shippedContent, need.met_when, lang);
      expect(readFeatureLines(shippedContent, typed)).toEqual({ ok: true, lines: need.met_when });
    }
    for (const demand of shippedContent.functional.demands) {
      const typed = barrierLines(shippedContent, demand.barriers, lang);
      expect(readBarrierLines(shippedContent, typed)).toEqual({ ok: true, lines: demand.barriers });
    }
  });

  test('take names as people write them: full-width signs, ids in small letters, empty lines', () => {
    const typed = '\r\n f_lift_accessible ｜ 无台阶入口（平坡或合格坡道）|\r\n\r\n全职远程\r\n';
    const read = readFeatureLines(shippedContent, typed);
    expect(read).toEqual({ ok: true, lines: [['F_LIFT_ACCESSIBLE', 'F_ENTRANCE_STEP_FREE'], ['F_REMOTE_FULL']] });
  });

  test('say which name is not known', () => {
    expect(readFeatureLines(shippedContent, '全职远程 | 会飞的椅子')).toEqual({
      ok: false,
      problem: 'unknown_name:会飞的椅子',
    });
    expect(readBarrierLines(shippedContent, '会飞：全职远程')).toEqual({ ok: false, problem: 'unknown_name:会飞' });
    expect(readBarrierLines(shippedContent, 'N_STEP_FREE：会飞')).toEqual({ ok: false, problem: 'unknown_name:会飞' });
  });
});

describe('what differs between two editions', () => {
  test('is nothing for the same content, and then their fingerprints are equal too', () => {
    const again = JSON.parse(JSON.stringify(shippedContent)) as typeof shippedContent;
    expect(differencesBetween(shippedContent, again)).toEqual([]);
    expect(digestOf(again)).toBe(digestOf(shippedContent));
  });

  test('is said field by field', () => {
    const first = withChange(shippedContent, { part: 'points', step: 5, points: pointsWith({ major: { class: 25 } }) });
    const second = withChange(first, { part: 'review', categories: ['6', '5'] });
    const demand = shippedContent.functional.demands[0]!;
    const last = withChange(second, {
      part: 'demand',
      id: demand.id,
      barriers: demand.barriers,
      reallocatable: false,
      on_site: true,
    });
    expect(differencesBetween(shippedContent, last)).toEqual([
      { field: 'points', criterion: 'major', tier: 'class', before: 30, after: 25 },
      { field: 'reviewed_categories', before: ['5', '6', '7'], after: ['5', '6'] },
      { field: 'reallocatable', demand: demand.id, before: true, after: false },
      { field: 'on_site', demand: demand.id, before: false, after: true },
    ]);
  });

  test('every change of one field is seen, and changes the fingerprint', () => {
    const { id, met_when } = shippedContent.functional.needs[3]!;
    const changed = withChange(shippedContent, { part: 'need', id, met_when: [['F_REMOTE_FULL']] });
    expect(differencesBetween(shippedContent, changed)).toEqual([
      { field: 'met_when', need: id, before: met_when, after: [['F_REMOTE_FULL']] },
    ]);
    expect(digestOf(changed)).not.toBe(digestOf(shippedContent));
    const feature = shippedContent.functional.features.find((one) => one.individual)!;
    const turned = { part: 'feature', id: feature.id, kind: 'policy', individual: false } as const;
    expect(differencesBetween(shippedContent, withChange(shippedContent, turned))).toEqual([
      { field: 'feature_kind', feature: feature.id, before: feature.kind, after: 'policy' },
      { field: 'individual', feature: feature.id, before: true, after: false },
    ]);
    const funding = shippedContent.funding.map((hint) => (hint.kind === 'policy' ? { ...hint, zh: '另一句' } : hint));
    expect(differencesBetween(shippedContent, withChange(shippedContent, { part: 'funding', funding }))).toMatchObject([
      { field: 'funding_zh', kind: 'policy', after: '另一句' },
    ]);
  });
});

test('a tier is named as its field is', () => {
  expect(tierField('intent', 'not_stated')).toBe('intent_not_stated');
});
