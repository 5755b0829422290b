import { createHmac } from 'node:crypto';
import { APIError } from 'better-auth/api';
import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { NotFound, type Problems } from '../errors.ts';
import { postLetter } from '../outbox/index.ts';
import { makeAuth, sessionName } from './auth.ts';
import { passwordChangedLetter } from './letters.ts';
import { mailOf } from './mail-of.ts';
import { passwordProblem } from './password-rules.ts';
import { may } from './policy.ts';
import type { Caller } from './sign-in.ts';
import { forgetTries, takeTry, type Counted } from './throttle.ts';

export type PasswordChange = { readonly current: string; readonly password: string };
export type Changed =
  | { readonly ok: true; readonly secret: string }
  | { readonly ok: false; readonly problems: Problems };

/** Changes her own password; all her other sessions end and this one gets a new secret, which is returned. */
export async function changePassword(ctx: Ctx, change: PasswordChange, caller: Caller): Promise<Changed> {
  const { actor } = ctx;
  if (!may(actor, 'account.keep') || actor.kind !== 'person' || caller.token === null) throw new NotFound();
  const weak = await weakness(ctx, actor.userId, change.password);
  if (weak) return { ok: false, problems: { password: weak } };
  const tries: Counted = { kind: 'account', what: 'change-password', of: actor.userId };
  await takeTry(ctx, tries);
  const secret = await inTransaction(ctx, (tx) => replacePassword(tx, actor.userId, change, caller));
  if (secret === null) return { ok: false, problems: { current: 'wrong_password' } };
  await forgetTries(ctx, tries);
  return { ok: true, secret };
}

async function weakness(ctx: Ctx, userId: string, password: string) {
  const user = await ctx.db
    .selectFrom('users')
    .select(['name', 'username'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  return passwordProblem(password, [user.name, user.username, await mailOf(ctx, userId)]);
}

async function replacePassword(tx: Tx, userId: string, change: PasswordChange, caller: Caller): Promise<string | null> {
  const token = caller.token ?? '';
  const { api, issued } = makeAuth(tx);
  const before = await tx.db
    .selectFrom('sessions')
    .select('membership_id')
    .where('token', '=', token)
    .executeTakeFirstOrThrow();
  try {
    await api.changePassword({
      body: { currentPassword: change.current, newPassword: change.password, revokeOtherSessions: true },
      headers: new Headers({ cookie: cookieFor(tx, token), 'user-agent': caller.userAgent }),
    });
  } catch (error) {
    if (error instanceof APIError && error.body?.code === 'INVALID_PASSWORD') return null;
    throw error;
  }
  await tx.db.updateTable('sessions').set(before).where('user_id', '=', userId).execute();
  await tx.db.deleteFrom('verifications').where('value', '=', userId).execute();
  await audit(tx, { verb: 'account.keep', thing: { kind: 'account', id: userId }, facts: { act: 'password_changed' } });
  const mail = await mailOf(tx, userId);
  if (mail !== null) await postLetter(tx, passwordChangedLetter(mail));
  return issued.session;
}

/** The session as better-auth expects it from a browser: its token, which is our fingerprint, signed. */
function cookieFor(tx: Tx, token: string): string {
  const signature = createHmac('sha256', tx.keys.session).update(token).digest('base64');
  return `${sessionName}=${encodeURIComponent(`${token}.${signature}`)}`;
}
