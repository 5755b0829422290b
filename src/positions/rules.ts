import quality from './data/quality-2026-1.json' with { type: 'json' };
import { regionOf, type RegionCode } from '../reference/index.ts';
import type { PositionRow, PositionState } from './tables.ts';

/**
 * Quality of a posting, 0–1000, which breaks ties only: a neutral prior, since no outcomes are recorded yet, and points
 * for a posting of the last days. Days are YYYY-MM-DD. Source: data/quality-2026-1.json.
 */
export function qualityOf(publishedOn: string | null, today: string): number {
  if (publishedOn === null) return quality.prior;
  const age = (Date.parse(today) - Date.parse(publishedOn)) / 86_400_000;
  return quality.prior + (quality.freshness.find((step) => age <= step.days)?.points ?? 0);
}

/**
 * The district whose staff look after a position: where the work is, else where the employer is. Null where neither is
 * known as exactly as a district: then it is the city's.
 */
export function districtOfPosition(region: RegionCode | null, employerRegion: RegionCode | null): RegionCode | null {
  for (const place of [region, employerRegion]) {
    const level = place === null ? undefined : regionOf(place)?.level;
    if (level === 'district' || level === 'local') return place;
  }
  return null;
}

export const positionActs = ['publish', 'close', 'reopen'] as const;
export type PositionAct = (typeof positionActs)[number];

/** What may be done with a position in a state. Whoever may publish is staff; a closed one that nobody looked at waits. */
const from: Readonly<Record<PositionAct, readonly PositionState[]>> = {
  publish: ['draft', 'waiting'],
  close: ['open', 'waiting', 'draft'],
  reopen: ['closed'],
};
export const canAct = (act: PositionAct, state: PositionState): boolean => from[act].includes(state);

/** What staff look at before a posting is published: a change of it by the employer has to be looked at again. */
export const judgedFields = [
  'kind',
  'flexible',
  'title',
  'duties',
  'education',
  'majors',
  'major_rule',
  'categories',
  'category_reason',
  'demands',
] as const satisfies readonly (keyof PositionRow)[];

/** Can somebody still apply: published, not past its last day, a place left. Days are YYYY-MM-DD. */
export function isOpenOn(
  {
    state,
    closes_on,
    headcount,
    taken,
  }: { state: PositionState; closes_on: string | null; headcount: number; taken: number },
  today: string,
): boolean {
  return state === 'open' && (closes_on === null || closes_on >= today) && taken < headcount;
}

/** Days since 1970-01-01 of a day YYYY-MM-DD. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
