import { today, type Ctx } from '../ctx.ts';
import type { StudentFacts } from './facts.ts';
import { positionQueryFor } from './queries.ts';
import { currentBook } from './reads-editions.ts';
import type { Ranked } from './reads-found.ts';
import { matchesFor } from './reads.ts';

/** At most `most` of her matches that stand just before and after a position; her first ones where it is none. */
export async function matchesBeside(
  ctx: Ctx,
  student: StudentFacts,
  positionId: number,
  most: number,
): Promise<Ranked[]> {
  await ctx.search.catchUp();
  const query = positionQueryFor(await currentBook(ctx), student, today(ctx));
  const at = (await ctx.search.ranksOf(query, [positionId])).get(positionId) ?? 1;
  const offset = Math.max(0, at - 1 - Math.floor(most / 2));
  const { matches } = await matchesFor(ctx, student, { offset, limit: most + 1 });
  return matches.filter(({ id }) => id !== positionId).slice(0, most);
}
