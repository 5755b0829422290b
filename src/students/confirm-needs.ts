import { sql } from 'kysely';
import { audit } from '../audit/index.ts';
import { inTransaction, today, type Ctx, type Tx } from '../ctx.ts';
import { Conflict, NotFound } from '../errors.ts';
import { announce } from '../outbox/index.ts';
import { holdStudent, isHerself } from './find-student.ts';
import { isNeed, needsByAnswer } from './rules-needs.ts';
import type { Confirmer, NeedAnswers } from './tables.ts';

export type ConfirmedNeeds = {
  readonly studentId: number;
  readonly answers: NeedAnswers;
  /** Left out: as it stands on her record. */
  readonly acceptsRemote?: boolean;
  /** False puts the answers aside: they count nowhere, and what was confirmed before goes on counting. */
  readonly confirm: boolean;
  readonly by: Confirmer;
  /** The version that was newest when the page was opened (0: none); left out where nobody looked at one. */
  readonly basedOn?: number;
  /** For a workbook: the day it gives (便利确认日期), YYYY-MM-DD; today when left out. */
  readonly on?: string;
};

/**
 * Keeps her answers, as a new version that counts from now on or, without `confirm`, as a draft. Throws NotFound for
 * whoever may not, or says `herself` of somebody else; Conflict when there is a newer version than `basedOn`.
 */
export async function confirmNeeds(ctx: Ctx, given: ConfirmedNeeds): Promise<void> {
  if (!Object.keys(given.answers).every(isNeed)) throw new NotFound();
  await inTransaction(ctx, async (tx) => {
    const student = await holdStudent(tx, given.studentId, 'needs.confirm');
    if ((given.by === 'herself') !== isHerself(tx, student.id)) throw new NotFound();
    const newest = await newestVersion(tx, student.id);
    if (given.basedOn !== undefined && given.basedOn !== newest) throw new Conflict('changed_meanwhile');
    const accepts_remote = given.acceptsRemote ?? student.accepts_remote;
    if (!given.confirm) return keepDraft(tx, student.id, given.answers, accepts_remote);
    await addVersion(tx, { ...given, on: given.on ?? today(tx) }, newest + 1);
    await setRemote(tx, student.id, accepts_remote, given.by);
    await tx.db.deleteFrom('need_drafts').where('student_id', '=', student.id).execute();
    const { must, nice } = needsByAnswer(given.answers);
    await audit(tx, {
      verb: 'needs.confirm',
      thing: { kind: 'student', id: student.number },
      subject: student.id,
      facts: { version: newest + 1, by: given.by, must: must.length, nice: nice.length },
    });
    await announce(tx, 'student', [student.id]);
  });
}

export async function newestVersion(tx: Tx, studentId: number): Promise<number> {
  const row = await tx.db
    .selectFrom('need_records')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('student_id', '=', studentId)
    .executeTakeFirst();
  return row?.version ?? 0;
}

type Version = Pick<ConfirmedNeeds, 'studentId' | 'answers'> & {
  readonly on: string | null;
  readonly by: Confirmer | null;
};

/** Writes one version of her answers; `on` and `by` null where nobody has confirmed them. */
export async function addVersion(tx: Tx, { studentId, answers, on, by }: Version, version: number): Promise<void> {
  await tx.db
    .insertInto('need_records')
    .values({
      student_id: studentId,
      version,
      answers: JSON.stringify(answers),
      confirmed_on: on,
      confirmed_by: by,
      by_user_id: userOf(tx),
      created_at: tx.now(),
    })
    .execute();
}

const userOf = ({ actor }: Tx): string | null => (actor.kind === 'person' ? actor.userId : null);

async function keepDraft(tx: Tx, studentId: number, answers: NeedAnswers, accepts_remote: boolean): Promise<void> {
  const draft = { answers: JSON.stringify(answers), accepts_remote, by_user_id: userOf(tx), saved_at: tx.now() };
  await tx.db
    .insertInto('need_drafts')
    .values({ student_id: studentId, ...draft })
    .onConflict((conflict) => conflict.column('student_id').doUpdateSet(draft))
    .execute();
}

async function setRemote(tx: Tx, studentId: number, accepts_remote: boolean, by: Confirmer): Promise<void> {
  const confirmed = by === 'herself' ? ['accepts_remote'] : [];
  await tx.db
    .updateTable('students')
    .set({
      accepts_remote,
      confirmed_fields: sql`array(select distinct unnest(confirmed_fields || ${confirmed}::text[]) order by 1)`,
      updated_at: tx.now(),
    })
    .where('id', '=', studentId)
    .execute();
}
