import { createHash } from 'node:crypto';
import { featureKinds, functional, fundingOf, type DisabilityCategory } from '../reference/index.ts';
import weights from './editions/2026-1.json' with { type: 'json' };
import type { EditionContent } from './edition-content.ts';
import { openRulebook, type Rulebook } from './rulebook.ts';

const { id, source, step, points, reviewed_categories } = weights;

/** The edition that the product ships: weights and tiers 2026-1 over the functional data of the reference. */
export const shippedId = id;
export const shippedContent: EditionContent = {
  source,
  step,
  points,
  reviewed_categories: reviewed_categories as DisabilityCategory[],
  funding: featureKinds.map(fundingOf),
  functional: { features: functional.features, needs: functional.needs, demands: functional.demands },
};

/** Fingerprint of a content: equal contents have equal ones, however their rows came about. */
export function digestOf(content: EditionContent): string {
  return createHash('sha256').update(JSON.stringify(content, sorted)).digest('hex').slice(0, 16);
}

/** Keys in one order: the database keeps the members of an object, not their order. */
function sorted(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

export const shippedRulebook: Rulebook = openRulebook({
  id: shippedId,
  digest: digestOf(shippedContent),
  ...shippedContent,
});
