import { audit } from '../audit/index.ts';
import { may } from '../accounts/policy.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { NotFound, type Problems } from '../errors.ts';
import { announce } from '../outbox/index.ts';
import { resolveOwnMajor } from '../reference/index.ts';

export type NewEquivalent = {
  /** What students study, and what it is to count as besides: a name, code or former code of any catalogue. */
  readonly major: string;
  readonly counts_as: string;
  readonly reason: string;
};
export type Kept =
  | { readonly ok: true; readonly major: string; readonly counts_as: string }
  | { readonly ok: false; readonly problems: Problems };

/** Lets a major count as another one as well, from now on, for every student who has it. One way only. */
export async function keepEquivalent(ctx: Ctx, given: NewEquivalent): Promise<Kept> {
  if (!may(ctx.actor, 'equivalents.keep')) throw new NotFound();
  const read = readMajors(given);
  if (!read.ok) return read;
  return inTransaction(ctx, async (tx) => {
    const { major, counts_as } = read;
    const kept = await tx.db
      .insertInto('major_equivalents')
      .values({ major, counts_as, reason: given.reason, ...keeper(tx), created_at: tx.now(), ended_at: null })
      .onConflict((conflict) => conflict.columns(['major', 'counts_as']).where('ended_at', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!kept) return { ok: false, problems: { counts_as: 'kept_already' } };
    await audit(tx, {
      verb: 'equivalents.keep',
      thing: { kind: 'equivalent', id: kept.id },
      reason: given.reason,
      facts: { act: 'kept', major, counts_as },
    });
    await announceStudentsOf(tx, major);
    return read;
  });
}

function readMajors({ major, counts_as }: NewEquivalent): Kept {
  const hers = resolveOwnMajor(major);
  const other = resolveOwnMajor(counts_as);
  if ('unresolved' in hers || 'unresolved' in other) {
    const problems: Problems = {
      ...('unresolved' in hers ? { major: 'not_found' } : {}),
      ...('unresolved' in other ? { counts_as: 'not_found' } : {}),
    };
    return { ok: false, problems };
  }
  if (hers.name === other.name) return { ok: false, problems: { counts_as: 'same_major' } };
  return { ok: true, major: hers.name, counts_as: other.name };
}

function keeper({ actor }: Tx) {
  if (actor.kind === 'person') return { by_user_id: actor.userId, by_name: actor.name };
  return { by_user_id: null, by_name: actor.kind === 'system' ? actor.name : '' };
}

/** Their matches change, so engines have to take them in anew. */
export async function announceStudentsOf(tx: Tx, major: string): Promise<void> {
  const students = await tx.db.selectFrom('students').select('id').where('major', '=', major).execute();
  await announce(
    tx,
    'student',
    students.map((student) => student.id),
  );
}
