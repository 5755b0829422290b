import type { Ctx } from '../ctx.ts';
import { isDistrictHere } from './places.ts';
import type { Role, Scope } from './policy.ts';

/** The scope that staff mean, and the district it lies in; null where it lies in none, as a school does. */
export type Place = { readonly scope: Scope; readonly district: string | null };

/**
 * Finds what an invitation is for: a student by her number, a school or base by its name, an employer by its credit code
 * or, when only one has it, its name, a district by its code. Null: there is no such place.
 */
export async function findPlace(ctx: Ctx, role: Role, place: string): Promise<Place | null> {
  switch (role) {
    case 'student': {
      const row = await ctx.db
        .selectFrom('students')
        .select(['id', 'district'])
        .where('number', '=', place.toUpperCase())
        .executeTakeFirst();
      return row ? { scope: { studentId: row.id }, district: row.district } : null;
    }
    case 'teacher': {
      const row = await ctx.db.selectFrom('schools').select('id').where('name', '=', place).executeTakeFirst();
      return row ? { scope: { schoolId: row.id }, district: null } : null;
    }
    case 'employer':
      return findEmployer(ctx, place);
    case 'base': {
      const row = await ctx.db
        .selectFrom('bases')
        .select(['id', 'district'])
        .where('name', '=', place)
        .executeTakeFirst();
      return row ? { scope: { baseId: row.id }, district: row.district } : null;
    }
    case 'district_staff':
      return (await isDistrictHere(ctx, place)) ? { scope: { district: place }, district: place } : null;
    case 'city_staff':
    case 'administrator':
      return { scope: {}, district: null };
  }
}

async function findEmployer(ctx: Ctx, place: string): Promise<Place | null> {
  const rows = await ctx.db
    .selectFrom('employers')
    .select(['id', 'region'])
    .where((eb) => eb.or([eb('credit_code', '=', place.toUpperCase()), eb('name', '=', place)]))
    .limit(2)
    .execute();
  const [row] = rows;
  return row && rows.length === 1 ? { scope: { employerId: row.id }, district: row.region } : null;
}
