import { certificateHolder } from '../reference/index.ts';
import type { StudentFacts } from '../students/index.ts';
import type { RowRead } from './judge.ts';
import type { KnownStudent, KnownStudents } from './known-students.ts';
import type { RowProblem } from './plan.ts';
import { startSeen, type Seen } from './plan-row.ts';
import { problemIn, repeated, type HeaderOf } from './row-reader.ts';
import { areTwo, holdsOther, mayBeOne } from './same-person.ts';
import type { EarlierRow, Match } from './which-one.ts';

type Facts = Partial<StudentFacts>;

/** Rows of this file that would be new students, by name. */
type EarlierStudents = {
  readonly like: (facts: Facts) => readonly EarlierRow<StudentFacts>[];
  readonly note: (earlier: EarlierRow<StudentFacts>) => void;
};

function startEarlier(): EarlierStudents {
  const rows = new Map<string, EarlierRow<StudentFacts>[]>();
  return {
    like: (facts) =>
      (rows.get(facts.name ?? '') ?? []).filter((one) => mayBeOne(one.facts, facts) && !areTwo(one.facts, facts)),
    note: (earlier) => {
      const { name = '' } = earlier.facts;
      const before = rows.get(name);
      if (before) before.push(earlier);
      else rows.set(name, [earlier]);
    },
  };
}

/** What the rows before have named and would add: of all sheets that are read together. */
export type People = { readonly seen: Seen; readonly earlier: EarlierStudents };
export const startPeople = (): People => ({ seen: startSeen(), earlier: startEarlier() });

/**
 * Which student a row means: by certificate; by 编号 where the name agrees and no certificate contradicts; else who has
 * that 编号, and everyone of that name who may be the same person, may be meant, which a person decides. A record that
 * the one who imports may not touch is a problem where it is surely meant, and no candidate otherwise.
 */
export function matchStudent(
  read: RowRead<StudentFacts>,
  { known, people, header }: { known: KnownStudents; people: People; header: HeaderOf },
  problems: RowProblem[],
): Match<StudentFacts> {
  const { facts } = read;
  for (const column of ['certificate', 'number'] as const) {
    const value = facts[column];
    const whose = column === 'certificate' ? certificateHolder(value ?? '') : value;
    const see = whose ? people.seen.earlier(column, whose, read) : null;
    if (see) problems.push(repeated(header, column, value!, see));
  }
  const sure = surelyMeant(facts, known);
  if (sure) {
    if (!sure.student.reached) problems.push(problemIn(header, sure.by, 'elsewhere', facts[sure.by] ?? ''));
    return { sure: sure.student };
  }
  const maybe = perhapsMeant(facts, known).filter((one) => one.reached);
  return { maybe, rows: maybe.length > 0 ? [] : people.earlier.like(facts) };
}

function surelyMeant(
  facts: Facts,
  known: KnownStudents,
): { student: KnownStudent; by: 'certificate' | 'number' } | null {
  const holder = facts.certificate === undefined ? undefined : known.withCertificate(facts.certificate);
  if (holder) return { student: holder, by: 'certificate' };
  const numbered = numberedIn(facts, known);
  return numbered && numbered.name === facts.name ? { student: numbered, by: 'number' } : null;
}

/** The record of that 编号, unless it is of another certificate: two lists may count from one. */
function numberedIn(facts: Facts, known: KnownStudents): KnownStudent | undefined {
  const numbered = facts.number === undefined ? undefined : known.withNumber(facts.number);
  return numbered && !holdsOther(numbered.facts, facts) ? numbered : undefined;
}

function perhapsMeant(facts: Facts, known: KnownStudents): KnownStudent[] {
  const numbered = numberedIn(facts, known);
  return [...new Set([...(numbered ? [numbered] : []), ...alikeIn(facts, known)])];
}

const alikeIn = ({ name, ...facts }: Facts, known: KnownStudents): KnownStudent[] =>
  name === undefined ? [] : known.named(name).filter((one) => mayBeOne(one.facts, facts));

/** Whether somebody whom the one who imports may not touch may be the same person: a second record must not begin here. */
export const mayBeElsewhere = (facts: Facts, known: KnownStudents): boolean =>
  alikeIn(facts, known).some((one) => !one.reached);
