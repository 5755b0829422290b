import type { PositionFacts, StudentFacts } from './facts.ts';
import type { Match, Refusal } from './match.ts';
import type { Rulebook } from './rulebook.ts';
import { explain } from './rules.ts';
import {
  isQuiet,
  isSame,
  isSameMatch,
  matchChanges,
  positionChanges,
  studentChanges,
  type Changed,
  type MatchChanges,
  type PositionChange,
  type StudentChange,
} from './rules-changes.ts';
import { obstaclesOf, type Obstacle } from './rules-why.ts';

/** A pair as it was when its match was kept. `today` is that day, YYYY-MM-DD in Asia/Shanghai. */
export type KeptPair = {
  readonly book: Rulebook;
  readonly student: StudentFacts;
  readonly position: PositionFacts;
  readonly today: string;
};

/** Does re-running what was kept, with its own edition, give exactly the match that was kept? */
export const gives = ({ book, student, position, today }: KeptPair, match: Match): boolean =>
  isSame(explain(book, student, position, today), match);

/** What has changed since a match was kept, on either side and in what follows from it. */
export type Since = {
  readonly match: MatchChanges;
  readonly student: readonly StudentChange[];
  readonly position: readonly PositionChange[];
  /** Numbers of the editions, where another one is in force. */
  readonly edition: Changed<string> | null;
  /** The match is what it was, whatever has changed of the facts. */
  readonly sameMatch: boolean;
  /** Nothing that a person has to know. */
  readonly quiet: boolean;
  readonly now: Match | Refusal;
  /** What keeps the pair apart now, with what is on both sides. */
  readonly obstacles: readonly Obstacle[];
};

/** Re-runs the pair as it is now, with the edition of now, and says what differs from what was kept. */
export function sinceKept(kept: KeptPair, match: Match, current: KeptPair): Since {
  const now = explain(current.book, current.student, current.position, current.today);
  const changes = matchChanges(match, now);
  const student = studentChanges(kept.student, current.student);
  const position = positionChanges(kept.position, current.position);
  const [before, after] = [kept.book.edition, current.book.edition];
  return {
    match: changes,
    student,
    position,
    edition: before.digest === after.digest ? null : { before: before.id, now: after.id },
    sameMatch: isSameMatch(changes),
    quiet: isQuiet(changes, student, position),
    now,
    obstacles: obstaclesOf(current.student, current.position, current.today),
  };
}
