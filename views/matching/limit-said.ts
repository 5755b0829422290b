import type { PositionFacts } from '../../src/matching/index.ts';
import { categoryEntry, list } from '../names.ts';
import type { Wording } from '../page.ts';

type Limit = Pick<PositionFacts, 'categories' | 'categoryRule'>;

/**
 * The categories that a position is limited to, by name; null: it is open to all. Who is among the candidates of a
 * limited one is of these categories, so no list of them may be called free of disability facts.
 */
export const limitNamed = (page: Wording, { categories, categoryRule }: Limit): string | null =>
  categoryRule === 'essential'
    ? list(
        page,
        categories.map((entry) => categoryEntry(page, entry)),
      )
    : null;
