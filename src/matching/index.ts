/** Matching: which positions fit a student and which students a position, exactly and with every reason. */
export { documentSource } from './source.ts';
export { editionsToIndex, rowVersions } from './reads-indexed.ts';
export { endEquivalent } from './end-equivalent.ts';
export { forgetWithdrawn } from './forget-withdrawn.ts';
export { keepList, type ListKept, type ListToKeep } from './keep-list.ts';
export { keepMatch, type KeptMatch } from './keep-match.ts';
export { removeFromList } from './remove-from-list.ts';
export { keptOfPair, listsFor, listWithId, type KeptOnList, type ListCard, type OpenList } from './reads-lists.ts';
export type { Chosen } from './chosen-students.ts';
export { verifySnapshots, type Fault, type Verified } from './verify.ts';
export type { Since } from './rules-verify.ts';
export type { MatchChanges, PositionChange, StudentChange } from './rules-changes.ts';
export { verifyKept, type CheckedKept } from './verify-kept.ts';
export { verifyLines, type CheckedLine } from './verify-lines.ts';
export { lineOf, type Found as LineFound } from './rules-lines.ts';
export type { Obstacle, Shut } from './rules-why.ts';
export type { FilterPart, Standing, Why } from './reads-why.ts';
export { keepEngine } from './keep-engine.ts';
export { cohortLines } from './match-cohort.ts';
export { keepEquivalent, type Kept, type NewEquivalent } from './keep-equivalent.ts';
export { equivalentsFor, standingEquivalents, type Equivalent } from './reads-equivalents.ts';
export { openedBook } from './reads-editions.ts';
export type { EditionHead, EditionShown, InForce } from './reads-edition-list.ts';
export type { EditionCompared } from './reads-comparisons.ts';
export type { EditionDifference } from './rules-edition-changes.ts';
export type { RunCard, RunKind } from './reads-runs.ts';
export type { LineFilter, RunLine } from './reads-run-lines.ts';
export type { CohortResult } from './run-cohort.ts';
export type { ComparisonResult } from './run-comparison.ts';
export type { ComparisonLine } from './rules-comparison.ts';
export type { ClosingNeed, Coverage, Exposure, ExposureLine, FairnessReport, PlanStep } from './rules-fairness.ts';
export { forgetEditions } from './forget-editions.ts';
export { forgetLines } from './forget-lines.ts';
export { forgetReports } from './forget-reports.ts';
export { workRuns } from './work-runs.ts';
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
export { typedForCandidates, typedNumber, typedStudent } from './reads-typed.ts';
export type { Counts, Ranked, Refused } from './reads-found.ts';
export { explain } from './rules.ts';
export type { Deciding } from './rules-criteria.ts';
export type { MatchFilter } from './input.ts';
export type { PairExplained } from './reads.ts';
export type { OpenRequest } from './reads-requests.ts';
export { matchingRoutes } from './routes.tsx';
