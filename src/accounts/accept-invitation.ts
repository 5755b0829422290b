import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { NotFound, type Problems } from '../errors.ts';
import { addMembership } from './add-membership.ts';
import { createAccount, type NewAccount } from './create-account.ts';
import { fingerprint } from './fingerprint.ts';
import { openInvitedMail } from './invite.ts';
import { makerStillMay, openInvitations, type Invitation } from './open-invitations.ts';
import { placeOf } from './places.ts';
import { may, type Actor, type Role } from './policy.ts';
import { readScope, scopeFacts } from './rules.ts';
import type { Caller } from './sign-in.ts';
import { studentHasAccount } from './student-account.ts';
import { takeTry } from './throttle.ts';

/** Why whoever is signed in cannot accept it: she made it herself, or it is a student's and her account does other work. */
export type Barred = 'own' | 'other_work';
export type OpenInvitation = {
  readonly role: Role;
  readonly place: string | null;
  readonly mail: string | null;
  readonly barred: Barred | null;
};
export type Accepted =
  | { readonly ok: true; readonly userId: string; readonly membershipId: number }
  | { readonly ok: false; readonly problems: Problems };

/** The invitation behind a link; null: it was used, taken back or is over, or never was one. */
export async function invitationOf(ctx: Ctx, secret: string): Promise<OpenInvitation | null> {
  if (!may(ctx.actor, 'account.enter')) throw new NotFound();
  const row = await openInvitations(ctx).where('token', '=', fingerprint(ctx.keys, secret)).executeTakeFirst();
  if (!row || !(await isWorth(ctx, row))) return null;
  const place = await placeOf(ctx, { scope: readScope(row) });
  return { role: row.role, place, mail: openInvitedMail(ctx.keys, row), barred: await barredFrom(ctx, row) };
}

/**
 * Accepts an invitation: with a new account, or (`account` null) for whoever is signed in. It works once: of two at the
 * same time one wins, for the other the link is gone (`token: expired`). What is wrong with the new account is told, also a taken mail: who
 * holds the link is known to somebody here.
 */
export async function acceptInvitation(
  ctx: Ctx,
  secret: string,
  account: NewAccount | null,
  caller: Caller,
): Promise<Accepted> {
  await takeTry(ctx, { kind: 'address', what: 'invitation', of: caller.address });
  if ((await invitationOf(ctx, secret)) === null) return gone;
  return inTransaction(ctx, async (tx) => {
    const row = await holdInvitation(tx, secret);
    if (row === null) return gone;
    if (account === null && (await barredFrom(tx, row)) !== null) throw new NotFound();
    const made = account === null ? ({ ok: true, userId: ownUserId(tx) } as const) : await createAccount(tx, account);
    if (!made.ok) return made;
    const scope = readScope(row);
    const membershipId = await addMembership(tx, made.userId, row.role, scope);
    const used = { used_at: tx.now(), used_by: made.userId };
    await tx.db.updateTable('invitations').set(used).where('id', '=', row.id).execute();
    const actor: Actor = account === null ? tx.actor : newcomer(made.userId, account.name);
    const facts = { act: 'accepted', role: row.role, ...scopeFacts(scope) };
    const entry = { verb: 'account.enter', thing: { kind: 'invitation', id: row.id }, facts } as const;
    await audit({ ...tx, actor }, { ...entry, subject: scope.studentId ?? null });
    return { ok: true, userId: made.userId, membershipId };
  });
}

const gone: Accepted = { ok: false, problems: { token: 'expired' } };

/** Locks the row, so that whoever comes at the same time waits and then finds it used. */
async function holdInvitation(tx: Tx, secret: string): Promise<Invitation | null> {
  const token = fingerprint(tx.keys, secret);
  const row = await openInvitations(tx).where('token', '=', token).forUpdate().executeTakeFirst();
  return row && (await isWorth(tx, row)) ? row : null;
}

/** Its maker may still invite so, and a student's record has no account yet. */
async function isWorth(ctx: Ctx, row: Invitation): Promise<boolean> {
  if (row.student_id !== null && (await studentHasAccount(ctx, row.student_id))) return false;
  return makerStillMay(ctx, row);
}

async function barredFrom({ db, actor }: Pick<Ctx, 'db' | 'actor'>, row: Invitation): Promise<Barred | null> {
  if (actor.kind !== 'person') return null;
  if (row.made_by === actor.userId) return 'own';
  if (row.role !== 'student') return null;
  const other = await db
    .selectFrom('memberships')
    .select('id')
    .where('user_id', '=', actor.userId)
    .where('role', '!=', 'student')
    .executeTakeFirst();
  return other ? 'other_work' : null;
}

function ownUserId(tx: Tx): string {
  if (tx.actor.kind !== 'person') throw new NotFound();
  return tx.actor.userId;
}

const newcomer = (userId: string, name: string): Actor => ({ kind: 'person', userId, name, membership: null });
