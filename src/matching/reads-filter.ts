import type { Test } from '../../search/index.ts';
import type { Ctx } from '../ctx.ts';
import { positionsWithWords, type WordsTaken } from '../positions/index.ts';
import type { MatchFilter } from './input.ts';

/** A filter as conditions for an engine, and what became of its words. */
export type Conditions = { readonly where: readonly Test[]; readonly words: WordsTaken };

/**
 * The words are those of the board, looked for there under the rest of the filter. Classes are not among the conditions:
 * they are asked for by themselves.
 */
export async function conditionsOf(ctx: Ctx, filter: MatchFilter): Promise<Conditions> {
  const { kind, regions, wage } = filter;
  await ctx.search.catchUp();
  const { ids, taken } = await positionsWithWords(ctx, filter.words, {
    kind: kind ? [kind] : [],
    place: regions,
    wage: wage ? [String(wage)] : [],
  });
  return {
    where: [
      ...(kind ? [{ any: [`kind:${kind}`] }] : []),
      ...(regions.length > 0 ? [{ any: regions.map((code) => `r:${code}`) }] : []),
      ...(wage ? [{ wageMinAtLeast: wage }] : []),
      ...(ids ? [{ ids }] : []),
    ],
    words: taken,
  };
}
