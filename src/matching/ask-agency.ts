import { sql } from 'kysely';
import { audit } from '../audit/index.ts';
import { may } from '../accounts/policy.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import type { FeatureId } from '../reference/index.ts';
import { sealNote } from './seal-note.ts';
import type { RequestKind } from './tables.ts';

export type AgencyRequest = {
  readonly studentId: number;
  readonly positionNumber: string;
  readonly kind: RequestKind;
  /** For `negotiate`: the feature to be talked about. */
  readonly feature: FeatureId | null;
  readonly note: string | null;
};

/** Puts a student's request before the agency. Asking the same again while it is open changes nothing. */
export async function askAgency(ctx: Ctx, request: AgencyRequest): Promise<void> {
  if (!may(ctx.actor, 'requests.make', { studentId: request.studentId })) throw new NotFound();
  await inTransaction(ctx, async (tx) => {
    const position = await tx.db
      .selectFrom('positions')
      .select('id')
      .where('number', '=', request.positionNumber)
      .executeTakeFirst();
    if (!position) throw new NotFound();
    const { rows } = await sql<{ id: number }>`
      select nextval(pg_get_serial_sequence('agency_requests', 'id')) as id`.execute(tx.db);
    const id = rows[0]!.id;
    const made = await tx.db
      .insertInto('agency_requests')
      .values({
        id,
        student_id: request.studentId,
        position_id: position.id,
        kind: request.kind,
        feature: request.feature,
        note_sealed: sealNote(tx.keys, id, request.note),
        created_at: tx.now(),
        settled_at: null,
        settled_by: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return;
    await audit(tx, {
      verb: 'requests.make',
      thing: { kind: 'agency_request', id },
      subject: request.studentId,
      facts: { kind: request.kind, position: request.positionNumber },
    });
  });
}
