import { audit } from '../audit/index.ts';
import { may } from '../accounts/policy.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';

/**
 * Has every engine build what it holds anew, beside what serves meanwhile: the in-process one in this process, and the
 * indexes of a Meilisearch where there is one.
 */
export async function askRebuild(ctx: Ctx): Promise<void> {
  if (!may(ctx.actor, 'index.keep')) throw new NotFound();
  await inTransaction(ctx, async (tx) => {
    await audit(tx, { verb: 'index.keep', thing: { kind: 'index', id: null } });
    await ctx.index?.askRebuild();
  });
  ctx.search.rebuild().catch((err: unknown) => ctx.log.error({ err }, 'the in-process engine could not be rebuilt'));
}
