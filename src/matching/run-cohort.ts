import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { Run } from './find-run.ts';
import { positionQueryFor } from './queries.ts';
import { bookOf } from './reads-editions.ts';
import { countStudents, studentsOfScope } from './reads-scope.ts';
import type { Pace } from './run-pace.ts';

/** How many of the best are kept for each student. */
export const keptOfEach = 20;

export type CohortResult = {
  readonly students: number;
  /** Kept matches in each class, best first. */
  readonly classes: readonly number[];
  /** Students without any match that is ready or on request; and of these, without any at all. */
  readonly without: number;
  readonly nothing: number;
};

/** The exact best 20 of each student of the scope, with the run's edition and day. Goes on where it was left. */
export async function runCohort(ctx: Ctx, run: Run, pace: Pace): Promise<CohortResult> {
  const book = await bookOf(ctx, run.edition_id);
  const total = await countStudents(ctx, run.district);
  const left = await kept(ctx, run.id);
  let done = left.count;
  for await (const students of studentsOfScope(ctx, run.district, left.last)) {
    await ctx.search.catchUp();
    const lines: { run_id: number; student_id: number; found: string }[] = [];
    for (const student of students) {
      const query = positionQueryFor(book, student, run.on_day);
      const { hits } = await ctx.search.positionsFor(query, { offset: 0, limit: keptOfEach });
      const found = hits.map(({ id, grade, fit }) => ({ position: id, grade, fit }));
      lines.push({ run_id: run.id, student_id: student.serial, found: JSON.stringify(found) });
      await pace.step(done + lines.length, Math.max(total, done + lines.length));
    }
    done += lines.length;
    await pace.keep(done, Math.max(total, done), async (tx) => {
      await tx.db.insertInto('match_run_lines').values(lines).execute();
    });
  }
  return summaryOf(ctx, run.id);
}

async function kept(ctx: Ctx, runId: number): Promise<{ count: number; last: number }> {
  const row = await ctx.db
    .selectFrom('match_run_lines')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('student_id').as('last')])
    .where('run_id', '=', runId)
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), last: Number(row.last ?? 0) };
}

async function summaryOf(ctx: Ctx, runId: number): Promise<CohortResult> {
  const { rows } = await sql<{ students: number; nothing: number; without: number }>`
    select count(*)::int as students,
      (count(*) filter (where found = '[]'))::int as nothing,
      (count(*) filter (where found = '[]' or (found -> 0 ->> 'grade')::int >= 2))::int as without
    from match_run_lines where run_id = ${runId}`.execute(ctx.db);
  const grades = await sql<{ grade: number; count: number }>`
    select (place ->> 'grade')::int as grade, count(*)::int as count
    from match_run_lines, jsonb_array_elements(found) as place
    where run_id = ${runId} group by 1`.execute(ctx.db);
  const classes = [0, 1, 2, 3].map((grade) => grades.rows.find((row) => row.grade === grade)?.count ?? 0);
  return { ...rows[0]!, classes };
}
