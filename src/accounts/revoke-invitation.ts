import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { isWithin, openInvitations, type Invitation } from './open-invitations.ts';
import { may } from './policy.ts';
import { readScope, scopeFacts } from './rules.ts';

/** Takes an invitation back that nobody has accepted yet: its link ends at once. */
export async function revokeInvitation(ctx: Ctx, id: number): Promise<void> {
  if (!may(ctx.actor, 'accounts.invite')) throw new NotFound();
  await inTransaction(ctx, async (tx) => {
    const row = await openInvitations(tx).where('id', '=', id).forUpdate().executeTakeFirst();
    if (!row || !(await isWithin(tx, tx.actor, row))) throw new NotFound();
    await revoke(tx, row);
  });
}

/** Takes back all that somebody has made, because she may no longer be who she was. */
export async function revokeInvitationsOf(tx: Tx, userId: string): Promise<void> {
  const rows = await openInvitations(tx).where('made_by', '=', userId).orderBy('id').forUpdate().execute();
  for (const row of rows) await revoke(tx, row);
}

async function revoke(tx: Tx, row: Invitation): Promise<void> {
  await tx.db.updateTable('invitations').set({ expires_at: tx.now() }).where('id', '=', row.id).execute();
  const scope = readScope(row);
  await audit(tx, {
    verb: 'accounts.invite',
    thing: { kind: 'invitation', id: row.id },
    subject: scope.studentId ?? null,
    facts: { act: 'revoked', role: row.role, ...scopeFacts(scope) },
  });
}
