import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { may } from './policy.ts';

/** Ends one of her own sessions. */
export async function endSession(ctx: Ctx, id: string): Promise<void> {
  await endOwn(ctx, { id });
}

/** Ends all her sessions but the one with this fingerprint. */
export async function endOtherSessions(ctx: Ctx, token: string): Promise<void> {
  await endOwn(ctx, { allBut: token });
}

async function endOwn(ctx: Ctx, which: { id: string } | { allBut: string }): Promise<void> {
  const { actor } = ctx;
  if (!may(actor, 'account.keep') || actor.kind !== 'person') throw new NotFound();
  await inTransaction(ctx, async (tx) => {
    const own = tx.db.deleteFrom('sessions').where('user_id', '=', actor.userId);
    const meant = 'id' in which ? own.where('id', '=', which.id) : own.where('token', '<>', which.allBut);
    const ended = await meant.returning('id').execute();
    if ('id' in which && ended.length === 0) throw new NotFound();
    const facts = { act: 'sessions_ended', count: ended.length };
    await audit(tx, { verb: 'account.keep', thing: { kind: 'account', id: actor.userId }, facts });
  });
}
