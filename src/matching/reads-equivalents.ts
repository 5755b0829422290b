import { may } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';

export type Equivalent = {
  readonly id: number;
  readonly major: string;
  readonly counts_as: string;
  readonly reason: string;
  readonly by_name: string;
  readonly created_at: Date;
  readonly ended_at: Date | null;
};

const most = 500;

/** What staff keep, standing ones first, then those that ended, each by name. */
export async function equivalentsFor(ctx: Ctx): Promise<Equivalent[]> {
  if (!may(ctx.actor, 'equivalents.read')) throw new NotFound();
  return ctx.db
    .selectFrom('major_equivalents')
    .select(['id', 'major', 'counts_as', 'reason', 'by_name', 'created_at', 'ended_at'])
    .orderBy('ended_at', (order) => order.desc().nullsFirst())
    .orderBy('major')
    .orderBy('counts_as')
    .orderBy('id')
    .limit(most)
    .execute();
}

/** What counts as equal now, for anybody who looks a major up: names only. */
export async function standingEquivalents(ctx: Ctx): Promise<{ readonly major: string; readonly counts_as: string }[]> {
  if (!may(ctx.actor, 'reference.read')) throw new NotFound();
  return ctx.db
    .selectFrom('major_equivalents')
    .select(['major', 'counts_as'])
    .where('ended_at', 'is', null)
    .orderBy('major')
    .orderBy('counts_as')
    .execute();
}
