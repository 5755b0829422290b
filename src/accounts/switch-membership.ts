import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { fingerprint, newSecret } from './fingerprint.ts';
import { may } from './policy.ts';

/**
 * Acts with another of her active memberships from now on. The session gets a new secret, which is returned: what was
 * known of it under the old role is worth nothing under the new one.
 */
export async function switchMembership(ctx: Ctx, membershipId: number, token: string | null): Promise<string> {
  const { actor } = ctx;
  if (!may(actor, 'account.keep') || actor.kind !== 'person' || token === null) throw new NotFound();
  return inTransaction(ctx, async (tx) => {
    const own = await tx.db
      .selectFrom('memberships')
      .select('role')
      .where('id', '=', membershipId)
      .where('user_id', '=', actor.userId)
      .where('state', '=', 'active')
      .executeTakeFirst();
    if (!own) throw new NotFound();
    const secret = newSecret();
    const renewed = await tx.db
      .updateTable('sessions')
      .set({ token: fingerprint(tx.keys, secret), membership_id: membershipId, updated_at: tx.now() })
      .where('token', '=', token)
      .where('user_id', '=', actor.userId)
      .executeTakeFirstOrThrow();
    if (renewed.numUpdatedRows !== 1n) throw new NotFound();
    const thing = { kind: 'membership', id: membershipId };
    await audit(tx, { verb: 'account.keep', thing, facts: { act: 'switched', role: own.role } });
    return secret;
  });
}
