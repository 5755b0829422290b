import type { Ctx } from '../ctx.ts';
import { questionsFor, type Question } from '../reference/index.ts';
import { studentWithId } from './find-student.ts';
import { needChanges, needsByAnswer, type NeedChange } from './rules-needs.ts';
import type { Confirmer, NeedAnswer, NeedAnswers } from './tables.ts';

export type NeedsPageFacts = {
  readonly questions: readonly Question[];
  /** The draft where there is one, else the newest version, else nothing. */
  readonly answers: NeedAnswers;
  readonly acceptsRemote: boolean;
  /** Number of the newest version, 0 where there is none. */
  readonly version: number;
  /** The day of the newest version that somebody confirmed. */
  readonly confirmedOn: string | null;
  readonly draftSavedAt: Date | null;
};

/** Everything for the page of her needs. What was asked because of her certificate or devices, it does not say. */
export async function needsOf(ctx: Ctx, studentId: number): Promise<NeedsPageFacts> {
  const student = await studentWithId(ctx, studentId, 'needs.read');
  const [newest] = await versionsOf(ctx, studentId, 1);
  const draft = await ctx.db
    .selectFrom('need_drafts')
    .selectAll()
    .where('student_id', '=', studentId)
    .executeTakeFirst();
  return {
    questions: await questionsOf(ctx, studentId),
    answers: draft?.answers ?? newest?.answers ?? {},
    acceptsRemote: draft?.accepts_remote ?? student.accepts_remote,
    version: newest?.version ?? 0,
    confirmedOn: newest?.confirmed_on ?? null,
    draftSavedAt: draft?.saved_at ?? null,
  };
}

async function questionsOf(ctx: Ctx, studentId: number): Promise<Question[]> {
  const row = await ctx.db
    .selectFrom('disabilities')
    .select(['category', 'components', 'devices'])
    .where('student_id', '=', studentId)
    .executeTakeFirst();
  return questionsFor({
    devices: row?.devices ?? [],
    categories: (row?.components ?? []).map(({ category, level }) => ({
      category,
      level: level === 1 || level === 2 || level === 3 || level === 4 ? level : null,
    })),
  });
}

const versionsOf = (ctx: Ctx, studentId: number, limit: number) =>
  ctx.db
    .selectFrom('need_records')
    .leftJoin('users', 'users.id', 'need_records.by_user_id')
    .select(['version', 'answers', 'confirmed_on', 'confirmed_by', 'need_records.created_at', 'users.name as by_name'])
    .where('student_id', '=', studentId)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();

export type NeedVersion = {
  readonly version: number;
  readonly at: Date;
  readonly confirmedOn: string | null;
  readonly confirmedBy: Confirmer | null;
  readonly byName: string | null;
  readonly counts: Readonly<Record<NeedAnswer, number>>;
  /** Against the version before it. */
  readonly changes: readonly NeedChange[];
};

/** All versions of her answers, newest first, each with what it changed. */
export async function needHistory(ctx: Ctx, studentId: number): Promise<NeedVersion[]> {
  await studentWithId(ctx, studentId, 'needs.read');
  const rows = await versionsOf(ctx, studentId, 200);
  return rows.map((row, index) => {
    const { must, nice, not_needed, later } = needsByAnswer(row.answers);
    return {
      version: row.version,
      at: row.created_at,
      confirmedOn: row.confirmed_on,
      confirmedBy: row.confirmed_by,
      byName: row.by_name,
      counts: { must: must.length, nice: nice.length, not_needed: not_needed.length, later: later.length },
      changes: needChanges(rows[index + 1]?.answers ?? {}, row.answers),
    };
  });
}
