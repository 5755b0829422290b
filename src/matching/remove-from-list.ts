import { audit } from '../audit/index.ts';
import { may } from '../accounts/policy.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { Conflict, NotFound, type Problems } from '../errors.ts';

export type Removed =
  | { readonly ok: true; readonly removed: number }
  | { readonly ok: false; readonly problems: Problems };

/** Takes students off a list, and deletes what was kept of them for it. Conflict when somebody else has just done it. */
export async function removeFromList(
  ctx: Ctx,
  { listId, students }: { readonly listId: number; readonly students: readonly string[] },
): Promise<Removed> {
  return inTransaction(ctx, async (tx) => {
    await holdList(tx, listId);
    if (students.length === 0) return { ok: false, problems: { student: 'nobody_ticked' } };
    const entries = await entriesOf(tx, listId, students);
    if (entries.length === 0) throw new Conflict('changed_meanwhile');
    const snapshots = entries.map((entry) => entry.snapshot_id);
    await tx.db.deleteFrom('match_snapshots').where('id', 'in', snapshots).execute();
    for (const { student_id } of entries) await note(tx, listId, student_id);
    return { ok: true, removed: entries.length };
  });
}

/** Locks the list, so that of two who remove the same student the second finds her gone. */
async function holdList(tx: Tx, listId: number): Promise<void> {
  const list = await tx.db
    .selectFrom('chosen_lists')
    .select('district')
    .where('id', '=', listId)
    .forUpdate()
    .executeTakeFirst();
  if (!list || !may(tx.actor, 'lists.keep', { district: list.district })) throw new NotFound();
}

/** Entries of these students, as far as they are within reach. */
async function entriesOf(tx: Tx, listId: number, students: readonly string[]) {
  const entries = await tx.db
    .selectFrom('chosen_list_entries')
    .innerJoin('match_snapshots', 'match_snapshots.id', 'chosen_list_entries.snapshot_id')
    .innerJoin('students', 'students.id', 'match_snapshots.student_id')
    .select(['snapshot_id', 'match_snapshots.student_id', 'students.district'])
    .where('list_id', '=', listId)
    .where('students.number', 'in', [...students])
    .execute();
  return entries.filter(({ district }) => may(tx.actor, 'lists.keep', { district }));
}

async function note(tx: Tx, listId: number, subject: number): Promise<void> {
  const facts = { act: 'removed' };
  await audit(tx, { verb: 'lists.keep', thing: { kind: 'chosen_list', id: listId }, subject, facts });
}
