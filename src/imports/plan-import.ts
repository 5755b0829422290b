import { may, reachOf } from '../accounts/policy.ts';
import type { DeclarationList } from '../bases/index.ts';
import type { Ctx } from '../ctx.ts';
import { foldOrganization, type EmployerToBring } from '../organizations/index.ts';
import { cityOf, regionName, resolveRegion, type RegionCode } from '../reference/index.ts';
import { readDay, readPhone, textCell } from '../sheets/index.ts';
import type { OnProgress } from './breathe.ts';
import { isShared, joinSheets, namesOf } from './join-sheets.ts';
import { districtLabels, saidUnder } from './kinds.ts';
import { startPeople, type People } from './match-students.ts';
import { newNamesOf } from './new-names.ts';
import { countsOf, hashOf, nothingBeside, type Decisions, type Plan, type PlannedRow } from './plan.ts';
import { planBases, type BaseWrite } from './plan-bases.ts';
import { planPositions } from './plan-positions.ts';
import { planStudents } from './plan-students.ts';
import type { StudentToBring } from '../students/index.ts';
import type { PositionWrite } from './position-write.ts';
import { schoolIn } from './read-student.ts';
import type { Source } from './source.ts';
import { isRefused, refused, type FileRefused } from './refusals.ts';

export type PlanOptions = {
  /** The school that 附件1 is of, where its head does not name one. */
  readonly school: string | null;
  readonly decisions: Decisions;
  /** True in the transaction that writes: what is planned on is held until it ends. */
  readonly lock: boolean;
  readonly onProgress?: OnProgress;
};

/** What a plan writes. */
export type Writes =
  | { readonly of: 'students'; readonly students: readonly StudentToBring[] }
  | {
      readonly of: 'positions';
      readonly positions: readonly PositionWrite[];
      readonly employers: ReadonlyMap<string, EmployerToBring>;
    }
  | { readonly of: 'bases'; readonly bases: readonly BaseWrite[]; readonly list: DeclarationList }
  | { readonly of: 'sheets'; readonly sheets: readonly Writes[] };
export type Prepared = { readonly plan: Plan; readonly writes: Writes };

/**
 * Works out, row by row, what a workbook would do for this actor, and what has to be written for it. Reads only; the same
 * file, records and decisions give the same plan and hash.
 */
export async function planImport(ctx: Ctx, source: Source, options: PlanOptions): Promise<Prepared | FileRefused> {
  if (reachOf(ctx.actor, 'imports.bring') === 'school' && source.kind !== 'annex1') return refused('kind_not_yours');
  const prepared = await planSheets(ctx, source, options, await homeCity(ctx));
  if (isRefused(prepared)) return prepared;
  const adds = await newNamesOf(ctx, prepared.writes);
  return { ...prepared, plan: { ...prepared.plan, adds } };
}

async function planSheets(
  ctx: Ctx,
  source: Source,
  options: PlanOptions,
  home: RegionCode,
): Promise<Prepared | FileRefused> {
  const around: Around = { ...options, home, people: startPeople() };
  const first = await planSheet(ctx, source, around);
  if (isRefused(first) || source.more.length === 0) return first;
  const more: Prepared[] = [];
  const others: string[] = [];
  for (const sheet of source.more) {
    const done = [first, ...more].reduce((sum, one) => sum + one.plan.counts.rows, 0);
    const onProgress = (rows: number) => options.onProgress?.(done + rows);
    const planned = await planSheet(ctx, sheet, { ...around, onProgress });
    if (isRefused(planned) || isShared(planned, [first, ...more])) others.push(sheet.sheet);
    else more.push(planned);
  }
  return joinSheets([first, ...more], others);
}

/** What all sheets of a workbook are planned with. */
type Around = PlanOptions & { readonly home: RegionCode; readonly people: People };

async function planSheet(ctx: Ctx, source: Source, around: Around) {
  switch (source.kind) {
    case 'positions':
      return planPositionList(ctx, source, around);
    case 'annex5':
      return planBaseList(ctx, source, around);
    case 'annex1':
    case 'annex2':
    case 'register':
      return planStudentList(ctx, source, around);
  }
}

/** Until the administrator has named the city: the official forms are those of Beijing, with 燕山地区 and 经开区. */
const cityOfTheForms: RegionCode = '110000';

/** The city whose districts are meant by a bare name such as 朝阳区. */
export async function homeCity({ db }: Pick<Ctx, 'db'>): Promise<RegionCode> {
  const { city_code } = await db.selectFrom('agency').select('city_code').executeTakeFirstOrThrow();
  return city_code === null ? cityOfTheForms : (cityOf(city_code) ?? city_code);
}

const scopeOf = ({ actor }: Ctx) => (actor.kind === 'person' ? actor.membership?.scope : undefined) ?? {};

async function planStudentList(ctx: Ctx, source: Source, around: Around) {
  const { schoolId, district } = scopeOf(ctx);
  const own = schoolId === undefined ? null : await schoolNamed(ctx, schoolId);
  const named = schoolIn(source.around) ?? around.school;
  const school = (source.kind === 'annex2' ? null : named) ?? own;
  if (source.kind === 'annex1' && school === null && !source.has('school')) return refused('school_missing');
  if (own !== null && foldOrganization(school ?? '') !== foldOrganization(own))
    return refused('school_foreign', school ?? '');
  const frame = { ...around, school: own ?? school, schoolId: schoolId ?? null, district: district ?? null };
  const { rows, writes } = await planStudents(ctx, source, frame);
  if (rows.length === 0) return refused('no_rows');
  const plan = makePlan(
    source,
    rows,
    source.kind === 'annex1' ? namesOf(rows.map((row) => row.facts['school'])) : null,
  );
  return { plan, writes: { of: 'students', students: writes } } as const;
}

async function schoolNamed({ db }: Ctx, id: number): Promise<string | null> {
  const row = await db.selectFrom('schools').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name ?? null;
}

async function planPositionList(ctx: Ctx, source: Source, around: Around) {
  const { rows, writes, employers } = await planPositions(ctx, source, around);
  if (rows.length === 0) return refused('no_rows');
  return {
    plan: makePlan(source, rows, null),
    writes: { of: 'positions', positions: writes, employers },
  } as const;
}

async function planBaseList(ctx: Ctx, source: Source, around: Around) {
  const written = saidUnder(districtLabels, source.around) ?? '';
  const own = scopeOf(ctx).district ?? null;
  const district = written === '' ? own : resolveRegion(written, { within: around.home }).code;
  if (district === null) return refused('district_missing', written);
  if (!may(ctx.actor, 'bases.change', { district })) return refused('district_foreign', regionName(district));
  const day = readDay(textCell(source.around['填报时间'] || source.around['填报日期'] || ''));
  if (!day.ok) return refused('date_missing');
  const list = { district, declared_on: day.value, ...signedBy(source.around) };
  const { rows, writes } = await planBases(ctx, source, { ...around, list });
  if (rows.length === 0) return refused('no_rows');
  return {
    plan: makePlan(source, rows, regionName(district)),
    writes: { of: 'bases', bases: writes, list },
  } as const;
}

function signedBy(around: Source['around']): Partial<DeclarationList> {
  const phone = readPhone(textCell(around['联系电话'] ?? ''));
  return {
    ...(around['单位负责人'] ? { unit_head: around['单位负责人'] } : {}),
    ...(around['填报人'] ? { filled_by: around['填报人'] } : {}),
    ...(phone.ok ? { phone: phone.value } : {}),
  };
}

const makePlan = (source: Source, rows: readonly PlannedRow[], about: string | null): Plan => ({
  ...nothingBeside,
  kind: source.kind,
  sheet: source.sheet,
  columns: source.columns,
  unknown: source.unknown,
  skipped: source.skipped,
  others: source.others,
  about,
  rows,
  counts: countsOf(rows),
  hash: hashOf(rows),
});
