import type { Ctx } from '../ctx.ts';
import type { PositionFacts } from './facts.ts';
import { openPositionFactsAfter, positionFactsOf } from './reads-facts.ts';
import { isOpen } from './rules-conditions.ts';

type Reader = Pick<Ctx, 'db'>;

/** How many positions are open, or were until their last day passed: for how far a run is. */
export async function countOpen(ctx: Reader): Promise<number> {
  const { all } = await ctx.db
    .selectFrom('positions')
    .select((eb) => eb.fn.countAll<number>().as('all'))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return Number(all);
}

export type OpenPosition = { readonly facts: PositionFacts; readonly employer: number };
const atOnce = 200;

/** The positions that are open on a day, each with its employer, some at a time. */
export async function* openPositions(ctx: Reader, day: string): AsyncGenerator<readonly OpenPosition[]> {
  for (let after = 0; ;) {
    const facts = await openPositionFactsAfter(ctx, after, atOnce);
    if (facts.length === 0) return;
    after = facts.at(-1)!.serial;
    const employers = await employersOf(ctx, facts);
    yield facts
      .filter((each) => isOpen(each, day))
      .map((each) => ({ facts: each, employer: employers.get(each.serial)! }));
  }
}

async function employersOf(ctx: Reader, facts: readonly PositionFacts[]): Promise<Map<number, number>> {
  const ids = facts.map((each) => each.serial);
  const rows = await ctx.db.selectFrom('positions').select(['id', 'employer_id']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.employer_id]));
}

/** The positions of one employer that are open on a day. */
export async function openPositionsOf(ctx: Reader, employer: number, day: string): Promise<PositionFacts[]> {
  const rows = await ctx.db
    .selectFrom('positions')
    .select('id')
    .where('employer_id', '=', employer)
    .where('state', '=', 'open')
    .orderBy('id')
    .execute();
  const facts = await positionFactsOf(
    ctx,
    rows.map((row) => row.id),
  );
  return facts.filter((each) => isOpen(each, day));
}

export async function employerName(ctx: Reader, id: number): Promise<string> {
  const { name } = await ctx.db.selectFrom('employers').select('name').where('id', '=', id).executeTakeFirstOrThrow();
  return name;
}
