import { inTransaction, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { askToComeIn, type Said } from './ask-to-come-in.ts';
import { isDistrictHere } from './places.ts';
import type { Registered } from './register.ts';
import type { Caller } from './sign-in.ts';
import { standingOf } from './standing.ts';
import { takeTry } from './throttle.ts';

/** Somebody whose registration was refused sends it once more, with the same account; the refused one stays on record. */
export async function registerAgain(ctx: Ctx, said: Said, caller: Caller): Promise<Registered> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || actor.membership !== null) throw new NotFound();
  await takeTry(ctx, { kind: 'address', what: 'register', of: caller.address });
  return inTransaction(ctx, async (tx) => {
    const standing = await standingOf(tx, actor.userId);
    if (standing.is !== 'refused' || standing.kind !== said.kind) throw new NotFound();
    const { district, name } = said.facts;
    if (district !== null && !(await isDistrictHere(tx, district)))
      return { ok: false, problems: { district: 'not_a_choice' } };
    await tx.db.updateTable('users').set({ name }).where('id', '=', actor.userId).execute();
    await askToComeIn(tx, actor.userId, said);
    return { ok: true };
  });
}
