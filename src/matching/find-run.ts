import type { Selectable } from 'kysely';
import { may, reachOf, type Verb } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import type { MatchRunRow } from './tables.ts';

export type Run = Selectable<MatchRunRow>;

/** The district that this actor's runs are about; null: the whole city. */
export function ownScope(ctx: Ctx, verb: Verb): string | null {
  const reach = reachOf(ctx.actor, verb);
  if (reach === 'any') return null;
  const district = ctx.actor.kind === 'person' ? ctx.actor.membership?.scope.district : undefined;
  if (reach !== 'district' || district === undefined) throw new NotFound();
  return district;
}

/**
 * Is a run within reach? A report on fairness is for the scope that it is about only: two that overlap would tell the
 * small groups that each of them hides.
 */
export function mayReach(ctx: Ctx, verb: Verb, run: Pick<Run, 'kind' | 'district'>): boolean {
  if (!may(ctx.actor, verb, { district: run.district })) return false;
  return run.kind !== 'fairness' || ctx.actor.kind === 'system' || run.district === ownScope(ctx, verb);
}

/** A run that this actor may read, or start and stop; any other is not found. */
export async function findRun(ctx: Ctx, id: number, verb: Verb): Promise<Run> {
  const run = await ctx.db.selectFrom('match_runs').selectAll().where('id', '=', id).executeTakeFirst();
  if (!run || !mayReach(ctx, verb, run)) throw new NotFound();
  return run;
}
