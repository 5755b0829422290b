import { audit } from '../audit/index.ts';
import { may } from '../accounts/policy.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { shippedId } from './edition.ts';
import { bringIntoForce, holdEditions } from './hold-editions.ts';
import { bookOf } from './reads-editions.ts';

/** Brings an edition that was in force before into force again. Conflict when another came into force meanwhile. */
export async function returnToEdition(
  ctx: Ctx,
  id: string,
  { after, reason }: { readonly after: number; readonly reason: string },
): Promise<void> {
  if (!may(ctx.actor, 'editions.keep')) throw new NotFound();
  if (!(await wasInForce(ctx, id))) throw new NotFound();
  const book = await bookOf(ctx, id);
  await ctx.search.prepare(book.edition.digest);
  await inTransaction(ctx, async (tx) => {
    await holdEditions(tx);
    await bringIntoForce(tx, id, after, reason);
    await audit(tx, { verb: 'editions.keep', thing: { kind: 'edition', id }, reason, facts: { act: 'returned' } });
  });
}

async function wasInForce(ctx: Ctx, id: string): Promise<boolean> {
  if (id === shippedId) return true;
  const row = await ctx.db
    .selectFrom('editions')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'published')
    .executeTakeFirst();
  return row !== undefined;
}
