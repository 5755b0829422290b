import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { countReveal, type Reason } from '../students/index.ts';
import { findMessage } from './find-message.ts';
import { openMessage } from './seal-message.ts';

/** How the writer of a message wants to be answered, in clear: one opening of the day, written down with its reason. */
export async function revealContact(ctx: Ctx, id: number, { why, detail }: Reason): Promise<string | null> {
  return inTransaction(ctx, async (tx) => {
    const message = await findMessage(tx, id);
    await countReveal(tx);
    await audit(tx, {
      verb: 'messages.read',
      thing: { kind: 'message', id },
      subject: message.student_id,
      reason: detail,
      facts: { field: 'contact', why },
    });
    return openMessage(tx.keys, message).contact;
  });
}
