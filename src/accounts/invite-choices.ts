import type { Ctx } from '../ctx.ts';
import { districtsHere } from './places.ts';
import type { Role } from './policy.ts';
import { mayInvite } from './rules.ts';

export type PlaceChoice = { readonly value: string; readonly label: string };

/** The places to choose from for an invitation; null where one is typed (a student's number, an employer). */
export async function placesToInvite(ctx: Ctx, role: Role): Promise<readonly PlaceChoice[] | null> {
  const named = (name: string): PlaceChoice => ({ value: name, label: name });
  switch (role) {
    case 'teacher':
      return (await ctx.db.selectFrom('schools').select('name').orderBy('sort_key').execute()).map((row) =>
        named(row.name),
      );
    case 'base': {
      const rows = await ctx.db.selectFrom('bases').select(['name', 'district']).orderBy('name').execute();
      return rows.filter((row) => mayInvite(ctx.actor, role, row.district)).map((row) => named(row.name));
    }
    case 'district_staff':
      return (await districtsHere(ctx)).map((district) => ({ value: district.code, label: district.name }));
    default:
      return null;
  }
}
