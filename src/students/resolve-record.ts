import { districtsHere } from '../accounts/index.ts';
import type { Ctx } from '../ctx.ts';
import type { Problems } from '../errors.ts';
import { elsewhere, readPlace } from '../organizations/index.ts';
import { resolveOwnMajor, resolveRegion, type EducationLevel, type RegionCode } from '../reference/index.ts';
import type { z } from 'zod';
import type { intentForm, studyForm } from './input.ts';
import type { StudentRecord } from './rules-record.ts';
import { meantSchool } from './schools.ts';

/** What a form names in words, looked up: columns, or problems with names that would do instead. */
export type Resolved = {
  readonly changes: Partial<StudentRecord>;
  readonly problems: Problems;
  readonly suggestions: Readonly<Record<string, readonly string[]>>;
};

type PlaceField = 'origin_region' | 'household_region' | 'home_region';

/** Looks up the places of a form: one of the city's districts was chosen, or another place written. */
export async function resolvePlaces(
  ctx: Ctx,
  fields: readonly PlaceField[],
  form: Partial<Record<PlaceField | `${PlaceField}_place`, string>>,
): Promise<Resolved> {
  const districts = (await districtsHere(ctx)).map((region) => region.code);
  const found = fields.map((field) => {
    const read = readPlace({ district: form[field] ?? '', place: form[`${field}_place`] ?? '' }, districts);
    if (read.ok) return { changes: { [field]: read.region }, problems: {}, suggestions: {} };
    const { district, place } = read.problems;
    const words = `${field}_place`;
    return {
      changes: {},
      problems: { ...(district ? { [field]: district } : {}), ...(place ? { [words]: place } : {}) },
      suggestions: { [words]: read.suggestions },
    };
  });
  return merge(found);
}

/** Looks up school and major. A new school is added where that was asked for (staff), a major kept as it is written. */
export async function resolveStudy(
  ctx: Ctx,
  form: z.output<typeof studyForm>,
  mayAddSchool: boolean,
): Promise<Resolved> {
  const { school, new_school, major, major_as_written, education, graduation_year } = form;
  const meant = school === null ? null : await meantSchool(ctx, school, new_school && mayAddSchool);
  return merge([
    { changes: { education, graduation_year }, problems: {}, suggestions: {} },
    meant?.id === null
      ? { changes: {}, problems: { school: 'not_found' }, suggestions: { school: meant.suggestions } }
      : { changes: { school_id: meant?.id ?? null }, problems: {}, suggestions: {} },
    resolveMajor(major, education, major_as_written),
  ]);
}

function resolveMajor(written: string | null, education: EducationLevel | null, asWritten: boolean): Resolved {
  if (written === null) return { changes: { major: null, major_code: null }, problems: {}, suggestions: {} };
  const found = resolveOwnMajor(written, education ?? '本科');
  if (!('unresolved' in found)) {
    return { changes: { major: found.name, major_code: found.code }, problems: {}, suggestions: {} };
  }
  if (asWritten) return { changes: { major: written, major_code: null }, problems: {}, suggestions: {} };
  return { changes: {}, problems: { major: 'not_found' }, suggestions: { major: found.suggestions } };
}

/** Where she wants to work: districts ticked, and other places in words, parted by 、 or a comma. */
export async function resolveIntent(ctx: Ctx, form: z.output<typeof intentForm>): Promise<Resolved> {
  const { regions, regions_place, ...rest } = form;
  const offered = await wishesHere(ctx);
  const ticked = regions.filter((region) => offered.includes(region));
  const words = regions_place.split(/[、,，;；\n]/).filter((word) => word.trim() !== '');
  const found = words.map((word) => resolveRegion(word));
  const unknown = found.filter((one) => one.code === null);
  const codes = found.flatMap((one) => (one.code === null ? [] : [one.code]));
  if (unknown.length > 0) {
    const suggestions = { regions_place: unknown.flatMap((one) => one.suggestions).slice(0, 5) };
    return { changes: rest, problems: { regions_place: 'not_found' }, suggestions };
  }
  return { changes: { ...rest, regions: [...new Set([...ticked, ...codes])] }, problems: {}, suggestions: {} };
}

/** The places that her form offers as boxes: the whole city, then its districts. */
export async function wishesHere(ctx: Pick<Ctx, 'db'>): Promise<RegionCode[]> {
  const { city_code } = await ctx.db.selectFrom('agency').select('city_code').executeTakeFirstOrThrow();
  const districts = (await districtsHere(ctx)).map((region) => region.code);
  return city_code === null ? districts : [city_code, ...districts];
}

export const merge = (found: readonly Resolved[]): Resolved => ({
  changes: Object.assign({}, ...found.map((one) => one.changes)) as Partial<StudentRecord>,
  problems: Object.assign({}, ...found.map((one) => one.problems)) as Problems,
  suggestions: Object.assign({}, ...found.map((one) => one.suggestions)) as Resolved['suggestions'],
});

/** How a place on record stands in the form: the choice and the words beside it. */
export function placeChoice(region: RegionCode | null, districts: readonly RegionCode[]): string {
  if (region === null) return '';
  return districts.includes(region) ? region : elsewhere;
}
