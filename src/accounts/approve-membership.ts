import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { Conflict, NotFound } from '../errors.ts';
import { postLetter } from '../outbox/index.ts';
import { approvedLetter, refusedLetter } from './letters.ts';
import { mailOf } from './mail-of.ts';
import { may, type Scope } from './policy.ts';
import { fits, scopeColumns } from './rules.ts';
import { studentHasAccount } from './student-account.ts';

/**
 * Lets a waiting member in as what staff have found or made for her: called by the verb that links her, in its
 * transaction. What she said of herself when she registered is deleted. Throws NotFound (also for another district),
 * Conflict when it has been decided already or the student's record has an account.
 */
export async function approveMembership(
  tx: Tx,
  { membershipId, scope }: { readonly membershipId: number; readonly scope: Scope },
): Promise<void> {
  const waiting = await holdWaiting(tx, membershipId);
  if (!fits(waiting.role, scope)) throw new Error(`a scope that does not fit ${waiting.role}`);
  if (scope.studentId !== undefined && (await studentHasAccount(tx, scope.studentId)))
    throw new Conflict('student_has_account');
  await decide(tx, membershipId, { state: 'active', ...scopeColumns(scope) });
  await audit(tx, {
    verb: 'accounts.approve',
    thing: { kind: 'membership', id: membershipId },
    subject: scope.studentId ?? null,
    facts: { act: 'approved', role: waiting.role },
  });
  // What was known of her sessions while they could do nothing must not be worth more now.
  await tx.db.deleteFrom('sessions').where('user_id', '=', waiting.user_id).execute();
  const mail = await mailOf(tx, waiting.user_id);
  if (mail !== null) await postLetter(tx, approvedLetter(tx.config, mail));
}

/** Turns a waiting member away, with the reason that she reads. */
export async function refuseMembership(ctx: Ctx, membershipId: number, reason: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const waiting = await holdWaiting(tx, membershipId);
    await decide(tx, membershipId, { state: 'ended', reason });
    const facts = { act: 'refused', role: waiting.role };
    await audit(tx, { verb: 'accounts.approve', thing: { kind: 'membership', id: membershipId }, reason, facts });
    const mail = await mailOf(tx, waiting.user_id);
    if (mail !== null) await postLetter(tx, refusedLetter(tx.config, mail, reason));
  });
}

async function holdWaiting(tx: Tx, membershipId: number) {
  const row = await tx.db
    .selectFrom('memberships as m')
    .leftJoin('registrations as r', 'r.membership_id', 'm.id')
    .select(['m.user_id', 'm.role', 'm.state', 'r.district'])
    .where('m.id', '=', membershipId)
    .forUpdate('m')
    .executeTakeFirst();
  if (!row || !may(tx.actor, 'accounts.approve', { district: row.district })) throw new NotFound();
  if (row.state !== 'waiting') throw new Conflict('already_decided');
  return row;
}

type Decision = Partial<ReturnType<typeof scopeColumns>> & { state: 'active' | 'ended'; reason?: string };

async function decide(tx: Tx, id: number, decision: Decision): Promise<void> {
  const decided_by = tx.actor.kind === 'person' ? tx.actor.userId : null;
  await tx.db
    .updateTable('memberships')
    .set({ ...decision, decided_at: tx.now(), decided_by })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
  await tx.db.deleteFrom('registrations').where('membership_id', '=', id).execute();
}
