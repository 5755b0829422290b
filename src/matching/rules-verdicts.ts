import type { DemandId } from '../reference/index.ts';
import { states, verdicts, type PositionFacts, type State, type Verdict } from './facts.ts';
import type { Evidence } from './match.ts';
import { careful, type BookNeed, type FeatureList, type Rulebook } from './rulebook.ts';

/** What the rules of needs look at in a position. */
export type Place = Pick<PositionFacts, 'demands' | 'features'>;

/** 0 is best: `has` 0, `can_provide` 1, `unknown` 2, `no` 3. Verdicts and classes are ordered the same way. */
export type Grade = 0 | 1 | 2 | 3;
export const verdictOf = (grade: Grade): Verdict => verdicts[grade]!;

/** A place as it is read for a person who accepts remote work, or does not. */
export type Reading = {
  readonly book: Rulebook;
  readonly place: Place;
  readonly acceptsRemote: boolean;
  readonly onSite: boolean;
  readonly room: Room;
  /** Place of a feature that is read as if it were stated `has`; -1: none. */
  readonly plus: number;
};

/** Room for what one place states. It can serve one place after another: `readPlace` empties it. */
export type Room = {
  /** Grades as stated plus 1, by the place of the feature; 0: nobody has asked for it yet. */
  readonly stated: Uint8Array;
  /** 0 not asked of anybody, 1 incidental, 2 core, by the place of the demand. */
  readonly demanded: Uint8Array;
};
export const roomFor = ({ features, demandAt }: Rulebook): Room => ({
  stated: new Uint8Array(features.length),
  demanded: new Uint8Array(demandAt.size),
});

export function readPlace(book: Rulebook, place: Place, acceptsRemote: boolean, room = roomFor(book)): Reading {
  room.stated.fill(0);
  room.demanded.fill(0);
  for (const demand in place.demands) {
    const at = book.demandAt.get(demand);
    if (at !== undefined) room.demanded[at] = place.demands[demand] === 'core' ? 2 : 1;
  }
  return { book, place, acceptsRemote, onSite: hasOnSiteCore(book, place), room, plus: -1 };
}

/** The same place as it is read for somebody who accepts remote work; in the same room, for it states the same. */
export const remotely = (reading: Reading): Reading => ({ ...reading, acceptsRemote: true });

const gradeOf = Object.fromEntries(states.map((state, grade) => [state, grade])) as Readonly<Record<State, number>>;

/** The grade that a place states for a feature, before anything counts with care. */
export function statedAt({ book, place, room: { stated } }: Reading, feature: number): number {
  const known = stated[feature]!;
  if (known > 0) return known - 1;
  const grade = gradeOf[place.features[book.features[feature]!] ?? 'unknown'];
  stated[feature] = grade + 1;
  return grade;
}

/** The value of a need with what decided it. */
export type NeedValue = { readonly grade: Grade; readonly evidence: readonly Evidence[] };

/**
 * The value of one need. Lists of `met_when` come first in their order, then the demands that obstruct the need, in
 * the file's order; the need takes the worst of all. Each gives one piece of evidence: the first feature of the list
 * that has its value, with the state that the position stated; an empty list is `no` without a feature.
 */
export function valueOfNeed(reading: Reading, need: BookNeed): NeedValue {
  const evidence: Evidence[] = [];
  const grade = worstOf(reading, need, (at, demand) => {
    const feature = at < 0 ? null : reading.book.features[at]!;
    const state = at < 0 ? 'no' : stateAt(reading, at);
    evidence.push(demand === null ? { feature, state } : { demand, feature, state });
  });
  return { grade, evidence };
}

/** The same value without evidence, for re-running with one more feature. */
export const gradeOfNeed = (reading: Reading, need: BookNeed): Grade => worstOf(reading, need, null);

/**
 * A need's value and the first of its lists that has it; where the value is 0, no list. A feature betters the need only
 * from within that list.
 */
export function limitOf(reading: Reading, need: BookNeed): { readonly grade: Grade; readonly list: FeatureList } {
  let limit: FeatureList = [];
  let its = 0;
  const grade = worstOf(reading, need, (_best, _demand, list, value) => {
    if (value > its) [limit, its] = [list, value];
  });
  return { grade, list: limit };
}

type Note = (feature: number, demand: DemandId | null, list: FeatureList, grade: number) => void;

function worstOf(reading: Reading, need: BookNeed, note: Note | null): Grade {
  const { demanded } = reading.room;
  let worst = 0;
  for (const list of need.metWhen) {
    const best = bestIn(reading, list, true);
    const grade = best < 0 ? 3 : gradeAt(reading, best, true);
    worst = Math.max(worst, grade);
    note?.(best, null, list, grade);
  }
  for (const { at, demand, resolvedBy, resolvedOrMoved } of need.obstructedBy) {
    const weight = demanded[at]!;
    if (weight === 0) continue;
    const list = weight === 2 ? resolvedBy : resolvedOrMoved;
    const best = bestIn(reading, list, false);
    const grade = best < 0 ? 3 : gradeAt(reading, best, false);
    worst = Math.max(worst, grade);
    note?.(best, demand, list, grade);
  }
  return worst as Grade;
}

/** The first feature of a list that has its best grade; -1 for an empty one. Remote work is pushed on nobody. */
function bestIn(reading: Reading, list: FeatureList, inMetWhen: boolean): number {
  let best = -1;
  let its = 4;
  for (const feature of list) {
    if (feature === reading.book.remoteFull && !reading.acceptsRemote) continue;
    const grade = gradeAt(reading, feature, inMetWhen);
    if (grade < its) [best, its] = [feature, grade];
    if (its === 0) break;
  }
  return best;
}

/** The grade that a feature counts with: three kinds of feature count with care. */
function gradeAt(reading: Reading, feature: number, inMetWhen: boolean): number {
  const { book, plus } = reading;
  const grade = feature === plus ? 0 : statedAt(reading, feature);
  if (feature === book.taskReallocation && inMetWhen) return Math.max(grade, 2);
  if (feature === book.remoteFull && reading.onSite) return Math.max(grade, 2);
  return book.individual[feature] ? Math.max(grade, 1) : grade;
}

function stateAt(reading: Reading, feature: number): State {
  return feature === reading.plus ? 'has' : states[statedAt(reading, feature)]!;
}

/**
 * `has` of F_REMOTE_FULL as it counts here: a core demand that needs her on site keeps it at `unknown`.
 * Whether she accepts remote work is asked by the caller.
 */
export function isFullyRemote(book: Rulebook, place: Place): boolean {
  return place.features[careful.remoteFull] === 'has' && !hasOnSiteCore(book, place);
}

function hasOnSiteCore(book: Rulebook, place: Place): boolean {
  for (const demand in place.demands) {
    if (place.demands[demand] === 'core' && book.onSite.has(demand)) return true;
  }
  return false;
}
