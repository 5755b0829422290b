import { unpackLift, type StudentQuery } from '../../search/index.ts';
import type { FeatureId } from '../reference/index.ts';
import { positionDocument } from './documents.ts';
import type { PositionFacts } from './facts.ts';
import { studentQueryFor } from './queries.ts';
import type { Rulebook } from './rulebook.ts';
import { count, eachOf, without, type Audience, type Crowd } from './rules-audience.ts';

const gap = 3;

/** What has been counted over some positions and all students of a scope. */
export type Survey = {
  readonly book: Rulebook;
  readonly audience: Audience;
  /** `ready` and `on_request` positions of each student, in the order of the audience. */
  readonly positions: Int32Array;
  /** By need: pairs of a candidate who must have it and a position, and those in which it is a gap. */
  readonly pairs: Float64Array;
  readonly closed: Float64Array;
};

/** `audience`: laid out with the needs of the same book. */
export function openSurvey(book: Rulebook, audience: Audience): Survey {
  const needs = book.needs.length;
  return {
    book,
    audience,
    positions: new Int32Array(audience.size),
    pairs: new Float64Array(needs),
    closed: new Float64Array(needs),
  };
}

/** Counts an open position in. Returns what each feature would open at it: pairs by the feature's place in the edition. */
export function countIn(survey: Survey, position: PositionFacts): ReadonlyMap<number, number> {
  const { book, audience } = survey;
  const query = studentQueryFor(book, position);
  const candidates = audience.candidates(query);
  const good = without(candidates, audience.worse(candidates, query.grades, 1));
  eachOf(good, (at) => (survey.positions[at]! += 1));
  for (const { need, having, closed } of audience.doors(candidates, query.grades)) {
    survey.pairs[need]! += having;
    survey.closed[need]! += closed;
  }
  return gainsAt(survey, position, query, candidates);
}

/** The same gains for a position that was counted in already, as it stands now. */
export function gainsOf(survey: Survey, position: PositionFacts): ReadonlyMap<number, number> {
  const query = studentQueryFor(survey.book, position);
  return gainsAt(survey, position, query, survey.audience.candidates(query));
}

function gainsAt({ book, audience }: Survey, position: PositionFacts, query: StudentQuery, candidates: Crowd) {
  const gains = new Map<number, number>();
  const gaps = audience.worse(candidates, query.grades, gap - 1);
  const all = count(gaps);
  if (all === 0) return gains;
  const byEffect = new Map<string, number>();
  for (const [feature, grades] of liftedGrades(book, position, query.grades)) {
    const effect = grades.join();
    const opened = byEffect.get(effect) ?? all - count(audience.worse(gaps, grades, gap - 1));
    byEffect.set(effect, opened);
    if (opened > 0) gains.set(feature, opened);
  }
  return gains;
}

/** For each feature that would lift a need out of gap: the grades that the position would have with it. */
function liftedGrades(book: Rulebook, position: PositionFacts, grades: Uint8Array): Map<number, Uint8Array> {
  const lifted = new Map<number, Uint8Array>();
  for (const packed of positionDocument(book, position).lifts) {
    const { need, feature, grade, remote } = unpackLift(packed);
    const at = need + (remote ? book.needs.length : 0);
    if (grades[at] !== gap || grade === gap) continue;
    const its = lifted.get(feature) ?? Uint8Array.from(grades);
    its[at] = grade;
    lifted.set(feature, its);
  }
  return lifted;
}

/** The students for whom the position is a gap and would not be one if it stated the feature: the rules asked again. */
export function openedBy(survey: Survey, position: PositionFacts, feature: FeatureId): Crowd {
  const { book, audience } = survey;
  const query = studentQueryFor(book, position);
  const gaps = audience.worse(audience.candidates(query), query.grades, gap - 1);
  return without(gaps, audience.worse(gaps, studentQueryFor(book, withFeature(position, feature)).grades, gap - 1));
}

export const withFeature = (position: PositionFacts, feature: FeatureId): PositionFacts => ({
  ...position,
  features: { ...position.features, [feature]: 'has' },
});
