import type { Deps } from '../deps.ts';
import { cityOf, districtsIn, regionShortName, type Region, type RegionCode } from '../reference/index.ts';
import type { Membership, Scope } from './policy.ts';

type Db = Pick<Deps, 'db'>;

/** The districts of the agency's city, to choose from; none until the city has been set. */
export async function districtsHere({ db }: Db): Promise<readonly Region[]> {
  const { city_code } = await db.selectFrom('agency').select('city_code').executeTakeFirstOrThrow();
  return city_code === null ? [] : districtsIn(cityOf(city_code) ?? city_code);
}

export const isDistrictHere = async (deps: Db, district: RegionCode): Promise<boolean> =>
  (await districtsHere(deps)).some((one) => one.code === district);

/** Where a membership belongs, as the header says it: her school, employer, base or district. Null for the others. */
export async function placeOf({ db }: Db, { scope }: Pick<Membership, 'scope'>): Promise<string | null> {
  if (scope.district !== undefined) return regionShortName(scope.district);
  const find = async (table: 'schools' | 'employers' | 'bases', id: number) =>
    (await db.selectFrom(table).select('name').where('id', '=', id).executeTakeFirst())?.name ?? null;
  if (scope.schoolId !== undefined) return find('schools', scope.schoolId);
  if (scope.employerId !== undefined) return find('employers', scope.employerId);
  if (scope.baseId !== undefined) return find('bases', scope.baseId);
  return null;
}

/** The district that a scope lies in: that of its student, employer or base, or itself. Null: in none. */
export async function districtOfScope({ db }: Db, scope: Scope): Promise<RegionCode | null> {
  const { studentId, employerId, baseId, district = null } = scope;
  const found = (rows: { executeTakeFirst: () => Promise<{ district: RegionCode | null } | undefined> }) =>
    rows.executeTakeFirst().then((row) => row?.district ?? null);
  if (studentId !== undefined) return found(db.selectFrom('students').select('district').where('id', '=', studentId));
  if (baseId !== undefined) return found(db.selectFrom('bases').select('district').where('id', '=', baseId));
  if (employerId === undefined) return district;
  return found(db.selectFrom('employers').select('region as district').where('id', '=', employerId));
}
