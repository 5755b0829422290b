import { audit } from '../audit/index.ts';
import { may } from '../accounts/policy.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';

/** Has every index built anew, beside the ones that serve. Not found where there is none. */
export async function askRebuild(ctx: Ctx): Promise<void> {
  if (!may(ctx.actor, 'index.keep') || !ctx.index) throw new NotFound();
  const { index } = ctx;
  await inTransaction(ctx, async (tx) => {
    await audit(tx, { verb: 'index.keep', thing: { kind: 'index', id: null } });
    await index.askRebuild();
  });
}
