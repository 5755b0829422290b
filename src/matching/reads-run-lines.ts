import { sql } from 'kysely';
import { may, reachOf } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import type { PositionFacts } from './facts.ts';
import type { Run } from './find-run.ts';

/** What a cohort run kept for one student: her best positions in order. Nothing about disability is in it. */
export type RunLine = {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  readonly found: readonly { readonly position: number; readonly grade: number; readonly fit: number }[];
};
/** `without`: students without any match that is ready or on request. */
export const lineFilters = ['all', 'without'] as const;
export type LineFilter = (typeof lineFilters)[number];

/** Lines of a run in ascending serial, of the students whom this actor may still see. */
export async function linesOf(
  ctx: Ctx,
  run: Pick<Run, 'id'>,
  { filter, offset, limit }: { readonly filter: LineFilter; readonly offset: number; readonly limit: number },
): Promise<{ lines: RunLine[]; count: number }> {
  const rows = within(ctx, run, filter);
  const { count } = await rows.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const lines = await selected(rows).offset(offset).limit(limit).execute();
  return { lines, count: Number(count) };
}

const atOnce = 1000;

/** All of them, some at a time. */
export async function* allLinesOf(ctx: Ctx, run: Pick<Run, 'id'>): AsyncGenerator<readonly RunLine[]> {
  for (let after = 0; ;) {
    const lines = await selected(within(ctx, run, 'all').where('students.id', '>', after))
      .limit(atOnce)
      .execute();
    if (lines.length === 0) return;
    after = lines.at(-1)!.id;
    yield lines;
  }
}

function within(ctx: Ctx, run: Pick<Run, 'id'>, filter: LineFilter) {
  if (!may(ctx.actor, 'runs.read')) throw new NotFound();
  const rows = ctx.db
    .selectFrom('match_run_lines as line')
    .innerJoin('students', 'students.id', 'line.student_id')
    .where('line.run_id', '=', run.id)
    .$if(filter === 'without', (query) =>
      query.where(sql<boolean>`coalesce((line.found -> 0 ->> 'grade')::int >= 2, true)`),
    );
  if (reachOf(ctx.actor, 'runs.read') !== 'district') return rows;
  const district = ctx.actor.kind === 'person' ? ctx.actor.membership?.scope.district : undefined;
  return rows.where('students.district', '=', district ?? '');
}

const selected = (rows: ReturnType<typeof within>) =>
  rows
    .select(['students.id', 'students.number', 'students.name', 'line.found'])
    .orderBy('students.id')
    .$castTo<RunLine>();

/** A position as a workbook names it. */
export type PositionName = {
  readonly number: string;
  readonly title: string;
  readonly employer: string;
  readonly categories: PositionFacts['categories'];
};

/** The names of every position that a run found for somebody. */
export async function positionNamesOf(ctx: Ctx, run: Pick<Run, 'id'>): Promise<Map<number, PositionName>> {
  const rows = await ctx.db
    .selectFrom('positions')
    .innerJoin('employers', 'employers.id', 'positions.employer_id')
    .select([
      'positions.id',
      'positions.number',
      'positions.title',
      'employers.name as employer',
      'positions.categories',
    ])
    .where(
      'positions.id',
      'in',
      sql<number>`(select distinct (place ->> 'position')::bigint
        from match_run_lines, jsonb_array_elements(found) as place where run_id = ${run.id})`,
    )
    .execute();
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}
