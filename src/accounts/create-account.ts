import { APIError } from 'better-auth/api';
import type { Tx } from '../ctx.ts';
import { Conflict, type Problems } from '../errors.ts';
import { makeAuth } from './auth.ts';
import { mailKey, noMailKey } from './fingerprint.ts';
import { sealMail } from './mail-of.ts';
import { passwordProblem } from './password-rules.ts';

/** What somebody chooses for herself. Mail and username in one spelling (`normaliseMail`, `normaliseUsername`). */
export type NewAccount = {
  readonly name: string;
  readonly mail: string | null;
  readonly username: string | null;
  readonly password: string;
};
export type Created =
  | { readonly ok: true; readonly userId: string }
  | { readonly ok: false; readonly problems: Problems };

/**
 * Makes an account without any membership: for the verbs of this room and for the command line. A taken mail is a problem
 * of the field `mail`; a verb that strangers may call must not show it to them.
 */
export async function createAccount(tx: Tx, account: NewAccount): Promise<Created> {
  const problems = await problemsOf(tx, account);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const { name, mail, username, password } = account;
  const { api } = makeAuth(tx);
  const email = mail === null ? noMailKey() : mailKey(tx.keys, mail);
  try {
    const { user } = await api.signUpEmail({
      body: { name, email, password, ...(username === null ? {} : { username }) },
    });
    if (mail !== null) await keepMail(tx, user.id, mail);
    return { ok: true, userId: user.id };
  } catch (error) {
    // Two at once with the same name: the database keeps the first.
    if (error instanceof APIError) throw new Conflict('account_taken');
    throw error;
  }
}

/** For an address that was taken a moment ago better-auth answers with a user who does not exist. */
async function keepMail(tx: Tx, userId: string, mail: string): Promise<void> {
  const mail_sealed = sealMail(tx.keys, userId, mail);
  const kept = await tx.db.updateTable('users').set({ mail_sealed }).where('id', '=', userId).executeTakeFirstOrThrow();
  if (kept.numUpdatedRows !== 1n) throw new Conflict('account_taken');
}

/** What is wrong with an account that somebody would like to have. */
export async function problemsOf(
  tx: Pick<Tx, 'db' | 'keys'>,
  { name, mail, username, password }: NewAccount,
): Promise<Problems> {
  const problems: Problems = {};
  if (mail === null && username === null) problems['username'] = 'mail_or_username';
  if (username !== null && (await isUsed(tx, 'username', username))) problems['username'] = 'taken';
  if (mail !== null && (await isUsed(tx, 'email', mailKey(tx.keys, mail)))) problems['mail'] = 'taken';
  const weak = passwordProblem(password, [name, mail, username]);
  if (weak) problems['password'] = weak;
  return problems;
}

async function isUsed(tx: Pick<Tx, 'db'>, column: 'username' | 'email', value: string): Promise<boolean> {
  return (await tx.db.selectFrom('users').select('id').where(column, '=', value).executeTakeFirst()) !== undefined;
}
