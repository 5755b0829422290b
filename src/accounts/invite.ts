import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { open, seal, type Keys } from '../crypt/index.ts';
import { NotFound, type Problem, type Problems } from '../errors.ts';
import { postLetter } from '../outbox/index.ts';
import { fingerprint, newSecret } from './fingerprint.ts';
import { invitationLetter } from './letters.ts';
import { findPlace } from './find-place.ts';
import { openInvitations } from './open-invitations.ts';
import { may, type Role, type Scope } from './policy.ts';
import { invitableRoles, mayInvite, scopeColumns, scopeFacts } from './rules.ts';
import { invitationDays } from './session-rules.ts';
import { studentHasAccount } from './student-account.ts';

export type Invitation = { readonly role: Role; readonly place: string; readonly mail: string | null };
export type Invited =
  | { readonly ok: true; readonly secret: string; readonly expiresAt: Date }
  | { readonly ok: false; readonly problems: Problems };

/**
 * Invites somebody by a link: its secret is returned once, for the page, and goes out by mail where one was given.
 * A place that is not there and one that she may not invite to look alike.
 */
export async function invite(ctx: Ctx, { role, place, mail }: Invitation): Promise<Invited> {
  if (!may(ctx.actor, 'accounts.invite')) throw new NotFound();
  if (!invitableRoles(ctx.actor).includes(role)) return { ok: false, problems: { role: 'not_a_choice' } };
  const found = await findPlace(ctx, role, place);
  if (!found || !mayInvite(ctx.actor, role, found.district))
    return { ok: false, problems: { place: place === '' ? 'required' : (unknownPlace[role] ?? 'not_a_choice') } };
  const taken = await whyTaken(ctx, found.scope);
  if (taken) return { ok: false, problems: { place: taken } };
  return inTransaction(ctx, async (tx) => {
    const secret = newSecret();
    const expiresAt = new Date(tx.now().getTime() + invitationDays * 86_400_000);
    const token = fingerprint(tx.keys, secret);
    const id = await insertInvitation(tx, { role, ...scopeColumns(found.scope), token, expires_at: expiresAt }, mail);
    if (mail !== null) await postLetter(tx, invitationLetter(tx.config, mail, secret));
    const facts = { act: 'invited', role, ...scopeFacts(found.scope) };
    const subject = found.scope.studentId ?? null;
    await audit(tx, { verb: 'accounts.invite', thing: { kind: 'invitation', id }, subject, facts });
    return { ok: true, secret, expiresAt };
  });
}

/** What is said of a place that is typed; the others are chosen from a list. */
const unknownPlace: Partial<Record<Role, Problem>> = { student: 'no_such_number', employer: 'no_such_employer' };

/** Why a student's record needs no invitation; null: it does, as all other places do. */
async function whyTaken(ctx: Ctx, { studentId }: Scope): Promise<Problem | null> {
  if (studentId === undefined) return null;
  if (await studentHasAccount(ctx, studentId)) return 'has_account';
  const open = await openInvitations(ctx).where('student_id', '=', studentId).executeTakeFirst();
  return open ? 'invited_already' : null;
}

type Row = ReturnType<typeof scopeColumns> & { role: Role; token: string; expires_at: Date };

async function insertInvitation(tx: Tx, row: Row, mail: string | null): Promise<number> {
  const mail_sealed = mail === null ? null : seal(tx.keys, mailPlace(row.token), mail);
  const made_by = tx.actor.kind === 'person' ? tx.actor.userId : null;
  const made = await tx.db
    .insertInto('invitations')
    .values({ ...row, mail_sealed, made_by, created_at: tx.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

const mailPlace = (token: string) => ({ table: 'invitations', column: 'mail_sealed', row: token });

/** The address that an invitation went to, for its own page. */
export const openInvitedMail = (keys: Keys, row: { token: string; mail_sealed: Buffer | null }): string | null =>
  row.mail_sealed && open(keys, mailPlace(row.token), row.mail_sealed);
