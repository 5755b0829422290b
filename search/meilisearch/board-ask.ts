import type { Meilisearch, MultiSearchParams } from 'meilisearch';
import type { BoardFacet } from '../board.ts';
import { facetField, type BoardEntry } from './board-entries.ts';
import { toFault } from './faults.ts';
import type { Filter } from './filters.ts';

export type Hit = Pick<BoardEntry, 'id' | 'n' | 'w' | 'co' | 'l'>;
/** One question; without a limit only what it counts is wanted. */
export type Query = {
  readonly filter: Filter;
  readonly q?: string;
  readonly limit?: number;
  readonly fields?: readonly (keyof Hit)[];
  readonly sort?: readonly string[];
  readonly facets?: readonly BoardFacet[];
};
export type Answer = {
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>;
};
export type AskBoard = (queries: readonly Query[]) => Promise<readonly Answer[]>;

const nothing: Answer = { hits: [], total: 0, facets: {} };

/** Asks the board's index, all queries in one request. Throws IndexFault only. */
export function boardAsker(client: Meilisearch, indexUid: string, signal: () => AbortSignal): AskBoard {
  return async (queries) => {
    const possible = queries.filter((query) => query.filter !== null);
    if (possible.length === 0) return queries.map(() => nothing);
    try {
      const { results } = await client.multiSearch<MultiSearchParams, Hit>(
        { queries: possible.map((query) => ({ indexUid, ...said(query) })) },
        { signal: signal() },
      );
      return queries.map((query): Answer => {
        const at = possible.indexOf(query);
        if (at < 0) return nothing;
        const { hits, estimatedTotalHits, facetDistribution } = results[at]!;
        return { hits, total: estimatedTotalHits ?? 0, facets: facetDistribution ?? {} };
      });
    } catch (error) {
      throw toFault(error);
    }
  };
}

const said = ({ filter, q, limit, fields, sort, facets }: Query) => ({
  q: q ?? '',
  filter: filter ?? '',
  limit: limit ?? 0,
  attributesToRetrieve: [...(fields ?? ['id'])],
  ...(sort ? { sort: [...sort] } : {}),
  ...(facets ? { facets: facets.map(facetField) } : {}),
});
