import type { Problems } from '../errors.ts';
import { regionOf, resolveRegion, type RegionCode } from '../reference/index.ts';

/** The choice, in a select of the city's districts, that says: somewhere else, written beside it. */
export const elsewhere = 'other';

/** A place as forms ask for it: one of the districts of the city here, or any other in words. */
export type PlaceFields = { readonly district: string; readonly place: string };
export type ReadPlace =
  | { readonly ok: true; readonly region: RegionCode | null }
  | { readonly ok: false; readonly problems: Problems; readonly suggestions: readonly string[] };

/**
 * Reads a place. `districts` are the codes that the select offered. A district that was chosen counts; otherwise what is
 * written does, and nothing at all is null. What cannot be found comes with at most five names that can.
 */
export function readPlace({ district, place }: PlaceFields, districts: readonly RegionCode[]): ReadPlace {
  if (district !== '' && district !== elsewhere) {
    if (districts.includes(district)) return { ok: true, region: district };
    return { ok: false, problems: { district: 'not_a_choice' }, suggestions: [] };
  }
  if (place.trim() === '') {
    return district === elsewhere
      ? { ok: false, problems: { place: 'required' }, suggestions: [] }
      : { ok: true, region: null };
  }
  const { code, suggestions } = resolveRegion(place);
  return code === null ? { ok: false, problems: { place: 'not_found' }, suggestions } : { ok: true, region: code };
}

/** A district, or a local unit that has an agency of its own (燕山地区); a whole city or province is none. */
export function districtOf(region: RegionCode | null): RegionCode | null {
  const level = region === null ? undefined : regionOf(region)?.level;
  return level === 'district' || level === 'local' ? region : null;
}
