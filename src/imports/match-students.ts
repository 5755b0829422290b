import type { StudentFacts } from '../students/index.ts';
import { foldSchool } from '../organizations/index.ts';
import type { EarlierRow, Match, RowRead } from './judge.ts';
import type { KnownStudent, KnownStudents } from './known-students.ts';
import type { RowProblem } from './plan.ts';
import type { Seen } from './plan-row.ts';
import { problemIn, type HeaderOf } from './row-reader.ts';

type Facts = Partial<StudentFacts>;

/** Rows of this file that would be new students, by name, school and year. */
export type EarlierStudents = {
  readonly like: (facts: Facts) => readonly EarlierRow<StudentFacts>[];
  readonly note: (earlier: EarlierRow<StudentFacts>) => void;
};

export function startEarlier(): EarlierStudents {
  const rows = new Map<string, EarlierRow<StudentFacts>[]>();
  return {
    like: (facts) => (rows.get(personKey(facts)) ?? []).filter((one) => !areTwo(one.facts, facts)),
    note: (earlier) => {
      const key = personKey(earlier.facts);
      rows.set(key, [...(rows.get(key) ?? []), earlier]);
    },
  };
}

const personKey = ({ name, school, graduation_year }: Facts): string =>
  [name, foldSchool(school ?? ''), graduation_year].join('|');

/** Two certificates or two registration numbers are two persons. */
const areTwo = (one: Facts, other: Facts): boolean =>
  isOther(one.certificate, other.certificate) || isOther(one.number, other.number);
const isOther = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;

/**
 * Which student a row means: by certificate; by 编号 where the name agrees and no certificate contradicts; else every
 * student of that name, school and year may be meant, which a person decides. A record that the one who imports may not
 * touch is a problem where it is surely meant, and no candidate otherwise.
 */
export function matchStudent(
  { row, facts }: RowRead<StudentFacts>,
  { known, seen, earlier, header }: { known: KnownStudents; seen: Seen; earlier: EarlierStudents; header: HeaderOf },
  problems: RowProblem[],
): Match<StudentFacts> {
  for (const column of ['certificate', 'number'] as const) {
    const value = facts[column];
    const seeRow = value === undefined ? null : seen.earlier(column, value, row);
    if (seeRow !== null) problems.push({ ...problemIn(header, column, 'repeated', value!), seeRow });
  }
  const sure = surelyMeant(facts, known);
  if (sure) {
    if (!sure.student.reached) problems.push(problemIn(header, sure.by, 'elsewhere', facts[sure.by] ?? ''));
    return { sure: sure.student };
  }
  const maybe = perhapsMeant(facts, known).filter((one) => one.reached);
  return { maybe, rows: maybe.length > 0 ? [] : earlier.like(facts) };
}

function surelyMeant(
  facts: Facts,
  known: KnownStudents,
): { student: KnownStudent; by: 'certificate' | 'number' } | null {
  const holder = facts.certificate === undefined ? undefined : known.withCertificate(facts.certificate);
  if (holder) return { student: holder, by: 'certificate' };
  const numbered = facts.number === undefined ? undefined : known.withNumber(facts.number);
  const agrees = numbered && numbered.name === facts.name && !isOther(numbered.facts.certificate, facts.certificate);
  return agrees ? { student: numbered, by: 'number' } : null;
}

function perhapsMeant(facts: Facts, known: KnownStudents): KnownStudent[] {
  const numbered = facts.number === undefined ? undefined : known.withNumber(facts.number);
  if (facts.name === undefined) return numbered ? [numbered] : [];
  const school = facts.school === undefined ? null : foldSchool(facts.school);
  const alike = known.named(facts.name).filter(({ facts: has }) => {
    const sameSchool = school === null || (has.school !== undefined && foldSchool(has.school) === school);
    return sameSchool && (facts.graduation_year === undefined || has.graduation_year === facts.graduation_year);
  });
  return [...new Set([...(numbered ? [numbered] : []), ...alike])];
}
