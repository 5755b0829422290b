import { noteLooks } from '../audit/index.ts';
import type { Ctx } from '../ctx.ts';
import type { PositionFacts } from './facts.ts';

type Look = Parameters<typeof noteLooks>[1];

/**
 * Writes down that these students were seen for a position. Where it is limited to categories, being listed says that
 * hers is one of them, and being left out that it is none: to see that is to see her disability facts, and her log says
 * so.
 */
export async function noteListed(
  ctx: Ctx,
  { categoryRule }: Pick<PositionFacts, 'categoryRule'>,
  look: Look,
  ids: readonly number[],
): Promise<void> {
  await noteLooks(ctx, look, ids);
  if (categoryRule === 'essential') await noteLooks(ctx, { ...look, verb: 'disability.read' }, ids);
}
