import { boardFacets, type BoardDocument, type BoardFacet, type BoardFound, type BoardQuery } from '../board.ts';
import { passes } from '../passes.ts';
import type { Word } from '../text/read-words.ts';
import type { Answer, AskBoard, Hit, Query } from './board-ask.ts';
import { boardEntryOf, facetField } from './board-entries.ts';
import { choiceFilter, wordFilter, wordsFilter, type Near } from './board-filters.ts';
import { nearTerms, wordsToKeep, type Asked } from './board-words.ts';
import { allOf, anyOf, not, oneOf, type Filter } from './filters.ts';

/** The index of the board, and what changed since it took in changes: `documents` are what is open of them now. */
export type BoardIndex = {
  readonly ask: AskBoard;
  readonly changed: { readonly ids: readonly number[]; readonly documents: readonly BoardDocument[] };
};

/** As `browse` of the port, over the index and what changed since. */
export async function browseIndex(query: BoardQuery, index: BoardIndex): Promise<BoardFound> {
  const { ids, documents } = index.changed;
  const kept = not(oneOf('id', ids));
  const ask: AskBoard = (queries) =>
    index.ask(queries.map((each) => ({ ...each, filter: allOf([each.filter, ids.length > 0 ? kept : '']) })));
  const asked = { ask, documents };
  const first = await lookFor(query, query.words, new Map(), asked);
  if (first.total > 0 || query.words.length === 0) return first;
  const near = await nearTerms(query.words, asked);
  const words = await wordsToKeep(query, near, asked);
  return lookFor(query, words, near, asked);
}

async function lookFor(query: BoardQuery, words: readonly Word[], near: Near, asked: Asked): Promise<BoardFound> {
  const text = wordsFilter(words, near);
  const filter = allOf([choiceFilter(query), text]);
  const alone = query.count.filter((name) => boardFacets[name] === 'any' && isChosen(query, name));
  const together = query.count.filter((name) => !alone.includes(name));
  const tiers = tiersOf(query, words, near).map((tier): Query => ({
    filter: allOf([filter, tier]),
    limit: query.offset + query.limit,
    fields: ['id', 'n', 'w', 'co'],
    sort: sortKeys[query.sort === 'best' ? 'newest' : query.sort],
  }));
  const [whole, soon, ...rest] = await asked.ask([
    { filter, facets: together },
    { filter: allOf([filter, `co <= ${query.closesBy}`]) },
    ...alone.map((name) => ({ filter: allOf([choiceFilter(query, name), text]), facets: [name] })),
    ...tiers,
  ]);
  const fresh = (besides: BoardFacet | null = null) =>
    asked.documents.filter((each) => passes(each, { ...query, words }, [...near.keys()], besides));
  const found = fresh();
  return {
    ids: orderedIds(query, words, near, rest.slice(alone.length), found),
    total: whole!.total + found.length,
    counts: Object.fromEntries(
      query.count.map((name) => {
        const at = alone.indexOf(name);
        const counted = at < 0 ? whole! : rest[at]!;
        return [name, withFresh(counted.facets[facetField(name)] ?? {}, at < 0 ? found : fresh(name), name)];
      }),
    ),
    closing: soon!.total + found.filter((each) => each.closesOn <= query.closesBy).length,
    leftOut: query.words.filter((word) => !words.includes(word)),
    near: words.filter((word) => near.has(word)),
  };
}

const isChosen = (query: BoardQuery, name: BoardFacet): boolean =>
  (query.chosen[name] ?? []).length > 0 || (name === 'place' && query.outside !== null);

function withFresh(counted: Readonly<Record<string, number>>, fresh: readonly BoardDocument[], name: BoardFacet) {
  const counts = new Map(Object.entries(counted).filter(([, count]) => count > 0));
  for (const value of fresh.flatMap((each) => [...new Set(each.facets[name])])) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

const sortKeys = { newest: ['n:desc'], wage: ['w:desc', 'n:desc'], closing: ['co:asc', 'n:desc'] } as const;
type Order = (one: Pick<Hit, 'n' | 'w' | 'co'>, other: Pick<Hit, 'n' | 'w' | 'co'>) => number;
const orders: Readonly<Record<keyof typeof sortKeys, Order>> = {
  newest: (one, other) => other.n - one.n,
  wage: (one, other) => other.w - one.w || other.n - one.n,
  closing: (one, other) => one.co - other.co || other.n - one.n,
};

/** More words than this are in a title all together, or they are not. */
const mostTiers = 3;

/** Of `best`: with all words in the title, with all but one, …; each without those before. Of the other orders one tier. */
function tiersOf(query: BoardQuery, words: readonly Word[], near: Near): Filter[] {
  if (query.sort !== 'best' || words.length === 0) return [''];
  const titled = words.map((word) => wordFilter(word, near, true));
  const least = titled.length > mostTiers ? [titled.length] : titled.map((_, at) => titled.length - at);
  const tiers = [...least.map((count) => anyOf(choose(titled, count).map(allOf))), ''];
  return tiers.map((tier, at) => (at === 0 ? tier : allOf([tier, not(tiers[at - 1]!)])));
}

/** Every way to take so many of them. */
function choose<T>(from: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return from.flatMap((each, at) => choose(from.slice(at + 1), count - 1).map((others) => [each, ...others]));
}

/** What changed since stands among what was found where it belongs. */
function orderedIds(
  query: BoardQuery,
  words: readonly Word[],
  near: Near,
  tiers: readonly Answer[],
  fresh: readonly BoardDocument[],
): number[] {
  const order = orders[query.sort === 'best' ? 'newest' : query.sort];
  const tierOf = (document: BoardDocument) => {
    if (tiers.length === 1) return 0;
    const title = { ...document, names: [], body: '' };
    const has = (word: Word) => passes(title, { ...query, chosen: {}, outside: null, words: [word] }, [...near.keys()]);
    const missing = words.filter((word) => !has(word)).length;
    return tiers.length === 2 && missing > 0 ? 1 : missing;
  };
  const added = fresh.map((document) => ({ tier: tierOf(document), ...boardEntryOf(document, '') }));
  return tiers
    .flatMap(({ hits }, at) => [...hits, ...added.filter(({ tier }) => tier === at)].sort(order))
    .slice(query.offset, query.offset + query.limit)
    .map(({ id }) => id);
}
