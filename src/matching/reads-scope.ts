import type { Ctx } from '../ctx.ts';
import type { StudentFacts } from './facts.ts';
import { studentFactsOf } from './reads-facts.ts';

const atOnce = 100;

/** How many students a scope has: those of a district, or (null) all. */
export async function countStudents(ctx: Pick<Ctx, 'db'>, district: string | null): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('students')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .$if(district !== null, (query) => query.where('district', '=', district))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The students of a scope in ascending serial, some at a time, from the first one above `after`. */
export async function* studentsOfScope(
  ctx: Pick<Ctx, 'db'>,
  district: string | null,
  after = 0,
): AsyncGenerator<readonly StudentFacts[]> {
  for (let last = after; ;) {
    const rows = await ctx.db
      .selectFrom('students')
      .select('id')
      .$if(district !== null, (query) => query.where('district', '=', district))
      .where('id', '>', last)
      .orderBy('id')
      .limit(atOnce)
      .execute();
    if (rows.length === 0) return;
    last = rows.at(-1)!.id;
    const facts = await studentFactsOf(
      ctx,
      rows.map((row) => row.id),
    );
    yield facts.toSorted((one, other) => one.serial - other.serial);
  }
}
