import { sql } from 'kysely';
import { audit } from '../audit/index.ts';
import { may } from '../accounts/policy.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { NotFound, type Problems } from '../errors.ts';
import { chosenStudents, type Chosen } from './chosen-students.ts';
import { keepMatch } from './keep-match.ts';

export type ListToKeep = {
  readonly positionNumber: string;
  /** Add to this list; null: a new one under `title`. */
  readonly listId: number | null;
  readonly title: string | null;
  /** Registration numbers of the students. */
  readonly students: readonly string[];
  /** Numbers of those whom a person has to look at first, and has. */
  readonly looked: readonly string[];
};
export type ListKept =
  | {
      readonly ok: true;
      readonly id: number;
      readonly added: number;
      /** Were on the list already, and stay on it as they were kept. */
      readonly there: number;
      /** Are no match any more, so they were left out. */
      readonly apart: number;
    }
  | { readonly ok: false; readonly problems: Problems };

/** Puts students on a list for a position, each with her match as it is now. Two that add the same one at once add her once. */
export async function keepList(ctx: Ctx, given: ListToKeep): Promise<ListKept> {
  if (!may(ctx.actor, 'lists.keep')) throw new NotFound();
  return inTransaction(ctx, async (tx) => {
    const positionId = await holdPosition(tx, given.positionNumber);
    const chosen = await chosenStudents(tx, given.students);
    const problems = await problemsOf(tx, positionId, chosen, given);
    if (Object.keys(problems).length > 0) return { ok: false, problems };
    const there = await studentsOn(tx, given.listId);
    const fresh = chosen.filter((student) => !there.has(student.id));
    const kept = await keepMatches(tx, positionId, fresh);
    if (kept.length === 0 && given.listId === null) return { ok: false, problems: { student: 'no_match' } };
    const id = given.listId ?? (await insertList(tx, positionId, given.title ?? ''));
    for (const each of kept) await putOn(tx, id, each, given);
    const counts = { there: chosen.length - fresh.length, apart: fresh.length - kept.length };
    return { ok: true, id, added: kept.length, ...counts };
  });
}

/** Whoever keeps a list of this position next waits until this transaction ends. */
async function holdPosition(tx: Tx, number: string): Promise<number> {
  const position = await tx.db.selectFrom('positions').select('id').where('number', '=', number).executeTakeFirst();
  if (!position) throw new NotFound();
  await sql`select pg_advisory_xact_lock(hashtextextended('chosen_lists', ${position.id}))`.execute(tx.db);
  return position.id;
}

async function problemsOf(
  tx: Tx,
  positionId: number,
  chosen: readonly Chosen[],
  { listId, title, looked }: ListToKeep,
): Promise<Problems> {
  if (chosen.length === 0) return { student: 'nobody_ticked' };
  const unseen = chosen.some((student) => student.review && !looked.includes(student.number));
  const where =
    listId === null ? await titleProblem(tx, positionId, title) : await listProblem(tx, positionId, listId, chosen);
  return { ...where, ...(unseen ? { looked: 'look_first' } : {}) };
}

async function titleProblem(tx: Tx, positionId: number, title: string | null): Promise<Problems> {
  if (title === null || title === '') return { title: 'required' };
  const same = await tx.db
    .selectFrom('chosen_lists')
    .select('id')
    .where('position_id', '=', positionId)
    .where('title', '=', title)
    .where('district', 'is not distinct from', districtOf(tx))
    .executeTakeFirst();
  return same ? { title: 'list_there' } : {};
}

/** A list of a district takes only students of that district, whoever adds them. */
async function listProblem(tx: Tx, positionId: number, listId: number, chosen: readonly Chosen[]): Promise<Problems> {
  const list = await tx.db
    .selectFrom('chosen_lists')
    .select('district')
    .where('id', '=', listId)
    .where('position_id', '=', positionId)
    .executeTakeFirst();
  if (!list || !may(tx.actor, 'lists.keep', { district: list.district })) throw new NotFound();
  const foreign = list.district !== null && chosen.some((student) => student.district !== list.district);
  return foreign ? { list: 'other_district' } : {};
}

/** The district whose list it is; null: the city's. */
const districtOf = ({ actor }: Tx): string | null =>
  actor.kind === 'person' ? (actor.membership?.scope.district ?? null) : null;

async function studentsOn(tx: Tx, listId: number | null): Promise<Set<number>> {
  if (listId === null) return new Set();
  const rows = await tx.db
    .selectFrom('chosen_list_entries')
    .innerJoin('match_snapshots', 'match_snapshots.id', 'chosen_list_entries.snapshot_id')
    .select('match_snapshots.student_id')
    .where('list_id', '=', listId)
    .execute();
  return new Set(rows.map((row) => row.student_id));
}

type KeptStudent = { readonly snapshotId: number; readonly student: Chosen };

async function keepMatches(tx: Tx, positionId: number, students: readonly Chosen[]): Promise<KeptStudent[]> {
  const kept: KeptStudent[] = [];
  for (const student of students) {
    const one = await keepMatch(tx, { studentId: student.id, positionId });
    if (!('refused' in one)) kept.push({ snapshotId: one.id, student });
  }
  return kept;
}

async function insertList(tx: Tx, positionId: number, title: string): Promise<number> {
  const { actor } = tx;
  const by_user_id = actor.kind === 'person' ? actor.userId : null;
  const by_name = actor.kind === 'visitor' ? '' : actor.name;
  const { id } = await tx.db
    .insertInto('chosen_lists')
    .values({ position_id: positionId, title, district: districtOf(tx), by_user_id, by_name, created_at: tx.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function putOn(tx: Tx, listId: number, { snapshotId, student }: KeptStudent, given: ListToKeep): Promise<void> {
  await tx.db.insertInto('chosen_list_entries').values({ list_id: listId, snapshot_id: snapshotId }).execute();
  await audit(tx, {
    verb: 'lists.keep',
    thing: { kind: 'chosen_list', id: listId },
    subject: student.id,
    facts: { act: 'added', position: given.positionNumber },
  });
}
