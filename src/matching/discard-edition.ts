import { audit } from '../audit/index.ts';
import { may } from '../accounts/policy.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { Conflict, NotFound } from '../errors.ts';
import { draftOf } from './change-edition.ts';
import { holdEditions } from './hold-editions.ts';

/**
 * Throws a draft away. What was published stays for good: snapshots name it. Conflict when another edition is based on it.
 */
export async function discardEdition(ctx: Ctx, id: string, version: number): Promise<void> {
  if (!may(ctx.actor, 'editions.keep')) throw new NotFound();
  await inTransaction(ctx, async (tx) => {
    await holdEditions(tx);
    const draft = await draftOf(tx, id);
    if (draft.version !== version) throw new Conflict('changed_meanwhile');
    const based = await tx.db.selectFrom('editions').select('id').where('based_on', '=', id).executeTakeFirst();
    if (based) throw new Conflict('in_use');
    await tx.db.deleteFrom('editions').where('id', '=', id).where('state', '=', 'draft').execute();
    await audit(tx, { verb: 'editions.keep', thing: { kind: 'edition', id }, facts: { act: 'discarded' } });
  });
}
