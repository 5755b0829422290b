import { boardFacetNames, somewhere, type BoardFacet, type BoardSort } from '../../search/index.ts';
import { districtsHere } from '../accounts/index.ts';
import { today, type Ctx } from '../ctx.ts';
import { cityOf, type NeedId, type Region, type RegionCode } from '../reference/index.ts';
import { isListed, selectCards } from './reads-cards.ts';
import { listed, pageOf, type FoundPosition, type ListedPosition } from './reads-found.ts';
import { readTyped, takenOf, type WordsTaken } from './reads-words.ts';
import { boardQuery, chosenIn, readBoardFilter, type BoardFilter, type Chosen } from './rules-board.ts';

export const positionsPerPage = 20;
export type Board = {
  readonly cards: readonly FoundPosition[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  readonly words: WordsTaken;
  /** The order that they are in. */
  readonly sort: BoardSort;
  /** How many there would be with one more value, or another one, under the other filters. */
  readonly counts: (facet: BoardFacet, value: string) => number;
  /** The values of a facet that there are. */
  readonly values: (facet: BoardFacet) => readonly string[];
  readonly closing: number;
  /** How many are at a known place outside of the city here. */
  readonly elsewhere: number;
  readonly districts: readonly Region[];
  readonly city: RegionCode | null;
};

/** Positions that one can apply for, as the filter asks. A page that is not there is the first. Everybody may read it. */
export async function openPositions(ctx: Ctx, filter: BoardFilter, perPage = positionsPerPage): Promise<Board> {
  const { query, typed, districts, city } = await questionFor(ctx, filter);
  const ask = (page: number) =>
    pageOf(ctx, { ...query, offset: (page - 1) * perPage, limit: perPage, count: boardFacetNames });
  let page = filter.page;
  let answer = await ask(page);
  const pages = Math.max(1, Math.ceil(answer.found.total / perPage));
  if (page > pages) answer = await ask((page = 1));
  const { found, cards, dropped } = answer;
  const counts = (facet: BoardFacet, value: string) => found.counts[facet]?.get(value) ?? 0;
  return {
    cards,
    count: found.total - dropped,
    page,
    pages,
    words: takenOf(typed, found),
    sort: query.sort,
    counts,
    values: (facet) => [...(found.counts[facet]?.keys() ?? [])],
    closing: found.closing,
    elsewhere: counts('place', somewhere) - (city === null ? 0 : counts('place', city)),
    districts,
    city,
  };
}

/** The question that a filter asks of the engine, which takes in first what has changed. */
async function questionFor(ctx: Ctx, filter: BoardFilter) {
  const districts = await districtsHere(ctx);
  const city = districts[0] ? cityOf(districts[0].code) : null;
  const typed = await readTyped(ctx, filter.words);
  await ctx.search.catchUp();
  return { query: boardQuery(filter, { ...typed, today: today(ctx), city }), typed, districts, city };
}

/** How many one can apply for at all. */
export async function countOpen(ctx: Ctx): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('positions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(isListed(ctx))
    .executeTakeFirstOrThrow();
  return count;
}

/** The newest ones that one can apply for, for the front page. */
export async function latestPositions(ctx: Ctx, most: number): Promise<ListedPosition[]> {
  const cards = await selectCards(ctx)
    .where(isListed(ctx))
    .orderBy('positions.published_on', (order) => order.desc().nullsLast())
    .orderBy('positions.id', 'desc')
    .limit(most)
    .execute();
  return cards.map(listed);
}

/** How many of them meet each need now, for somebody who does not accept remote work. */
export async function openCountsByNeed(ctx: Ctx, needs: readonly NeedId[]): Promise<ReadonlyMap<NeedId, number>> {
  const { query } = await questionFor(ctx, readBoardFilter(new URLSearchParams()));
  const { counts } = await ctx.search.browse({ ...query, offset: 0, limit: 0, count: ['need'] });
  return new Map(needs.map((need) => [need, counts.need?.get(need) ?? 0]));
}

/** What is easiest to do without; what somebody needs comes last. */
const dispensable: readonly Chosen['part'][] = [
  'closing',
  'employer',
  'wage',
  'class',
  'education',
  'district',
  'remote',
  'kind',
  'words',
  'feature',
  'need',
];

/** The one active filter without which most positions would be left, with how many; null: none helps. */
export async function bestRemoval(ctx: Ctx, filter: BoardFilter): Promise<{ chosen: Chosen; count: number } | null> {
  const inOrder = dispensable.flatMap((part) => chosenIn(filter).filter((chosen) => chosen.part === part));
  let best: { chosen: Chosen; count: number } | null = null;
  for (const chosen of inOrder) {
    const { query } = await questionFor(ctx, { ...filter, ...chosen.without });
    const { total } = await ctx.search.browse({ ...query, offset: 0, limit: 0, count: [] });
    if (total > (best?.count ?? 0)) best = { chosen, count: total };
  }
  return best;
}
