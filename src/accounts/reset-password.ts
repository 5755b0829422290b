import { APIError } from 'better-auth/api';
import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { NotFound, type Problems } from '../errors.ts';
import { postLetter } from '../outbox/index.ts';
import { makeAuth } from './auth.ts';
import { fingerprint } from './fingerprint.ts';
import { passwordChangedLetter } from './letters.ts';
import { mailOf } from './mail-of.ts';
import { passwordProblem } from './password-rules.ts';
import { may } from './policy.ts';
import { forgetTries } from './throttle.ts';

export type Reset = { readonly ok: true } | { readonly ok: false; readonly problems: Problems };

/** Whether the link of a letter still works. */
export async function isResetOpen(ctx: Ctx, token: string): Promise<boolean> {
  return (await userOf(ctx, token)) !== null;
}

/** Sets a new password by the link of a letter, once; all sessions of the account end, and its delays are forgotten. */
export async function resetPassword(ctx: Ctx, token: string, password: string): Promise<Reset> {
  if (!may(ctx.actor, 'account.enter')) throw new NotFound();
  return inTransaction(ctx, async (tx) => {
    const user = await userOf(tx, token);
    if (user === null) return gone;
    const mail = await mailOf(tx, user.id);
    const weak = passwordProblem(password, [user.name, user.username, mail]);
    if (weak) return { ok: false, problems: { password: weak } };
    if (!(await setPassword(tx, token, password))) return gone;
    await tx.db.deleteFrom('verifications').where('value', '=', user.id).execute();
    await forgetTries(tx, { kind: 'account', what: 'sign-in', of: user.id });
    await audit(tx, {
      verb: 'account.enter',
      thing: { kind: 'account', id: user.id },
      facts: { act: 'password_reset' },
    });
    if (mail !== null) await postLetter(tx, passwordChangedLetter(mail));
    return { ok: true };
  });
}

const gone: Reset = { ok: false, problems: { token: 'expired' } };

async function userOf(ctx: Ctx | Tx, token: string) {
  const user = await ctx.db
    .selectFrom('verifications as v')
    .innerJoin('users as u', 'u.id', 'v.value')
    .select(['u.id', 'u.name', 'u.username'])
    .where('v.identifier', '=', fingerprint(ctx.keys, `reset-password:${token}`))
    .where('v.expires_at', '>', ctx.now())
    .executeTakeFirst();
  return user ?? null;
}

async function setPassword(tx: Tx, token: string, newPassword: string): Promise<boolean> {
  try {
    await makeAuth(tx).api.resetPassword({ body: { token, newPassword } });
    return true;
  } catch (error) {
    if (error instanceof APIError && error.body?.code === 'INVALID_TOKEN') return false;
    throw error;
  }
}
