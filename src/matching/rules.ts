import type { DemandId, NeedId } from '../reference/index.ts';
import {
  classes,
  type Class,
  type Flag,
  type Importance,
  importances,
  type PositionFacts,
  type StudentFacts,
  verdicts,
} from './facts.ts';
import type { Match, NeedVerdict, Opening, Refusal } from './match.ts';
import type { BookNeed, Rulebook } from './rulebook.ts';
import { failedConditions } from './rules-conditions.ts';
import { pointsOf } from './rules-criteria.ts';
import {
  gradeOfNeed,
  readPlace,
  roomFor,
  valueOfNeed,
  verdictOf,
  type Place,
  type Reading,
  type Room,
} from './rules-verdicts.ts';

const remoteNeed = 'N_REMOTE';

/**
 * One pair, explained: the only truth about verdicts, class, points and reasons (keys, not sentences).
 * `today` is YYYY-MM-DD in Asia/Shanghai. A pair that fails a hard condition is a Refusal with every failed condition.
 */
export function explain(
  book: Rulebook,
  student: StudentFacts,
  position: PositionFacts,
  today: string,
): Match | Refusal {
  return explainFor(book, student, today)(position);
}

/** The same for many positions of one student: what is hers alone is read once. */
export function explainFor(book: Rulebook, student: StudentFacts, today: string) {
  let hers: Hers | null = null;
  return (position: PositionFacts): Match | Refusal => {
    const [first, ...rest] = failedConditions(student, position, today);
    if (first !== undefined) return { refused: [first, ...rest] };
    hers ??= readStudent(book, student);
    return matchOf(book, hers, position);
  };
}

type Hers = {
  readonly student: StudentFacts;
  readonly acceptsRemote: boolean;
  readonly counted: readonly CountedNeed[];
  readonly flags: readonly Flag[];
  readonly room: Room;
};

const readStudent = (book: Rulebook, student: StudentFacts): Hers => ({
  student,
  acceptsRemote: doesAcceptRemote(student),
  counted: countedNeeds(book, student),
  flags: flagsOf(book, student),
  room: roomFor(book),
});

function matchOf(book: Rulebook, hers: Hers, position: PositionFacts): Match {
  const { student, acceptsRemote, counted, flags, room } = hers;
  const needs = needVerdicts(readPlace(book, position, acceptsRemote, room), counted);
  const points = pointsOf(book, student, position, needs, acceptsRemote);
  return {
    student: student.number,
    position: position.number,
    class: classFrom(needs, student.needsConfirmed),
    fit: points.reduce((sum, criterion) => sum + criterion.points, 0),
    quality: position.quality,
    flags,
    needs,
    criteria: points,
  };
}

export type CountedNeed = { readonly entry: BookNeed; readonly importance: Importance };

/** The needs that count: those she confirmed as 必须 or 有更好, in the file's order. */
export function countedNeeds(book: Rulebook, student: StudentFacts): CountedNeed[] {
  if (!student.needsConfirmed) return [];
  const places: number[] = [];
  // Her answers and not all the needs: she has a few of them, and every student of a cohort is asked.
  for (const id in student.needs) {
    const at = book.needAt.get(id as NeedId);
    if (at !== undefined && doesCount(student.needs[id as NeedId])) places.push(at);
  }
  return places
    .sort((one, other) => one - other)
    .map((at) => {
      const entry = book.needs[at]!;
      return { entry, importance: student.needs[entry.id] as Importance };
    });
}

const doesCount = (answer: string | undefined): boolean => importances.includes(answer as Importance);

/** She said so, or fully remote work is a must of hers. */
export function doesAcceptRemote(student: StudentFacts): boolean {
  return student.acceptsRemote || (student.needsConfirmed && student.needs[remoteNeed] === 'must');
}

/** `review`: a person must look before anything is sent (智力, 精神, 多重 in the shipped edition). */
export function flagsOf(book: Rulebook, student: StudentFacts): Flag[] {
  const flags: Flag[] = [];
  if (!student.needsConfirmed) flags.push('needs_not_confirmed');
  const category = student.certificateCategory;
  if (category !== null && book.edition.reviewed_categories.includes(category)) flags.push('review');
  return flags;
}

function needVerdicts(reading: Reading, counted: readonly CountedNeed[]): NeedVerdict[] {
  return counted.map(({ entry, importance }) => {
    const value = valueOfNeed(reading, entry);
    return { need: entry.id, importance, verdict: verdictOf(value.grade), evidence: value.evidence };
  });
}

/** The worst verdict among her must-needs; at best `to_verify` while she has not been asked. */
function classFrom(needs: readonly NeedVerdict[], asked: boolean): Class {
  let worst = asked ? 0 : verdicts.indexOf('to_verify');
  for (const need of needs) {
    if (need.importance === 'must') worst = Math.max(worst, verdicts.indexOf(need.verdict));
  }
  return classes[worst]!;
}

/**
 * Every single feature that, stated `has`, would lift a pair out of `gap`, in the file's order, each one re-run.
 * Empty for a pair of another class. Remote work is never proposed to a student who does not accept it.
 */
export function openingsFor(book: Rulebook, student: StudentFacts, position: PositionFacts): Opening[] {
  const reading = readPlace(book, position, doesAcceptRemote(student));
  const musts = countedNeeds(book, student).filter((each) => each.importance === 'must');
  const worst = (plus: number) =>
    musts.reduce(
      (grade, { entry }) => Math.max(grade, gradeOfNeed({ ...reading, plus }, entry)),
      student.needsConfirmed ? 0 : 2,
    );
  if (classes[worst(-1)] !== 'gap') return [];
  return book.features.flatMap((feature, at) => {
    if (at === book.remoteFull && !reading.acceptsRemote) return [];
    const opened = classes[worst(at)]!;
    return opened === 'gap' ? [] : [{ feature, class: opened }];
  });
}

/**
 * Needs that a core demand obstructs and that she has neither confirmed nor declined: questions to her, with the
 * demand that raises them. They change no class.
 */
export function questionsFor(
  book: Rulebook,
  student: StudentFacts,
  place: Place,
): { need: NeedId; demands: DemandId[] }[] {
  return book.needs.flatMap(({ id, obstructedBy }) => {
    const answer = student.needsConfirmed ? student.needs[id] : undefined;
    if (answer !== undefined && answer !== 'later') return [];
    const demands = obstructedBy.filter(({ demand }) => place.demands[demand] === 'core').map(({ demand }) => demand);
    return demands.length > 0 ? [{ need: id, demands }] : [];
  });
}

/** Positions for a student: class, fit descending, quality descending, serial ascending. */
export function comparePositions(
  one: { match: Match; serial: number },
  other: { match: Match; serial: number },
): number {
  return (
    classes.indexOf(one.match.class) - classes.indexOf(other.match.class) ||
    other.match.fit - one.match.fit ||
    other.match.quality - one.match.quality ||
    one.serial - other.serial
  );
}

/** Students for a position: class, fit descending, fewest opportunities given so far, serial ascending. */
export function compareStudents(
  one: { match: Match; opportunities: number; serial: number },
  other: { match: Match; opportunities: number; serial: number },
): number {
  return (
    classes.indexOf(one.match.class) - classes.indexOf(other.match.class) ||
    other.match.fit - one.match.fit ||
    one.opportunities - other.opportunities ||
    one.serial - other.serial
  );
}

/** Near misses: the best class that would result, today's fit descending, quality descending, serial ascending. */
export function compareNearMisses(
  one: { match: Match; openings: readonly Opening[]; serial: number },
  other: { match: Match; openings: readonly Opening[]; serial: number },
): number {
  const best = (openings: readonly Opening[]) => Math.min(...openings.map((opening) => classes.indexOf(opening.class)));
  return (
    best(one.openings) - best(other.openings) ||
    other.match.fit - one.match.fit ||
    other.match.quality - one.match.quality ||
    one.serial - other.serial
  );
}
