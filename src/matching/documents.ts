import { asRemote, noLastDay, packLift, type PositionDocument, type StudentDocument } from '../../search/index.ts';
import {
  cityOf,
  classesOf,
  disciplinesOf,
  disciplinesOfClass,
  educationMinimums,
  placesAround,
} from '../reference/index.ts';
import type { MajorEntry, PositionFacts, StudentFacts } from './facts.ts';
import { countedNeeds, doesAcceptRemote } from './rules.ts';
import { gradeOfNeed, isFullyRemote, limitOf, readPlace, remotely, statedAt, type Reading } from './rules-verdicts.ts';
import type { Rulebook } from './rulebook.ts';

/** Days since 1970-01-01 of a day YYYY-MM-DD. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** A position as engines hold it: everything the rules could ask of it, worked out by the rules. */
export function positionDocument(book: Rulebook, position: PositionFacts): PositionDocument {
  const count = book.needs.length;
  const grades = new Uint8Array(count * 2);
  const lifts: number[] = [];
  const reading = readPlace(book, position, false);
  const withRemote = remotely(reading);
  for (let need = 0; need < count; need += 1) {
    const entry = book.needs[need]!;
    const from = lifts.length;
    const grade = addLifts(lifts, reading, need);
    grades[need] = grade;
    if (entry.heedsRemote) grades[count + need] = addLifts(lifts, withRemote, need);
    else {
      grades[count + need] = grade;
      for (const lift of lifts.slice(from)) lifts.push(asRemote(lift));
    }
  }
  return {
    id: position.serial,
    quality: position.quality,
    closesOn: position.closesOn === null ? noLastDay : dayNumber(position.closesOn),
    wageMin: position.wageMin,
    wageMax: position.wageMax,
    tokens: positionTokens(book, position),
    grades,
    lifts: Uint16Array.from(lifts),
  };
}

/**
 * Adds the features that, stated `has`, would better a need at this place, with the grade that it would have. Returns the
 * grade that it has.
 */
function addLifts(lifts: number[], reading: Reading, need: number): number {
  const { book, acceptsRemote } = reading;
  const entry = book.needs[need]!;
  const { grade, list } = limitOf(reading, entry);
  for (const feature of list) {
    if (statedAt(reading, feature) === 0 || (feature === book.remoteFull && !acceptsRemote)) continue;
    const lifted = gradeOfNeed({ ...reading, plus: feature }, entry);
    if (lifted < grade) lifts.push(packLift({ need, feature, grade: lifted, remote: acceptsRemote }));
  }
  return grade;
}

function positionTokens(book: Rulebook, position: PositionFacts): string[] {
  const { region } = position;
  const city = region === null ? null : cityOf(region);
  return [
    `kind:${position.kind}`,
    `edu:${educationMinimums.indexOf(position.education)}`,
    ...position.employerKinds.map((kind) => `emp:${kind}`),
    ...(position.majors.length === 0 ? ['major:any'] : []),
    ...(position.majorRule === 'required' ? [] : ['major:free']),
    ...position.majors.flatMap((entry) => majorTokens(entry, position.majorRule === 'preferred')),
    ...(position.categoryRule === 'essential' ? [] : ['cat:free']),
    ...position.categories.flatMap(({ category, mostSevereLevel }) => [
      `cat:${category}`,
      ...[1, 2, 3, 4].filter((level) => level >= mostSevereLevel).map((level) => `cat:${category}:${level}`),
    ]),
    ...(region === null ? [] : placesAround(region).map((place) => `r:${place}`)),
    ...(city === null ? [] : [`city:${city}`]),
    ...(isFullyRemote(book, position) ? ['remote'] : []),
  ];
}

const tokenOf = { major: 'm', class: 'c', discipline: 'd' } as const;

/** `m:` `c:` `d:` what it names; under 优先 also `pc:` `pd:` the classes and 门类 that it shares by naming it. */
function majorTokens(entry: MajorEntry, preferred: boolean): string[] {
  const named = `${tokenOf[entry.level]}:${entry.name}`;
  if (!preferred) return [named];
  const classes = entry.level === 'major' ? [...classesOf(entry.name)] : [];
  const disciplines =
    entry.level === 'major' ? disciplinesOf(entry.name) : entry.level === 'class' ? disciplinesOfClass(entry.name) : [];
  return [named, ...classes.map((name) => `pc:${name}`), ...[...disciplines].map((name) => `pd:${name}`)];
}

/** A student as the in-process engine holds her. */
export function studentDocument(book: Rulebook, student: StudentFacts): StudentDocument {
  const counted = countedNeeds(book, student);
  const indexes = (importance: string) =>
    counted.filter((each) => each.importance === importance).map((each) => book.needAt.get(each.entry.id)!);
  return {
    id: student.serial,
    opportunities: student.opportunities,
    wageFloor: student.wageFloor,
    tokens: studentTokens(student),
    musts: indexes('must'),
    nices: indexes('nice'),
    asked: student.needsConfirmed,
    acceptsRemote: doesAcceptRemote(student),
  };
}

function studentTokens(student: StudentFacts): string[] {
  const wanted = student.employerKinds;
  const cities = student.regions.flatMap((wish) => cityOf(wish) ?? []);
  return [
    ...student.seeks.map((kind) => `kind:${kind}`),
    `edu:${educationMinimums.indexOf(student.education ?? '不限')}`,
    ...student.majors.flatMap((major) => [
      `m:${major}`,
      ...[...classesOf(major)].map((name) => `c:${name}`),
      ...[...disciplinesOf(major)].map((name) => `d:${name}`),
    ]),
    ...categoryTokens(student),
    ...(wanted.length === 0 ? ['wants:none'] : wanted.map((kind) => `wants:${kind}`)),
    ...(student.regions.length === 0 ? ['r:none'] : student.regions.map((wish) => `r:${wish}`)),
    ...cities.map((city) => `city:${city}`),
    ...(doesAcceptRemote(student) ? ['remote'] : []),
  ];
}

/** `cat:` with the level that counts for points, `own:` with her component's own level (`?` where not recorded). */
export function categoryTokens(student: StudentFacts): string[] {
  const { certificateCategory, certificateLevel, components } = student;
  return [
    ...(certificateCategory === '7' && certificateLevel !== null
      ? [`cat:7:${certificateLevel}`, `own:7:${certificateLevel}`]
      : []),
    ...components.flatMap(({ category, level }) => {
      const counting = level ?? certificateLevel;
      return [`own:${category}:${level ?? '?'}`, ...(counting === null ? [] : [`cat:${category}:${counting}`])];
    }),
  ];
}
