import { may, reachOf, type Thing } from '../accounts/policy.ts';
import { audit } from '../audit/index.ts';
import { auditSubjects } from '../audit/record-subjects.ts';
import { declaringDistricts, newestList } from '../bases/index.ts';
import { dayIn, inTransaction, today, type Ctx, type Tx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { homeCity } from '../imports/index.ts';
import { positionsAfter, type PositionOnRecord } from '../positions/index.ts';
import { regionShortName } from '../reference/index.ts';
import { writeWorkbook, type OutSheet } from '../sheets/index.ts';
import { studentsOf, type Reason, type StudentOnRecord } from '../students/index.ts';
import { annex2Of } from './annex2.ts';
import { annex2Sheet } from './annex2-sheet.ts';
import { annex5Sheet } from './base-sheet.ts';
import { needsReason, type ExportKind } from './kinds.ts';
import { positionSheet } from './position-sheet.ts';
import { annex1Sheet, annex3Sheet, registerSheet } from './student-sheets.ts';

/** Null leaves a part open; whoever has a place of her own gets no more than that. */
export type ExportFilter = {
  readonly district: string | null;
  readonly schoolId: number | null;
  readonly year: number | null;
  readonly number: string | null;
};
export const noFilter: ExportFilter = { district: null, schoolId: null, year: null, number: null };
/** `left`: so many students are in no sheet, since their school (附件1) or district (附件3) is not known. */
export type Taken = { readonly name: string; readonly bytes: Uint8Array; readonly left: number };

/** Forms that show what a certificate says, or more: a school, which sent only 附件1, does not get them. */
const closed: readonly ExportKind[] = ['annex2', 'register'];

/** The filter as far as this actor reaches; null: she does not get this form at all. */
export function reachedFilter(ctx: Ctx, kind: ExportKind, filter: ExportFilter): ExportFilter | null {
  const scope = (ctx.actor.kind === 'person' ? ctx.actor.membership?.scope : undefined) ?? {};
  const own = {
    ...filter,
    district: scope.district ?? filter.district,
    schoolId: scope.schoolId ?? filter.schoolId,
  };
  const thing: Thing = { district: own.district, schoolId: own.schoolId };
  if (!may(ctx.actor, 'exports.take', thing)) return null;
  if (kind !== 'annex1' && scope.schoolId !== undefined) return null;
  if (closed.includes(kind) && !may(ctx.actor, 'disability.read', thing)) return null;
  return own;
}

/**
 * Takes a form out as a workbook, as far as this actor reaches, and writes down who took what and why: one line for the
 * export and one for each student in it, who finds it in her own log. Throws NotFound where nothing is within reach, or
 * no reason is given for what is sealed; the command line needs none.
 */
export async function takeExport(
  ctx: Ctx,
  kind: ExportKind,
  wanted: ExportFilter,
  reason: Reason | null = null,
): Promise<Taken> {
  const filter = reachedFilter(ctx, kind, wanted);
  if (filter === null) throw new NotFound();
  if (needsReason(kind) && reason === null && ctx.actor.kind !== 'system') throw new NotFound();
  return inTransaction(ctx, async (tx) => {
    const { sheets, students, rows, left } = await sheetsOf(tx, kind, filter);
    if (sheets.length === 0) throw new NotFound();
    await note(tx, { kind, filter, rows, students, reason });
    return { name: `${nameOf(kind, sheets)}-${today(tx)}.xlsx`, bytes: await writeWorkbook({ sheets }), left };
  });
}

type Taking = Pick<Made, 'rows' | 'students'> & {
  readonly kind: ExportKind;
  readonly filter: ExportFilter;
  readonly reason: Reason | null;
};

async function note(tx: Tx, { kind, filter, rows, students, reason }: Taking): Promise<void> {
  const { district, schoolId, year, number } = filter;
  const entry = { verb: 'exports.take', thing: { kind: 'export', id: kind }, reason: reason?.detail ?? null } as const;
  const why = reason === null ? {} : { why: reason.why };
  await audit(tx, { ...entry, facts: { rows, district, school: schoolId, year, student: number, ...why } });
  await auditSubjects(
    tx,
    { ...entry, facts: { form: kind, ...why } },
    students.map((one) => one.id),
  );
}

const nameOf = (kind: ExportKind, sheets: readonly OutSheet[]): string => {
  const only = sheets.length === 1 ? sheets[0]!.name : '';
  const form = { annex1: '附件1', annex2: '附件2', annex3: '附件3', annex5: '附件5', register: '', positions: '' }[
    kind
  ];
  return [form, only].filter((part) => part !== '').join('-') || form;
};

/** A school gets back what it sent. What is hers alone to tell stays empty: an empty cell says nothing when it comes in again. */
function seenBy({ actor }: Tx): (student: StudentOnRecord) => StudentOnRecord {
  if (reachOf(actor, 'exports.take') !== 'school') return (student) => student;
  return ({ facts, ...student }) => {
    const { category: _c, components: _p, level: _l, phone: _t, landline: _f, mail: _m, ...rest } = facts;
    return { ...student, facts: rest };
  };
}

type Made = {
  readonly sheets: OutSheet[];
  readonly students: readonly StudentOnRecord[];
  readonly rows: number;
  readonly left: number;
};

async function sheetsOf(tx: Tx, kind: ExportKind, filter: ExportFilter): Promise<Made> {
  const stamp = { foot: `${tx.actor.kind === 'visitor' ? '' : tx.actor.name} ${dayIn(tx.now())}` };
  switch (kind) {
    case 'positions': {
      const positions = await allPositions(tx, filter.district);
      return { sheets: [positionSheet(positions, stamp)], students: [], rows: positions.length, left: 0 };
    }
    case 'annex5':
      return baseLists(tx, filter.district, stamp);
    default:
      return studentSheets(tx, kind, (await studentsOf(tx, filter)).map(seenBy(tx)), filter, stamp);
  }
}

async function studentSheets(
  tx: Tx,
  kind: 'annex1' | 'annex2' | 'annex3' | 'register',
  students: readonly StudentOnRecord[],
  { year }: ExportFilter,
  stamp: { readonly foot: string },
): Promise<Made> {
  const home = await homeCity(tx);
  const made = (sheets: OutSheet[], of = students): Made => ({
    sheets,
    students: of,
    rows: of.length,
    left: students.length - of.length,
  });
  switch (kind) {
    case 'register':
      return made([registerSheet(students, home, stamp)]);
    case 'annex2':
      return made(students.map((student) => annex2Sheet(annex2Of(student, home), stamp)));
    case 'annex1': {
      const listed = students.filter((one) => one.facts.school !== undefined);
      const schools = Map.groupBy(listed, (one) => one.facts.school ?? '');
      return made(
        [...schools].map(([school, of]) => annex1Sheet(school, of, stamp)),
        listed,
      );
    }
    case 'annex3': {
      const listed = students.filter((one) => one.district !== null);
      const districts = [...Map.groupBy(listed, (one) => one.district ?? '')].toSorted(([a], [b]) => (a < b ? -1 : 1));
      const head = { year: year ?? Number(today(tx).slice(0, 4)), by: byName(tx), on: today(tx) };
      const sheet = (code: string, of: readonly StudentOnRecord[]) =>
        annex3Sheet({ ...head, district: regionShortName(code) }, of, stamp);
      return made(
        districts.map(([code, of]) => sheet(code, of)),
        listed,
      );
    }
  }
}

const byName = ({ actor }: Tx): string => (actor.kind === 'person' ? actor.name : '');

async function baseLists(tx: Tx, district: string | null, stamp: { readonly foot: string }): Promise<Made> {
  const districts = district === null ? await declaringDistricts(tx) : [district];
  const home = await homeCity(tx);
  const sheets: OutSheet[] = [];
  let rows = 0;
  for (const code of districts) {
    const found = await newestList(tx, code);
    if (!found) continue;
    sheets.push(annex5Sheet(found.list, found.bases, home, stamp));
    rows += found.bases.length;
  }
  return { sheets, students: [], rows, left: 0 };
}

const positionsAtOnce = 1000;

async function allPositions(tx: Tx, district: string | null): Promise<PositionOnRecord[]> {
  const all: PositionOnRecord[] = [];
  for (;;) {
    const next = await positionsAfter(tx, { after: all.at(-1)?.id ?? 0, limit: positionsAtOnce, district });
    all.push(...next);
    if (next.length < positionsAtOnce) return all;
  }
}
