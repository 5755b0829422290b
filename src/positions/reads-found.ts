import { passes, type BoardFound, type BoardQuery } from '../../search/index.ts';
import { today, type Ctx } from '../ctx.ts';
import type { NeedId } from '../reference/index.ts';
import { boardDocument, type BoardRow } from './documents.ts';
import type { PositionCard } from './reads-cards.ts';
import { marksIn, type Marks } from './rules-marks.ts';
import { needsMetNow } from './rules-needs.ts';
import { isOpenOn } from './rules.ts';
import { boardRows } from './source.ts';

/** A position on the board, with the first needs that it meets now. */
export type ListedPosition = PositionCard & { readonly metNow: readonly NeedId[] };
export type FoundPosition = ListedPosition & { readonly marks: Marks | null };

const needsShown = 3;
export const listed = <C extends PositionCard>(card: C): C & ListedPosition => ({
  ...card,
  metNow: needsMetNow(card, needsShown),
});

/** What an engine found, the cards of it that still stand, and how many that were looked at do not. */
export type PageFound = {
  readonly found: BoardFound;
  readonly cards: readonly FoundPosition[];
  readonly dropped: number;
};

/** One page: what was found is read again from its rows, what does not stand any more is filled up with what follows. */
export async function pageOf(ctx: Ctx, query: BoardQuery): Promise<PageFound> {
  const found = await ctx.search.browse(query);
  const cards = await standing(ctx, query, found);
  let seen = found.ids.length;
  let dropped = seen - cards.length;
  for (let last = seen; last > 0 && seen >= query.limit && cards.length < query.limit;) {
    const limit = query.limit - cards.length;
    const more = await ctx.search.browse({ ...query, offset: query.offset + seen, limit, count: [] });
    const stand = await standing(ctx, query, more);
    cards.push(...stand);
    last = more.ids.length;
    seen += last;
    dropped += last - stand.length;
  }
  return { found, cards, dropped };
}

/** The cards of what was found that is still open and still what is asked for. */
async function standing(ctx: Ctx, query: BoardQuery, found: BoardFound): Promise<FoundPosition[]> {
  if (found.ids.length === 0) return [];
  const rows: (PositionCard & BoardRow)[] = await boardRows(ctx).where('positions.id', 'in', found.ids).execute();
  const words = query.words.filter((word) => !found.leftOut.includes(word));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row || !isOpenOn({ ...row, closes_on: row.closesOn }, today(ctx))) return [];
    if (!passes(boardDocument(row), { ...query, words }, found.near)) return [];
    return [{ ...listed(row), marks: marksIn(row, { words, near: found.near }) }];
  });
}
