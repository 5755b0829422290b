/** Positions: jobs and internship slots that employers and bases post, with what their workplaces offer. */
export {
  noClosingDay,
  type CategoryNamed,
  type MajorNamed,
  type PositionFacts,
  type PositionToBring,
  type WageSaid,
} from './bring-facts.ts';
export { positionsAfter, positionsMeant, type PositionOnRecord } from './bring-known.ts';
export { bringPositions } from './bring-positions.ts';
export { changePosition, type PostingChange } from './change-position.ts';
export { closePosition } from './close-position.ts';
export { judgeReason, type Judgement } from './judge-reason.ts';
export { nextNumbers } from './next-numbers.ts';
export { openPositionPhone, sealPositionPhone } from './phone.ts';
export { postPosition, type NewPosting, type Owner, type Posted } from './post-position.ts';
export { publishPosition } from './publish-position.ts';
export { countOpen, latestPositions, openCountsByNeed, openPositions, type Board } from './reads-board.ts';
export { positionCards, type PositionCard } from './reads-cards.ts';
export type { FoundPosition, ListedPosition } from './reads-found.ts';
export { managedPositions, type ManagedPage } from './reads-managed.ts';
export {
  evidenceEntries,
  positionForReader,
  type FeatureEvidence,
  type Management,
  type PositionForReader,
} from './reads-position.ts';
export { positionsWithWords, type WordsTaken } from './reads-words.ts';
export { recordEvidence, type Evidence } from './record-evidence.ts';
export { refreshQuality } from './refresh-quality.ts';
export { boardSource } from './source.ts';
export { reopenPosition } from './reopen-position.ts';
export { qualityOf } from './rules.ts';
export { positionRoutes } from './routes.tsx';
export { commonNeeds, isMetNow, needsMetNow, type Workplace } from './rules-needs.ts';
export { problemsIn, wageText, type Posting } from './rules-posting.ts';
export { forbiddenInReason, forbiddenWords } from './rules-wording.ts';
export type { NamedCategory, NamedMajor, StatedState } from './tables.ts';
