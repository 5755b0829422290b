/** Matching: which positions fit a student and which students a position, exactly and with every reason. */
export { documentSource } from './source.ts';
export { endEquivalent } from './end-equivalent.ts';
export { keepEquivalent, type Kept, type NewEquivalent } from './keep-equivalent.ts';
export { equivalentsFor, standingEquivalents, type Equivalent } from './reads-equivalents.ts';
export { openedBook } from './reads-editions.ts';
export type * from './edition-content.ts';
export * from './facts.ts';
export type * from './match.ts';
export { candidatesFor, positionForCandidates, refusedStudentsFor } from './reads-candidates.ts';
export {
  matchesFor,
  nearMissesFor,
  pairFor,
  refusedPositionsFor,
  studentForMatches,
  type RankedNearMiss,
} from './reads.ts';
export type { Counts, Ranked, Refused } from './reads-found.ts';
export { explain } from './rules.ts';
export type { Deciding } from './rules-criteria.ts';
export type { MatchFilter } from './input.ts';
export type { PairExplained } from './reads.ts';
export type { OpenRequest } from './reads-requests.ts';
export { matchingRoutes } from './routes.tsx';
