import type { PositionChange, StudentChange } from '../../src/matching/index.ts';
import { regionName, type EmployerKind } from '../../src/reference/index.ts';
import { categoryEntry, dayName, demandName, featureName, list, needName } from '../names.ts';
import type { Wording } from '../page.ts';
import { askedMajors } from './obstacle-said.ts';

/** A fact of a student that has changed. What her certificate says is told nowhere but behind its own view. */
export function studentChangeSaid(page: Wording, change: StudentChange): string {
  const { evidence } = page.words;
  if (change.fact === 'disability') return evidence.studentFacts.disability;
  if (change.fact === 'needs') {
    const answer = (given: typeof change.before) => (given === null ? evidence.nothing : evidence.answers[given]);
    return evidence.changed(evidence.answer(needName(page, change.need)), answer(change.before), answer(change.now));
  }
  const [before, now] = studentValues(page, change);
  return evidence.changed(evidence.studentFacts[change.fact], before, now);
}

type PlainOfStudent = Exclude<StudentChange, { fact: 'disability' | 'needs' }>;

function studentValues(page: Wording, change: PlainOfStudent): [string, string] {
  const { official, evidence } = page.words;
  switch (change.fact) {
    case 'seeks':
      return both(change, (kinds) =>
        names(
          page,
          kinds.map((kind) => official.seeks[kind]),
        ),
      );
    case 'education':
      return both(change, (level) => (level === null ? evidence.nothing : official.educations[level]));
    case 'majors':
      return both(change, (majors) => names(page, majors));
    case 'employerKinds':
      return both(change, (kinds) => kindNames(page, kinds));
    case 'regions':
      return both(change, (regions) => names(page, regions.map(regionName)));
    case 'wageFloor':
      return both(change, (floor) => yuan(page, floor));
    case 'needsConfirmed':
    case 'acceptsRemote':
      return both(change, (yes) => (yes ? evidence.yes : evidence.no));
    case 'number':
    case 'opportunities':
      return [String(change.before), String(change.now)];
  }
}

export function positionChangeSaid(page: Wording, change: PositionChange): string {
  const { evidence, official, parts } = page.words;
  if (change.fact === 'demands') {
    const weight = (its: typeof change.before) =>
      its === null ? evidence.nothing : evidence.quote(official.weights[its]);
    return evidence.changed(
      evidence.demand(demandName(page, change.demand)),
      weight(change.before),
      weight(change.now),
    );
  }
  if (change.fact === 'features') {
    const state = (its: typeof change.before) => evidence.quote(parts.states[its]);
    return evidence.changed(
      evidence.feature(featureName(page, change.feature)),
      state(change.before),
      state(change.now),
    );
  }
  const [before, now] = positionValues(page, change);
  return evidence.changed(evidence.positionFacts[change.fact], before, now);
}

type PlainOfPosition = Exclude<PositionChange, { fact: 'demands' | 'features' }>;

function positionValues(page: Wording, change: PlainOfPosition): [string, string] {
  const { official, evidence } = page.words;
  switch (change.fact) {
    case 'open':
      return both(change, (open) => (open ? evidence.yes : evidence.no));
    case 'closesOn':
      return both(change, (day) => (day === null ? evidence.noClosing : dayName(page, day)));
    case 'kind':
      return both(change, (kind) => official.kinds[kind]);
    case 'employerKinds':
      return both(change, (kinds) => kindNames(page, kinds));
    case 'education':
      return both(change, (level) => official.educationAndAbove[level]);
    case 'majors':
      return both(change, (majors) => (majors.length === 0 ? official.anyMajor : askedMajors(page, majors)));
    case 'majorRule':
      return both(change, (rule) => (rule === null ? evidence.nothing : official.majorRules[rule]));
    case 'categories':
      return both(change, (entries) =>
        names(
          page,
          entries.map((entry) => categoryEntry(page, entry)),
        ),
      );
    case 'categoryRule':
      return both(change, (rule) => (rule === null ? evidence.nothing : evidence.categoryRules[rule]));
    case 'region':
      return both(change, (region) => (region === null ? evidence.nothing : regionName(region)));
    case 'wageMin':
    case 'wageMax':
      return both(change, (wage) => yuan(page, wage));
    case 'number':
    case 'quality':
    case 'placesLeft':
      return [String(change.before), String(change.now)];
  }
}

const both = <T>({ before, now }: { before: T; now: T }, say: (value: T) => string): [string, string] => [
  say(before),
  say(now),
];
const kindNames = (page: Wording, kinds: readonly EmployerKind[]): string =>
  names(
    page,
    kinds.map((kind) => page.words.official.employerKinds[kind]),
  );
const names = (page: Wording, all: readonly string[]): string =>
  all.length === 0 ? page.words.evidence.nothing : list(page, all);
const yuan = (page: Wording, amount: number | null): string =>
  amount === null ? page.words.evidence.nothing : page.words.evidence.yuan(amount);
