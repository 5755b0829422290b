import { noLastDay, somewhere, type BoardDocument } from '../../search/index.ts';
import {
  classesOf,
  educationLevels,
  educationMinimums,
  kindsOffered,
  majorClasses,
  placesAround,
  regionOf,
  wageSteps,
  type EducationMinimum,
  type EmployerKind,
  type RegionCode,
} from '../reference/index.ts';
import { isFullyRemote, needsMetNow, type Workplace } from './rules-needs.ts';
import { dayNumber } from './rules.ts';
import type { NamedMajor, PositionKind } from './tables.ts';

/** A position with all that the board is searched by. */
export type BoardRow = Workplace & {
  readonly id: number;
  readonly version: number;
  readonly title: string;
  readonly kind: PositionKind;
  readonly employerName: string;
  readonly employerKind: EmployerKind;
  readonly flexible: boolean;
  readonly region: RegionCode | null;
  readonly education: EducationMinimum;
  readonly majors: readonly NamedMajor[];
  readonly duties: string | null;
  readonly wageMin: number | null;
  readonly publishedOn: string | null;
  readonly closesOn: string | null;
};

/** An open position as the board is searched. */
export function boardDocument(row: BoardRow): BoardDocument {
  const { kind, majors, region, education, wageMin, features } = row;
  const stated = Object.entries(features);
  return {
    id: row.id,
    version: row.version,
    publishedOn: row.publishedOn === null ? 0 : dayNumber(row.publishedOn),
    closesOn: row.closesOn === null ? noLastDay : dayNumber(row.closesOn),
    wageMin,
    title: row.title,
    names: [row.employerName, ...placeNames(region), ...majors.map((major) => major.name)],
    body: row.duties ?? '',
    facets: {
      kind: [kind],
      class: majors.length === 0 ? ['none'] : [...new Set(majors.flatMap(classesNamedBy))],
      place: region === null ? [] : [...placesAround(region), somewhere],
      employer: kindsOffered(row.employerKind, row.flexible),
      education: levelsEnough(education),
      wage: wageSteps.filter((step) => wageMin !== null && wageMin >= step).map(String),
      need: needsMetNow(row),
      has: stated.flatMap(([feature, state]) => (state === 'has' ? [feature] : [])),
      offers: stated.flatMap(([feature, state]) => (state === 'no' ? [] : [feature])),
      remote: isFullyRemote(row) ? ['full'] : [],
    },
  };
}

const levelsEnough = (minimum: EducationMinimum): string[] =>
  educationLevels.filter((level) => educationMinimums.indexOf(level) >= educationMinimums.indexOf(minimum));

const placeNames = (region: RegionCode | null): string[] =>
  region === null
    ? []
    : placesAround(region).flatMap((code) => {
        const place = regionOf(code)!;
        return place.pseudo ? [] : [place.name, ...place.other_names];
      });

const classesByDiscipline = Map.groupBy(majorClasses, (one) => one.discipline.name);

/** The 专业类 whose majors an entry of 专业要求 names: its own, itself, or all of its 门类. */
function classesNamedBy({ level, name }: NamedMajor): string[] {
  if (level === 'class') return [name];
  if (level === 'major') return [...classesOf(name)];
  return (classesByDiscipline.get(name) ?? []).map((one) => one.name);
}
