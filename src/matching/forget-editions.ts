import type { Ctx } from '../ctx.ts';
import { bookOf, publishedIds } from './reads-editions.ts';

/**
 * The engine lets go of editions that were in force before, once the one in force answers and no run needs them: each
 * holds the documents of all positions. Whoever goes back to one has it read again first.
 */
export async function forgetEditions(ctx: Pick<Ctx, 'db' | 'search'>): Promise<void> {
  const [newest, ...older] = await publishedIds(ctx);
  const { digest } = (await bookOf(ctx, newest!)).edition;
  if (!ctx.search.ready(digest)) return;
  const runs = await ctx.db
    .selectFrom('match_runs')
    .select(['edition_id', 'other_edition_id'])
    .where('state', 'in', ['waiting', 'running'])
    .execute();
  const needed = new Set(runs.flatMap((run) => [run.edition_id, run.other_edition_id]));
  for (const id of older.filter((each) => !needed.has(each))) {
    const its = (await bookOf(ctx, id)).edition.digest;
    if (its !== digest) ctx.search.forget(its);
  }
}
