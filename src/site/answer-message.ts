import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { Conflict } from '../errors.ts';
import { findMessage } from './find-message.ts';

/** Notes that staff have answered a message, by whatever way its writer asked for. Conflict: a colleague was faster. */
export async function answerMessage(ctx: Ctx, id: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const message = await findMessage(tx, id);
    const answered = await tx.db
      .updateTable('messages')
      .set({ answered_at: tx.now(), answered_by: nameOf(tx) })
      .where('id', '=', id)
      .where('answered_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!answered) throw new Conflict('answered_already');
    await audit(tx, {
      verb: 'messages.read',
      thing: { kind: 'message', id },
      subject: message.student_id,
      facts: { act: 'answered' },
    });
  });
}

const nameOf = ({ actor }: Ctx): string => (actor.kind === 'visitor' ? '' : actor.name);
