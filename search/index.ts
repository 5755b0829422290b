/**
 * Search: finds candidates, never explains them. It knows documents (tokens, grades, figures), not people; what it
 * finds is re-read from the database and re-scored by the caller before anybody sees it.
 */
export type {
  Counts,
  Criterion,
  Found,
  Hit,
  NearMissHit,
  Paging,
  PositionQuery,
  Search,
  Source,
  StudentQuery,
  Test,
  Tier,
} from './port.ts';
export { noLastDay, packLift, unpackLift, type PositionDocument, type StudentDocument } from './documents.ts';
export { makeMemorySearch } from './memory/index.ts';
