import type { Match, PositionFacts } from '../../src/matching/index.ts';

/**
 * Does a fit for this position tell a category? Where categories are named, those of them have more points; everything
 * else that a fit is made of stands beside it, so that whoever takes it off reads the category, which lies behind a
 * view of its own that asks why and is logged. Others than herself therefore see neither these points nor a sum with
 * them in it.
 */
export const tellsCategory = ({ categories }: Pick<PositionFacts, 'categories'>): boolean => categories.length > 0;

/** The fit, for a list; null: it would tell her category to somebody else. */
export const fitFor = (position: Pick<PositionFacts, 'categories'>, match: Match, self: boolean): number | null =>
  self || !tellsCategory(position) ? match.fit : null;
