import { today, type Ctx } from '../ctx.ts';
import { districtsIn, regionName, resolveOwnMajor, type RegionCode } from '../reference/index.ts';
import { disabilityFields, districtOf, listNumber, type StudentFacts, type StudentToBring } from '../students/index.ts';
import { breathing, type OnProgress } from './breathe.ts';
import { contradictions, otherSchool, outOfReach, secondRecord } from './check-students.ts';
import { studentFields } from './fields-student.ts';
import type { Judged, Manner, RowRead } from './judge.ts';
import { knownStudents, type KnownStudent, type KnownStudents } from './known-students.ts';
import { matchStudent, type People } from './match-students.ts';
import type { Decisions, Notice, PlannedRow } from './plan.ts';
import { planRow, type RowPlanner } from './plan-row.ts';
import { readStudent, type StudentRead } from './read-student.ts';
import type { Source } from './source.ts';
import { standsFor } from './stands-for.ts';
import { repeated } from './row-reader.ts';

export type StudentFrame = {
  readonly home: RegionCode;
  /** The school that the file is of, and the id of the actor's own school. */
  readonly school: string | null;
  readonly schoolId: number | null;
  /** The actor's own district: where a row names no place. */
  readonly district: RegionCode | null;
  readonly decisions: Decisions;
  readonly people: People;
  /** True in the transaction that writes: the records are held until it ends. */
  readonly lock: boolean;
  readonly onProgress?: OnProgress;
};
export type StudentsPlanned = {
  readonly rows: PlannedRow[];
  readonly writes: StudentToBring[];
};

/** What becomes of each row of 附件1, 附件2 or 登记汇总表. */
export async function planStudents(ctx: Ctx, source: Source, frame: StudentFrame): Promise<StudentsPlanned> {
  const reads: StudentRead[] = [];
  const said = { ...frame, ofSchool: source.kind === 'annex1', today: today(ctx), has: source.has };
  for await (const row of breathing(source.rows, frame.onProgress)) reads.push(readStudent(row, source.header, said));
  const known = await knownStudents(ctx, wantedBy(reads), frame.lock);
  const planner = startPlanner(ctx, source, frame, known);
  const rows: PlannedRow[] = [];
  const writes: StudentToBring[] = [];
  for await (const read of breathing(reads)) {
    const { planned, judged } = planRow(read, planner, frame.decisions, (found, see) =>
      repeated(source.header, 'name', found, see),
    );
    rows.push(planned);
    if (judged === null) continue;
    planner.noteRow(read, judged);
    if (judged.outcome === 'changed' || judged.outcome === 'new')
      writes.push(writeOf(judged, frame, source.kind === 'annex1'));
  }
  return { rows, writes };
}

function writeOf(judged: Judged<StudentFacts>, frame: StudentFrame, unregistered: boolean): StudentToBring {
  const district = districtAfter(judged, frame);
  return { id: judged.known?.id ?? null, facts: { ...judged.write, district }, unregistered };
}

const wantedBy = (reads: readonly StudentRead[]) => ({
  certificates: reads.flatMap((read) => read.facts.certificate ?? []),
  numbers: reads.flatMap((read) => read.facts.number ?? []),
  names: [...new Set(reads.flatMap((read) => read.facts.name ?? []))],
});

type StudentPlanner = RowPlanner<StudentFacts> & {
  readonly noteRow: (read: StudentRead, judged: Judged<StudentFacts>) => void;
};

function startPlanner(ctx: Ctx, source: Source, frame: StudentFrame, known: KnownStudents): StudentPlanner {
  const { header } = source;
  const { people } = frame;
  const placeColumn = source.has('origin_region') ? 'origin_region' : 'household_region';
  return {
    manner,
    nameOf: (facts) => facts.name ?? '',
    match: (read, problems) => matchStudent(read, { known, people, header }, problems),
    prepare: (facts) => withFreeNumber(facts, known),
    check: (read, judged) => {
      const student = judged.known as KnownStudent | null;
      const see = student ? people.seen.earlier('record', student.id, read) : null;
      const again = see === null ? [] : [repeated(header, 'name', read.facts.name ?? '', see)];
      return [
        ...again,
        ...contradictions(judged, header),
        ...secondRecord(read, judged, known, header),
        ...otherSchool(read, frame, header),
        ...outOfReach(ctx, { district: districtAfter(judged, frame), schoolId: frame.schoolId }, header, placeColumn),
      ];
    },
    show: shownFacts,
    notices: (read, judged) => noticesOf(read, judged, known),
    noteRow: (read, judged) => {
      if (judged.known === null) people.earlier.note({ ...read, name: read.facts.name ?? '' });
    },
  };
}

const manner: Manner<StudentFacts> = {
  fields: studentFields,
  counting: (facts, known) =>
    withoutOtherNumber(isClosed(known as KnownStudent) ? withoutDisability(facts) : facts, known),
  answered: (open, { major, major_code }) => {
    if (major === undefined) return null;
    const catalogued = major_code !== undefined && major_code !== null;
    const meant =
      major === open.found || open.suggestions.includes(major) || (catalogued && standsFor(open.found, major));
    return meant ? major : null;
  },
  majorNamed: (text, { education }) => {
    const found = resolveOwnMajor(text, education);
    return 'unresolved' in found ? null : found.name;
  },
  settle: (facts, answers) => {
    const [major] = answers.values();
    if (major === undefined) return facts;
    const found = resolveOwnMajor(major, facts.education);
    if ('unresolved' in found) return { ...facts, major, major_code: null };
    return { ...facts, major: found.name, major_code: found.code };
  },
};

/** The district that would serve her after the row is written: where nothing says one, the one of who imports. */
function districtAfter({ write, known }: Judged<StudentFacts>, { home, district }: StudentFrame): RegionCode | null {
  const before = (known as KnownStudent | null)?.district ?? null;
  const moved = write.origin_region !== undefined || write.household_region !== undefined;
  if (known && !moved) return before;
  const origin_region = write.origin_region ?? known?.facts.origin_region ?? null;
  const household_region = write.household_region ?? known?.facts.household_region ?? null;
  const here = districtsIn(home).map((region) => region.code);
  return districtOf({ origin_region, household_region }, here) ?? before ?? district;
}

/** A record keeps its 编号, by which logs and lists name it; one that a list gave her (X00001) gives way to the agency's. */
const keepsNumber = (known: Pick<KnownStudent, 'number'>, { number }: Partial<StudentFacts>): boolean =>
  number !== undefined && number !== known.number && !known.number.startsWith(listNumber);

function withoutOtherNumber(facts: Partial<StudentFacts>, known: Pick<KnownStudent, 'number'>): Partial<StudentFacts> {
  if (!keepsNumber(known, facts)) return facts;
  const { number: _other, ...rest } = facts;
  return rest;
}

/**
 * What her certificate says is not written again after she took her consent back. To whom it is closed, it is not compared
 * either: a list with a guess would tell by what changes what is on record.
 */
const isClosed = ({ withdrawn, open }: KnownStudent): boolean => withdrawn || !open;
const withoutDisability = (facts: Partial<StudentFacts>): Partial<StudentFacts> =>
  Object.fromEntries(Object.entries(facts).filter(([key]) => !isDisability(key)));
const isDisability = (key: string): boolean => (disabilityFields as readonly string[]).includes(key);

/** A 编号 that is on record is hers already, or it is somebody else's, who keeps it. */
function withFreeNumber(facts: Partial<StudentFacts>, known: KnownStudents): Partial<StudentFacts> {
  if (facts.number === undefined || !known.withNumber(facts.number)) return facts;
  const { number: _taken, ...rest } = facts;
  return rest;
}

function shownFacts({ school, major, graduation_year, household_region, origin_region }: Partial<StudentFacts>) {
  const place = household_region ?? origin_region;
  return {
    ...(major === undefined ? {} : { major }),
    ...(graduation_year === undefined ? {} : { graduation_year: String(graduation_year) }),
    ...(school === undefined ? {} : { school }),
    ...(place === undefined ? {} : { place: regionName(place) }),
  };
}

function noticesOf(
  { facts }: RowRead<StudentFacts>,
  judged: Judged<StudentFacts> | null,
  known: KnownStudents,
): Notice[] {
  const student = judged?.known as KnownStudent | null | undefined;
  const notices: Notice[] = [];
  if (student && isClosed(student) && Object.keys(facts).some(isDisability))
    notices.push({ kind: student.open ? 'consent_withdrawn' : 'not_compared', number: student.number });
  const holder = facts.number === undefined ? undefined : known.withNumber(facts.number);
  const isSettled = judged !== null && judged.outcome !== 'waiting';
  if (isSettled && holder && holder.id !== student?.id) notices.push({ kind: 'number_taken', number: holder.number });
  else if (isSettled && student && keepsNumber(student, facts))
    notices.push({ kind: 'number_kept', number: student.number });
  return notices;
}
