import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { Conflict, NotFound, type Problems } from '../errors.ts';
import { addMembership } from './add-membership.ts';
import { createAccount, type NewAccount } from './create-account.ts';
import { fingerprint } from './fingerprint.ts';
import { openInvitedMail } from './invite.ts';
import { placeOf } from './places.ts';
import { may, type Actor, type Role } from './policy.ts';
import { readScope } from './rules.ts';
import type { Caller } from './sign-in.ts';
import { takeTry } from './throttle.ts';

export type OpenInvitation = { readonly role: Role; readonly place: string | null; readonly mail: string | null };
export type Accepted =
  | { readonly ok: true; readonly userId: string; readonly membershipId: number }
  | { readonly ok: false; readonly problems: Problems };

/** The invitation behind a link, while it can be accepted; otherwise not found. */
export async function invitationOf(ctx: Ctx, secret: string): Promise<OpenInvitation> {
  if (!may(ctx.actor, 'account.enter')) throw new NotFound();
  const row = await ctx.db
    .selectFrom('invitations')
    .selectAll()
    .where('token', '=', fingerprint(ctx.keys, secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst();
  if (!row) throw new NotFound();
  const place = await placeOf(ctx, { scope: readScope(row) });
  return { role: row.role, place, mail: openInvitedMail(ctx.keys, row) };
}

/**
 * Accepts an invitation: with a new account, or (`account` null) for whoever is signed in. It works once: of two at the
 * same time one wins, the other gets a Conflict. What is wrong with the new account is told, also a taken mail: who
 * holds the link is known to somebody here.
 */
export async function acceptInvitation(
  ctx: Ctx,
  secret: string,
  account: NewAccount | null,
  caller: Caller,
): Promise<Accepted> {
  await takeTry(ctx, { kind: 'address', what: 'invitation', of: caller.address });
  await invitationOf(ctx, secret);
  return inTransaction(ctx, async (tx) => {
    const row = await holdInvitation(tx, secret);
    const made = account === null ? ({ ok: true, userId: ownUserId(tx) } as const) : await createAccount(tx, account);
    if (!made.ok) return made;
    const membershipId = await addMembership(tx, made.userId, row.role, readScope(row));
    const used = { used_at: tx.now(), used_by: made.userId };
    await tx.db.updateTable('invitations').set(used).where('id', '=', row.id).execute();
    const actor: Actor = account === null ? tx.actor : newcomer(made.userId, account.name);
    const thing = { kind: 'invitation', id: row.id };
    await audit({ ...tx, actor }, { verb: 'account.enter', thing, facts: { act: 'accepted', role: row.role } });
    return { ok: true, userId: made.userId, membershipId };
  });
}

/** Locks the row, so that whoever comes at the same time waits and then finds it used. */
async function holdInvitation(tx: Tx, secret: string) {
  const row = await tx.db
    .selectFrom('invitations')
    .selectAll()
    .where('token', '=', fingerprint(tx.keys, secret))
    .where('used_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Conflict('invitation_used');
  return row;
}

function ownUserId(tx: Tx): string {
  if (tx.actor.kind !== 'person') throw new NotFound();
  return tx.actor.userId;
}

const newcomer = (userId: string, name: string): Actor => ({ kind: 'person', userId, name, membership: null });
