import type { Problem, Problems } from '../errors.ts';
import {
  disabilityCategories,
  featureKinds,
  type Demand,
  type DisabilityCategory,
  type Feature,
  type FeatureId,
  type Need,
  type NeedId,
} from '../reference/index.ts';
import type { EditionContent, FundingHint } from './edition-content.ts';
import { criteria, tiers, type Criterion, type Tier } from './facts.ts';
import { careful, type Points } from './rulebook.ts';

/** Fit is summed in so many steps at most: engines add five bits. */
export const mostSteps = 31;
/** Fit is 0–100. */
export const fullFit = 100;
export const mostStep = 20;

/** A tier as a field of the form. */
export const tierField = (criterion: Criterion, tier: Tier): string => `${criterion}_${tier}`;

/** The tiers that points are given for. The last one means that nothing speaks for the pair: it is always 0. */
export const pointedTiers = (criterion: Criterion): readonly Tier[] => tiers[criterion].slice(0, -1);

/** One part of an edition, as a form sends it. Needs, features and demands are neither added nor taken away. */
export type EditionChange =
  | { readonly part: 'note'; readonly note: string }
  | { readonly part: 'points'; readonly step: number; readonly points: Points }
  | { readonly part: 'review'; readonly categories: readonly DisabilityCategory[] }
  | { readonly part: 'funding'; readonly funding: readonly FundingHint[] }
  | ({ readonly part: 'feature'; readonly id: FeatureId } & Required<Pick<Feature, 'kind' | 'individual'>>)
  | ({ readonly part: 'need'; readonly id: NeedId } & Pick<Need, 'met_when'>)
  | ({
      readonly part: 'demand';
      readonly id: string;
      readonly reallocatable: boolean;
      readonly on_site: boolean;
    } & Pick<Demand, 'barriers'>);

/** The content with one part changed. A note is no part of it. */
export function withChange(content: EditionContent, change: EditionChange): EditionContent {
  const { functional } = content;
  switch (change.part) {
    case 'note':
      return content;
    case 'points':
      return { ...content, step: change.step, points: change.points };
    case 'review':
      return { ...content, reviewed_categories: disabilityCategories.filter((one) => change.categories.includes(one)) };
    case 'funding':
      return { ...content, funding: change.funding };
    case 'feature': {
      const features = functional.features.map((feature) =>
        feature.id === change.id ? featureWith(feature, change) : feature,
      );
      return { ...content, functional: { ...functional, features } };
    }
    case 'need': {
      const { id, met_when } = change;
      const needs = functional.needs.map((need) => (need.id === id ? { ...need, met_when } : need));
      return { ...content, functional: { ...functional, needs } };
    }
    case 'demand': {
      const demands = functional.demands.map((demand) =>
        demand.id === change.id ? demandWith(demand, change) : demand,
      );
      return { ...content, functional: { ...functional, demands } };
    }
  }
}

/** What is usual (there for everybody) is left out, as in the file. */
function featureWith(feature: Feature, { kind, individual }: EditionChange & { part: 'feature' }): Feature {
  const { individual: _individual, ...kept } = feature;
  return { ...kept, kind, ...(individual ? { individual } : {}) };
}

/** What is usual (can be reallocated, not on site) is left out, as in the file. */
function demandWith(demand: Demand, change: EditionChange & { part: 'demand' }): Demand {
  const { reallocatable: _reallocatable, on_site: _onSite, ...kept } = demand;
  return {
    ...kept,
    barriers: change.barriers,
    ...(change.reallocatable ? {} : { reallocatable: false }),
    ...(change.on_site ? { on_site: true } : {}),
  };
}

/**
 * What is wrong with an edition, by the field that would mend it; empty: it can be published. The laws: points are
 * multiples of the step, no tier gives more than a better one, the best tiers add up to 100 at most and to 31 steps at
 * most, the last tier of each criterion gives 0 (an engine asks only for what speaks for a pair), features are of a kind
 * that is there, and needs and demands name features and needs that are there.
 */
export function problemsIn(content: EditionContent): Problems {
  return {
    ...pointProblems(content.step, content.points),
    ...fundingProblems(content.funding),
    ...Object.fromEntries(content.functional.features.flatMap((feature) => named(feature.id, featureProblem(feature)))),
    ...Object.fromEntries(
      content.functional.needs.flatMap((need) => named(need.id, listProblem(content, need.met_when))),
    ),
    ...Object.fromEntries(
      content.functional.demands.flatMap((demand) => named(demand.id, barrierProblem(content, demand.barriers))),
    ),
  };
}

const named = (name: string, problem: Problem | null): [string, Problem][] => (problem ? [[name, problem]] : []);

export function pointProblems(step: number, points: Points): Problems {
  if (!Number.isInteger(step) || step < 1) return { step: 'too_small:1' };
  if (step > mostStep) return { step: `too_large:${mostStep}` };
  const problems: Problems = {};
  for (const criterion of criteria) {
    let better: number | null = null;
    for (const tier of tiers[criterion]) {
      const its = points[criterion]?.[tier] ?? 0;
      const problem = tierProblem(its, step, better, tier === tiers[criterion].at(-1));
      if (problem) problems[tierField(criterion, tier)] = problem;
      better = its;
    }
  }
  if (Object.keys(problems).length > 0) return problems;
  const sum = criteria.reduce((all, criterion) => all + (points[criterion][tiers[criterion][0]] ?? 0), 0);
  if (sum > fullFit) return { [bestField]: `sum_too_large:${sum}` };
  return sum / step > mostSteps ? { step: `too_fine:${mostSteps}` } : {};
}

/** Where a problem of the sum is said: the first field. */
const bestField = tierField('major', tiers.major[0]);

function tierProblem(its: number, step: number, better: number | null, isLast: boolean): Problem | null {
  if (isLast) return its === 0 ? null : 'too_large:0';
  if (!Number.isInteger(its) || its < 0) return 'too_small:0';
  if (its % step !== 0) return `not_a_multiple:${step}`;
  return better !== null && its > better ? `above_better:${better}` : null;
}

function fundingProblems(funding: readonly FundingHint[]): Problems {
  return Object.fromEntries(
    featureKinds.flatMap((kind) => {
      const hints = funding.filter((hint) => hint.kind === kind);
      const whole = hints.length === 1 && hints[0]!.zh !== '' && hints[0]!.en !== '';
      return named(`${kind}_zh`, whole ? null : 'required');
    }),
  );
}

const carefulOnes: readonly FeatureId[] = Object.values(careful);

/** What counts with care of its own is not made for one person besides. */
export const mayBeIndividual = (feature: FeatureId): boolean => !carefulOnes.includes(feature);

function featureProblem({ id, kind, individual }: Feature): Problem | null {
  if (!featureKinds.includes(kind)) return 'not_a_choice';
  return individual === true && !mayBeIndividual(id) ? 'never_individual' : null;
}

/** Between the features of a list, where it is written in one line. */
export const listMark = ' | ';

/** A need has lists, no two alike, each with features that are there, none twice in one list. */
export function listProblem(content: EditionContent, lists: readonly (readonly FeatureId[])[]): Problem | null {
  if (lists.length === 0 || lists.some((list) => list.length === 0)) return 'required';
  const problem = lists.map((list) => featuresProblem(content, list)).find((one) => one !== null);
  if (problem) return problem;
  const sets = lists.map((list) => list.toSorted().join(listMark));
  const again = lists.find((_list, at) => sets.indexOf(sets[at]!) < at);
  return again ? `twice:${again.join(listMark)}` : null;
}

/** A demand names needs that are there, none twice. Nothing that resolves one is allowed: it is then a gap. */
export function barrierProblem(content: EditionContent, barriers: Demand['barriers']): Problem | null {
  const known = new Set(content.functional.needs.map((need) => need.id));
  const unknown = barriers.find((barrier) => !known.has(barrier.need));
  if (unknown) return `unknown_name:${unknown.need}`;
  const again = twice(barriers.map((barrier) => barrier.need));
  if (again) return `twice:${again}`;
  return barriers.map((barrier) => featuresProblem(content, barrier.resolved_by)).find((one) => one !== null) ?? null;
}

function featuresProblem(content: EditionContent, list: readonly FeatureId[]): Problem | null {
  const known = new Set(content.functional.features.map((feature) => feature.id));
  const unknown = list.find((id) => !known.has(id));
  if (unknown) return `unknown_name:${unknown}`;
  const again = twice(list);
  return again ? `twice:${again}` : null;
}

const twice = (list: readonly string[]): string | null => list.find((one, at) => list.indexOf(one) < at) ?? null;
