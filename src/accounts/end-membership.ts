import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { Conflict, NotFound } from '../errors.ts';
import { may } from './policy.ts';
import { revokeInvitationsOf } from './revoke-invitation.ts';

/**
 * Ends a membership; every session of its owner and every invitation that she has made ends with it. Nobody ends the
 * last administrator, so that somebody can still let others in.
 */
export async function endMembership(ctx: Ctx, membershipId: number, reason: string): Promise<void> {
  if (!may(ctx.actor, 'accounts.end')) throw new NotFound();
  await inTransaction(ctx, async (tx) => {
    // All administrators at once and in one order: two who end one another at the same time must not both succeed.
    const held = await tx.db
      .selectFrom('memberships')
      .select(['id', 'user_id', 'role', 'state'])
      .where((eb) =>
        eb.or([eb('id', '=', membershipId), eb.and([eb('role', '=', 'administrator'), eb('state', '=', 'active')])]),
      )
      .orderBy('id')
      .forUpdate()
      .execute();
    const ended = held.find((row) => row.id === membershipId);
    if (!ended || (ended.role === 'administrator' && !isAdministrator(ctx))) throw new NotFound();
    if (ended.state !== 'active') throw new Conflict('already_decided');
    const administrators = held.filter((row) => row.role === 'administrator' && row.state === 'active');
    if (ended.role === 'administrator' && administrators.length === 1) throw new Conflict('last_administrator');
    const decided_by = ctx.actor.kind === 'person' ? ctx.actor.userId : null;
    await tx.db
      .updateTable('memberships')
      .set({ state: 'ended', reason, decided_at: tx.now(), decided_by })
      .where('id', '=', membershipId)
      .execute();
    await tx.db.deleteFrom('sessions').where('user_id', '=', ended.user_id).execute();
    await revokeInvitationsOf(tx, ended.user_id);
    const thing = { kind: 'membership', id: membershipId };
    await audit(tx, { verb: 'accounts.end', thing, reason, facts: { act: 'ended', role: ended.role } });
  });
}

/** City staff end everybody's membership but an administrator's. */
const isAdministrator = (ctx: Ctx): boolean =>
  ctx.actor.kind === 'system' || (ctx.actor.kind === 'person' && ctx.actor.membership?.role === 'administrator');
