import type { Criterion, Test } from '../port.ts';
import type { Bits } from './bits.ts';
import { setsOf } from './lookup.ts';
import type { Tiers } from './program.ts';
import type { Shelf } from './shelf.ts';

/** The fit of a query over a segment, in steps: what everybody has, and tiers for the rest. */
export type Fit = { readonly base: number; readonly criteria: readonly Tiers[] };

/** How a test that an engine cannot answer by itself is answered; null: it is an ordinary one. */
type Own = (test: Test) => readonly Bits[] | null;
const none: Own = () => null;

/**
 * Of a query's criteria, those tiers that some document of the segment has, and the criteria that give most first: both
 * let the kernel give up sooner.
 */
export function fitOver(shelf: Shelf, criteria: readonly Criterion[], step: number, own: Own = none): Fit {
  let base = 0;
  const laid: Tiers[] = [];
  for (const criterion of criteria) {
    const { rest, tiers } = withoutRest(criterion, step);
    base += rest;
    const had = tiers
      .map(({ steps, test }) => ({ steps, sets: own(test) ?? setsOf(shelf, test) }))
      .filter(({ sets }) => sets.length > 0);
    if (had.length > 0) laid.push(had);
  }
  return { base, criteria: laid.sort((one, other) => other[0]!.steps - one[0]!.steps) };
}

type Tier = { readonly steps: number; readonly test: Test };

/** When the last tier holds for all, everybody has its points; better tiers add what they have more. */
function withoutRest(criterion: Criterion, step: number): { rest: number; tiers: Tier[] } {
  const tiers = criterion.map(({ points, test }) => ({ steps: points / step, test }));
  const last = tiers.findIndex(({ test }) => 'always' in test);
  const rest = last < 0 ? 0 : tiers[last]!.steps;
  const better = last < 0 ? tiers : tiers.slice(0, last);
  return { rest, tiers: better.map(({ steps, test }) => ({ steps: steps - rest, test })) };
}
