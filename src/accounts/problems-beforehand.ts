import type { Ctx } from '../ctx.ts';
import type { Problems } from '../errors.ts';
import { problemsOf } from './create-account.ts';
import type { AccountRead } from './input.ts';
import type { Caller } from './sign-in.ts';
import { takeTry } from './throttle.ts';

/**
 * What is wrong with the account of a registration that is not complete yet. It counts as a try, since it tells whether a
 * username is taken; of a mail address it tells nothing.
 */
export async function problemsBeforehand(ctx: Ctx, account: AccountRead, caller: Caller): Promise<Problems> {
  await takeTry(ctx, { kind: 'address', what: 'register', of: caller.address });
  const { mail, username } = account;
  const known = { ...account, mail: mail ?? null, username: username ?? null };
  const { mail: _taken, ...problems } = await problemsOf(ctx, known);
  // What was typed there and cannot be read has a problem of its own.
  if (problems['username'] === 'mail_or_username' && (mail === undefined || username === undefined))
    delete problems['username'];
  return problems;
}
