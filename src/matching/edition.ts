import { functional, type DisabilityCategory } from '../reference/index.ts';
import weights from './editions/2026-1.json' with { type: 'json' };
import { criteria, type Criterion } from './facts.ts';
import { openRulebook, type Edition, type Rulebook } from './rulebook.ts';

/** The edition that the product ships: weights and tiers 2026-1 over the functional data of the reference. */
export const shippedEdition: Edition = {
  ...weights,
  reviewed_categories: weights.reviewed_categories as DisabilityCategory[],
  functional,
};

export const shippedRulebook: Rulebook = openRulebook(shippedEdition);

/** What the best tier of each criterion gives. */
export const fullPoints = Object.fromEntries(
  criteria.map((criterion) => [criterion, Math.max(...Object.values(shippedEdition.points[criterion]))]),
) as Record<Criterion, number>;
