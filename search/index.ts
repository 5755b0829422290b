/**
 * Search: finds candidates, never explains them. It knows documents (tokens, grades, figures), not people; what it
 * finds is re-read from the database and re-scored by the caller before anybody sees it.
 */
export type {
  Asked,
  Counts,
  Criterion,
  Found,
  Hit,
  NearMissHit,
  Paging,
  PositionQuery,
  Search,
  SharedDocuments,
  Source,
  StudentQuery,
  Test,
  Tier,
} from './port.ts';
export {
  boardFacetNames,
  boardFacets,
  boardSorts,
  somewhere,
  type BoardDocument,
  type BoardFacet,
  type BoardFound,
  type BoardQuery,
  type BoardSort,
  type BoardSource,
} from './board.ts';
export { passes } from './passes.ts';
export { findRanges, type Range } from './text/find-ranges.ts';
export { mostWords, readWords, type Word, type Words } from './text/read-words.ts';
export { asRemote, noLastDay, packLift, unpackLift, type PositionDocument, type StudentDocument } from './documents.ts';
export { makeMemorySearch, openShared } from './memory/index.ts';
export type { SearchTables } from './sync/index.ts';
export { chooseServer, NoServer } from './choose-server.ts';
export { watch } from './meilisearch/known.ts';
export type { PageSearch } from './meilisearch/page-search.ts';
export { openIndex, type SearchIndex } from './open-index.ts';
export type { IndexReport, IndexState } from './sync/report.ts';
export type { RowVersions } from './sync/position-feed.ts';
