import type { Tx } from '../ctx.ts';
import { Conflict } from '../errors.ts';
import type { Role, Scope } from './policy.ts';
import { fits, scopeColumns } from './rules.ts';

/** Gives a user an active membership; who may do that, the verb that calls has asked. Throws Conflict when she has it. */
export async function addMembership(tx: Tx, userId: string, role: Role, scope: Scope): Promise<number> {
  if (!fits(role, scope)) throw new Error(`a scope that does not fit ${role}`);
  const decided_at = tx.now();
  const added = await tx.db
    .insertInto('memberships')
    .values({ user_id: userId, role, ...scopeColumns(scope), state: 'active', created_at: decided_at, decided_at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Conflict('membership_exists');
  return added.id;
}
