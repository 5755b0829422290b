import { audit } from '../audit/index.ts';
import { may } from '../accounts/policy.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { Conflict, NotFound } from '../errors.ts';
import { announceStudentsOf } from './keep-equivalent.ts';

/** From now on the major no longer counts as the other one; the line stays as a record. */
export async function endEquivalent(ctx: Ctx, id: number): Promise<void> {
  if (!may(ctx.actor, 'equivalents.keep')) throw new NotFound();
  await inTransaction(ctx, async (tx) => {
    const ended = await tx.db
      .updateTable('major_equivalents')
      .set({ ended_at: tx.now() })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .returning(['major', 'counts_as'])
      .executeTakeFirst();
    if (!ended) {
      const there = await tx.db.selectFrom('major_equivalents').select('id').where('id', '=', id).executeTakeFirst();
      throw there ? new Conflict('ended_already') : new NotFound();
    }
    await audit(tx, {
      verb: 'equivalents.keep',
      thing: { kind: 'equivalent', id },
      facts: { act: 'ended', ...ended },
    });
    await announceStudentsOf(tx, ended.major);
  });
}
