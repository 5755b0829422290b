import { may } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { Conflict, NotFound } from '../errors.ts';

/** Notes that staff have answered a message, by whatever way its writer asked for. Conflict: a colleague was faster. */
export async function answerMessage(ctx: Ctx, id: number): Promise<void> {
  if (!may(ctx.actor, 'messages.read')) throw new NotFound();
  await inTransaction(ctx, async (tx) => {
    const message = await tx.db
      .updateTable('messages')
      .set({ answered_at: tx.now(), answered_by: nameOf(tx) })
      .where('id', '=', id)
      .where('answered_at', 'is', null)
      .returning('student_id')
      .executeTakeFirst();
    if (!message) throw (await isThere(tx, id)) ? new Conflict('answered_already') : new NotFound();
    await audit(tx, {
      verb: 'messages.read',
      thing: { kind: 'message', id },
      subject: message.student_id,
      facts: { act: 'answered' },
    });
  });
}

const nameOf = ({ actor }: Ctx): string => (actor.kind === 'visitor' ? '' : actor.name);

async function isThere(tx: Pick<Ctx, 'db'>, id: number): Promise<boolean> {
  return (await tx.db.selectFrom('messages').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}
