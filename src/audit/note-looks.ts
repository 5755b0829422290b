import { sql } from 'kysely';
import { inTransaction, type Ctx } from '../ctx.ts';
import { auditSubjects } from './record-subjects.ts';
import type { Entry } from './record.ts';

type Look = Pick<Entry, 'verb' | 'thing'> & { readonly act?: 'viewed' | 'downloaded' };
/** Coming back to a thing within this time is one look, so that her log says who looked, not how often they clicked. */
const oneLook = 30 * 60_000;

/**
 * Writes down that this actor looked at something of these students: for each of them once per actor, thing and half
 * hour. What was opened for a reason is no look: neither stands in for the other.
 */
export async function noteLooks(
  ctx: Ctx,
  { verb, thing, act = 'viewed' }: Look,
  subjects: readonly number[],
): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || subjects.length === 0) return;
  await inTransaction(ctx, async (tx) => {
    // Two pages opened at once by one person are one look, too.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`look ${actor.userId}`}, 0))`.execute(tx.db);
    const { rows: seen } = await sql<{ id: number }>`
      select distinct subject_student_id as id from audit_log
      where subject_student_id = any(${[...subjects]}::bigint[])
        and at > ${new Date(tx.now().getTime() - oneLook)} and actor_user_id = ${actor.userId}
        and verb = ${verb} and thing_kind = ${thing.kind}
        and thing_id is not distinct from ${thing.id === null ? null : String(thing.id)}
        and facts->>'act' = ${act}`.execute(tx.db);
    const already = new Set(seen.map((row) => row.id));
    const others = [...new Set(subjects)].filter((id) => !already.has(id));
    await auditSubjects(tx, { verb, thing, facts: { act } }, others);
  });
}
