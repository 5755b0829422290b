import { sql } from 'kysely';
import { audit } from '../audit/index.ts';
import { dayIn, inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { TooMany } from '../errors.ts';
import { studentWithId } from './find-student.ts';
import type { ContactField } from './rules.ts';
import { mostRevealsADay, type Reason } from './rules-reasons.ts';
import { openField } from './seal-fields.ts';

/** One sealed field of a record in clear, written down with the reason first. Null: nothing is on record. */
export async function revealField(
  ctx: Ctx,
  { id, field, reason }: { readonly id: number; readonly field: ContactField; readonly reason: Reason },
): Promise<string | null> {
  return inTransaction(ctx, async (tx) => {
    const student = await studentWithId(tx, id, 'contact.read');
    await countReveal(tx);
    await audit(tx, {
      verb: 'contact.read',
      thing: { kind: 'student', id: student.number },
      subject: id,
      reason: reason.detail,
      facts: { field, why: reason.why },
    });
    return openField(tx.keys, student, field);
  });
}

/**
 * Throws TooMany when this actor has opened as much today as one person's work can need. Whoever opens several at once
 * waits here for each: what is counted has been written.
 */
export async function countReveal(tx: Tx): Promise<void> {
  if (tx.actor.kind !== 'person') return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reveal ${tx.actor.userId}`}, 0))`.execute(tx.db);
  const start = new Date(`${dayIn(tx.now())}T00:00:00+08:00`);
  const { opened } = await tx.db
    .selectFrom('audit_log')
    .select((eb) => eb.fn.countAll<number>().as('opened'))
    .where('actor_user_id', '=', tx.actor.userId)
    .where('verb', 'in', ['contact.read', 'disability.read', 'messages.read'])
    .where(sql`facts->>'why'`, 'is not', null)
    .where('at', '>=', start)
    .executeTakeFirstOrThrow();
  if (opened < mostRevealsADay) return;
  throw new TooMany(Math.ceil((start.getTime() + 86_400_000 - tx.now().getTime()) / 1000));
}
