import type { Ctx } from '../ctx.ts';
import type { PositionFacts } from './facts.ts';
import { employerName, openPositionsOf } from './reads-open.ts';
import { count, eachOf, type Crowd } from './rules-audience.ts';
import { greatestGain, planSteps, type PlanStep } from './rules-fairness.ts';
import { isSmall, smallest } from './rules-masking.ts';
import { gainsOf, openedBy, withFeature, type Survey } from './rules-survey.ts';

/** Pairs that would no longer be a gap, by employer and by the place of a feature in the edition. */
export type Gains = Map<number, Map<number, number>>;

export function addGains(gains: Gains, employer: number, its: ReadonlyMap<number, number>): void {
  const sums = gains.get(employer) ?? new Map<number, number>();
  for (const [feature, pairs] of its) sums.set(feature, (sums.get(feature) ?? 0) + pairs);
  gains.set(employer, sums);
}

/**
 * The greedy plan: the feature at one employer that opens most pairs, then, with it in place, the next. Each step is asked
 * of the rules again with the feature stated `has`; one that helps fewer than 5 students, or all but so few, is left out.
 */
export async function makePlan(
  ctx: Ctx,
  survey: Survey,
  gains: Gains,
  day: string,
  breathe: () => Promise<void>,
): Promise<PlanStep[]> {
  const plan: PlanStep[] = [];
  const aside = new Map<number, Set<number>>();
  const places = new Map<number, PositionFacts[]>();
  while (plan.length < planSteps) {
    const choice = greatestGain(gains, (its, feature) => aside.get(its)?.has(feature) === true);
    if (!choice || choice.pairs < smallest) return plan;
    const { employer } = choice;
    const feature = survey.book.features[choice.feature]!;
    const positions = places.get(employer) ?? (await openPositionsOf(ctx, employer, day));
    places.set(employer, positions);
    const students = new Set<number>();
    const opened: Crowd[] = [];
    for (const position of positions) {
      const crowd = openedBy(survey, position, feature);
      eachOf(crowd, (at) => students.add(at));
      opened.push(crowd);
      await breathe();
    }
    if (students.size < smallest || isSmall(survey.audience.documents.length - students.size)) {
      aside.set(employer, (aside.get(employer) ?? new Set()).add(choice.feature));
      continue;
    }
    aside.delete(employer);
    const changed = positions.map((position) => withFeature(position, feature));
    places.set(employer, changed);
    gains.set(employer, new Map());
    for (const position of changed) {
      addGains(gains, employer, gainsOf(survey, position));
      await breathe();
    }
    plan.push({
      employer: await employerName(ctx, employer),
      employerId: employer,
      feature,
      positions: opened.filter((crowd) => count(crowd) > 0).length,
      students: students.size,
      pairs: opened.reduce((sum, crowd) => sum + count(crowd), 0),
    });
  }
  return plan;
}
