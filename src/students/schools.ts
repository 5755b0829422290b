import { inTransaction, type Ctx } from '../ctx.ts';
import { addSchool, foldOrganization } from '../organizations/index.ts';
import { nearestAmong } from '../reference/index.ts';

/** The school that a name means, or null with at most five names that are like it. */
export type MeantSchool = { readonly id: number | null; readonly suggestions: readonly string[] };

/** Looks a school up by name, compared as `foldOrganization` does. `make` adds it where there is none. */
export async function meantSchool(ctx: Ctx, name: string, make: boolean): Promise<MeantSchool> {
  const schools = await ctx.db.selectFrom('schools').select(['id', 'name']).orderBy('sort_key').execute();
  const folded = foldOrganization(name);
  const found =
    schools.find((school) => school.name === name) ??
    schools.find((school) => foldOrganization(school.name) === folded);
  if (found) return { id: found.id, suggestions: [] };
  if (make) return { id: await inTransaction(ctx, (tx) => addSchool(tx, name)), suggestions: [] };
  return { id: null, suggestions: nearestAmong(schools.map((school) => school.name))(name, 5) };
}
