import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { NotFound, TooMany, type Problems } from '../errors.ts';
import { postLetter } from '../outbox/index.ts';
import { askToComeIn, type Said } from './ask-to-come-in.ts';
import { createAccount, type NewAccount } from './create-account.ts';
import { alreadyRegisteredLetter } from './letters.ts';
import { hashPassword } from './password-hash.ts';
import { may } from './policy.ts';
import { isDistrictHere } from './places.ts';
import type { Caller } from './sign-in.ts';
import { takeTry } from './throttle.ts';

export type Registration = Said & { readonly account: NewAccount };
export type Registered = { readonly ok: true } | { readonly ok: false; readonly problems: Problems };

/**
 * A student or an employer asks to come in: account, waiting membership, and the facts that staff decide by. For an
 * address that has an account already the answer is the same, and its owner gets a letter.
 */
export async function register(ctx: Ctx, registration: Registration, caller: Caller): Promise<Registered> {
  if (!may(ctx.actor, 'account.enter')) throw new NotFound();
  await takeTry(ctx, { kind: 'address', what: 'register', of: caller.address });
  return inTransaction(ctx, async (tx) => {
    const { district } = registration.facts;
    if (district !== null && !(await isDistrictHere(tx, district))) return wrong({ district: 'not_a_choice' });
    const made = await createAccount(tx, registration.account);
    if (made.ok) {
      await askToComeIn(tx, made.userId, registration);
      return { ok: true };
    }
    const { mail, ...others } = made.problems;
    if (mail !== 'taken' || Object.keys(others).length > 0) return wrong(mail === 'taken' ? others : made.problems);
    return sayTaken(tx, registration.account);
  });
}

const wrong = (problems: Problems): Registered => ({ ok: false, problems });

/** As much work as for a new address, and the same answer, also where its owner gets no more letters for a while. */
async function sayTaken(tx: Tx, { mail, password }: NewAccount): Promise<Registered> {
  await hashPassword(password);
  if (mail !== null && (await mayWriteTo(tx, mail))) await postLetter(tx, alreadyRegisteredLetter(tx.config, mail));
  return { ok: true };
}

async function mayWriteTo(tx: Tx, mail: string): Promise<boolean> {
  try {
    await takeTry(tx, { kind: 'mailbox', what: 'register', of: mail });
    return true;
  } catch (error) {
    if (error instanceof TooMany) return false;
    throw error;
  }
}
