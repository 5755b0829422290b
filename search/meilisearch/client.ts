import { Meilisearch, type MultiSearchParams } from 'meilisearch';
import type { Read } from './entries.ts';
import { toFault } from './faults.ts';
import type { Answer, AskIndex } from './walk.ts';

export type Address = { readonly host: string; readonly key: string | null };

/** Compressed answers of more than a few KB wait 40 ms for an acknowledgement: measured, see DECISIONS.md. */
const uncompressed = { headers: { 'Accept-Encoding': 'identity' } };

export function connectTo({ host, key }: Address, timeout?: number): Meilisearch {
  return new Meilisearch({
    host,
    ...(key === null ? {} : { apiKey: key }),
    ...(timeout === undefined ? {} : { timeout }),
    requestInit: uncompressed,
  });
}

/** Asks one index, all questions in one request; `signal` ends the waiting. Throws IndexFault only. */
export function askerOf(client: Meilisearch, indexUid: string, signal: () => AbortSignal): AskIndex {
  return async (questions) => {
    try {
      const { results } = await client.multiSearch<MultiSearchParams, Read>(
        {
          queries: questions.map(({ filter, limit, fields }) => ({
            indexUid,
            q: '',
            filter,
            limit,
            attributesToRetrieve: [...fields],
          })),
        },
        { signal: signal() },
      );
      return results.map((each): Answer => ({ hits: each.hits, total: each.estimatedTotalHits ?? 0 }));
    } catch (error) {
      throw toFault(error);
    }
  };
}
