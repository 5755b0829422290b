import { audit } from '../audit/index.ts';
import { may } from '../accounts/policy.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { Conflict, NotFound } from '../errors.ts';

/** Marks a student's request as dealt with. Of two who do it at once the second learns that it was done. */
export async function settleRequest(ctx: Ctx, id: number): Promise<void> {
  const request = await ctx.db
    .selectFrom('agency_requests')
    .innerJoin('students', 'students.id', 'agency_requests.student_id')
    .select(['agency_requests.student_id', 'students.district'])
    .where('agency_requests.id', '=', id)
    .executeTakeFirst();
  if (!request || !may(ctx.actor, 'requests.settle', { district: request.district })) throw new NotFound();
  await inTransaction(ctx, async (tx) => {
    const settled = await tx.db
      .updateTable('agency_requests')
      .set({ settled_at: tx.now(), settled_by: ctx.actor.kind === 'person' ? ctx.actor.userId : null })
      .where('id', '=', id)
      .where('settled_at', 'is', null)
      .executeTakeFirst();
    if (settled.numUpdatedRows === 0n) throw new Conflict('changed_meanwhile');
    await audit(tx, {
      verb: 'requests.settle',
      thing: { kind: 'agency_request', id },
      subject: request.student_id,
    });
  });
}
