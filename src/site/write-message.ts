import { sql } from 'kysely';
import { districtOfScope, may, standingOf, takeTry } from '../accounts/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import type { MessageInput } from './input.ts';
import { sealMessage } from './seal-message.ts';

/** Keeps a message for the staff. Throws TooMany when one address writes too often; the address itself is not kept. */
export async function writeMessage(ctx: Ctx, message: MessageInput, address: string): Promise<void> {
  if (!may(ctx.actor, 'site.write_to_staff')) throw new NotFound();
  await takeTry(ctx, { kind: 'address', what: 'message', of: address });
  await inTransaction(ctx, async (tx) => {
    const { rows } = await sql<{ id: number }>`
      select nextval(pg_get_serial_sequence('messages', 'id')) as id`.execute(tx.db);
    const id = rows[0]!.id;
    const scope = tx.actor.kind === 'person' ? tx.actor.membership?.scope : undefined;
    const district = await districtOfScope(tx, scope ?? {});
    await tx.db
      .insertInto('messages')
      .values({ id, ...sealMessage(tx.keys, id, message), ...(await writerOf(tx)), district, created_at: tx.now() })
      .execute();
  });
}

async function writerOf(tx: Tx) {
  const { actor } = tx;
  if (actor.kind !== 'person')
    return { by_user_id: null, by_name: null, by_role: 'visitor' as const, student_id: null };
  const { userId, name, membership } = actor;
  return {
    by_user_id: userId,
    by_name: name,
    by_role: membership?.role ?? (await standingOf(tx, userId)).is,
    student_id: membership?.scope.studentId ?? null,
  };
}
