import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { postLetter } from '../outbox/index.ts';
import { makeAuth } from './auth.ts';
import { mailKey } from './fingerprint.ts';
import { resetLetter } from './letters.ts';
import { may } from './policy.ts';
import type { Caller } from './sign-in.ts';
import { takeTry } from './throttle.ts';

/** Sends a letter with a link to set a new password, if there is an account with this address. Nobody is told whether. */
export async function askReset(ctx: Ctx, mail: string, caller: Caller): Promise<void> {
  if (!may(ctx.actor, 'account.enter')) throw new NotFound();
  await takeTry(ctx, { kind: 'address', what: 'reset', of: caller.address });
  await takeTry(ctx, { kind: 'mailbox', what: 'reset', of: mail });
  await inTransaction(ctx, async (tx) => {
    const { api, issued } = makeAuth(tx);
    await api.requestPasswordReset({ body: { email: mailKey(tx.keys, mail) } });
    if (issued.reset === null) return;
    const { userId, token } = issued.reset;
    await postLetter(tx, resetLetter(tx.config, mail, token));
    await audit(tx, { verb: 'account.enter', thing: { kind: 'account', id: userId }, facts: { act: 'reset_asked' } });
  });
}
