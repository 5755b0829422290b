import { readData } from './data.ts';
import { covers } from './regions.ts';
import type { RegionCode } from './regions.ts';

/** A minimum wage as one source states it. */
export type MinimumWage = {
  readonly region: RegionCode;
  /** Yuan a month by tier, the first tier first; empty where only the hourly one is known. */
  readonly monthly: readonly number[];
  /** Yuan an hour, for work that is not full-time. */
  readonly hourly: number | null;
  /** The day of entry into force, or, where that is not known, a day on which it was in force. */
  readonly from: string | null;
  readonly in_force_on: string | null;
  readonly note: string | null;
  readonly status: string;
  readonly source: string;
};

const file = readData<{ readonly wages: readonly MinimumWage[] }>('minimum-wages');
export const minimumWagesAbout = file.about;

/** All that is known; most provinces are missing, which `minimumWagesAbout.missing` lists. */
export const minimumWages = file.wages;

/**
 * The minimum wage last known for a place on a day (YYYY-MM-DD): the one dated latest, not after the day, of the place's
 * city or province. Null where none with a day and a monthly amount is known: nothing may be computed from it then.
 */
export function minimumWageFor(place: RegionCode, on: string): MinimumWage | null {
  const known = minimumWages.filter((wage) => {
    const day = dayOf(wage);
    return day !== null && day <= on && wage.monthly.length > 0 && covers(wage.region, place);
  });
  return known.toSorted((a, b) => dayOf(b)!.localeCompare(dayOf(a)!))[0] ?? null;
}

/** Lower bounds of wages, in yuan a month, that filters offer. */
export const wageSteps = [3000, 4000, 5000, 6000, 8000, 10_000] as const;

const dayOf = (wage: MinimumWage): string | null => wage.from ?? wage.in_force_on;
