import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { may } from './policy.ts';

/** Ends the session with this fingerprint, if it is there. Signing out twice is no fault. */
export async function signOut(ctx: Ctx, token: string | null): Promise<void> {
  if (!may(ctx.actor, 'account.enter')) throw new NotFound();
  if (token === null) return;
  await inTransaction(ctx, async (tx) => {
    const ended = await tx.db.deleteFrom('sessions').where('token', '=', token).returning('user_id').executeTakeFirst();
    if (!ended) return;
    await audit(tx, {
      verb: 'account.enter',
      thing: { kind: 'account', id: ended.user_id },
      facts: { act: 'signed_out' },
    });
  });
}
