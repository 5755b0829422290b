import { APIError } from 'better-auth/api';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { audit } from '../audit/index.ts';
import { NotFound } from '../errors.ts';
import { makeAuth } from './auth.ts';
import { fingerprint, mailKey } from './fingerprint.ts';
import { readLogin, type Login } from './input.ts';
import { hashPassword, isOutdated } from './password-hash.ts';
import { may } from './policy.ts';
import { actorWith } from './session.ts';
import { forgetTries, giveBack, takeTry, type Counted } from './throttle.ts';

/** What a verb of the door knows of the browser in front of it. */
export type Caller = {
  /** As the limiter counts it (`addressOf`). */
  readonly address: string;
  readonly userAgent: string;
  /** Fingerprint of the session that the browser still holds; it ends when a new one begins. */
  readonly token: string | null;
};
export type SignIn = { readonly login: string; readonly password: string };

/**
 * Checks a password and begins a session: returns its secret for the cookie, or null when account or password is wrong
 * (which of them, nobody is told, nor does the time tell). Throws TooMany.
 */
export async function signIn(ctx: Ctx, { login: typed, password }: SignIn, caller: Caller): Promise<string | null> {
  if (!may(ctx.actor, 'account.enter')) throw new NotFound();
  const login = readLogin(typed);
  const account: Counted = { kind: 'account', what: 'sign-in', of: (await userMeant(ctx, login)) ?? login.value };
  const address: Counted = { kind: 'address', what: 'sign-in', of: caller.address };
  await takeTry(ctx, address);
  await takeTry(ctx, account);
  const secret = await inTransaction(ctx, (tx) => beginSession(tx, login, password, caller));
  if (secret === null) return null;
  await forgetTries(ctx, account);
  await giveBack(ctx, address);
  return secret;
}

/** Tries count for an account, by whichever of its names they come; for a name that nobody has by itself. */
async function userMeant(ctx: Ctx, { kind, value }: Login): Promise<string | null> {
  const users = ctx.db.selectFrom('users').select('id');
  const meant =
    kind === 'mail' ? users.where('email', '=', mailKey(ctx.keys, value)) : users.where('username', '=', value);
  return (await meant.executeTakeFirst())?.id ?? null;
}

async function beginSession(tx: Tx, login: Login, password: string, caller: Caller): Promise<string | null> {
  const { api, issued } = makeAuth(tx);
  const headers = new Headers({ 'user-agent': caller.userAgent });
  try {
    const { user } =
      login.kind === 'mail'
        ? await api.signInEmail({ body: { email: mailKey(tx.keys, login.value), password }, headers })
        : await api.signInUsername({ body: { username: login.value, password }, headers });
    if (issued.session === null) throw new Error('a sign-in without a session');
    await afterSignIn(tx, user.id, password, caller);
    const actor = await actorWith(tx, fingerprint(tx.keys, issued.session));
    await audit(
      { ...tx, actor },
      { verb: 'account.enter', thing: { kind: 'account', id: user.id }, facts: { act: 'signed_in' } },
    );
    return issued.session;
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return null;
    throw error;
  }
}

async function afterSignIn(tx: Tx, userId: string, password: string, caller: Caller): Promise<void> {
  if (caller.token !== null) await tx.db.deleteFrom('sessions').where('token', '=', caller.token).execute();
  await tx.db.updateTable('users').set({ signed_in_at: tx.now() }).where('id', '=', userId).execute();
  await renewHash(tx, userId, password);
}

/** A hash of an older cost is made anew now that the password is at hand. */
async function renewHash(tx: Tx, userId: string, password: string): Promise<void> {
  const kept = await tx.db
    .selectFrom('credentials')
    .select(['id', 'password'])
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  if (!isOutdated(kept.password)) return;
  await tx.db
    .updateTable('credentials')
    .set({ password: await hashPassword(password) })
    .where('id', '=', kept.id)
    .execute();
}
