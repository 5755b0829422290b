import { may } from '../accounts/policy.ts';
import { basesMeant, listOf, type BaseFacts, type DeclarationList, type OfferedSlot } from '../bases/index.ts';
import type { Ctx } from '../ctx.ts';
import { maskPhone } from '../organizations/index.ts';
import { regionName, type RegionCode } from '../reference/index.ts';
import { breathing, type OnProgress } from './breathe.ts';
import type { Field, Known } from './compare.ts';
import type { Judged, Manner } from './judge.ts';
import { districtLabels, saidUnder } from './kinds.ts';
import type { Change, Decisions, PlannedRow, RowProblem } from './plan.ts';
import { planRow, startSeen, type RowPlanner } from './plan-row.ts';
import { readBase, type BaseRead } from './read-base.ts';
import { findPlace } from './read-catalogued.ts';
import * as values from './read-values.ts';
import type { Source } from './source.ts';
import { problemIn, repeated, type HeaderOf, type RawRow } from './row-reader.ts';

export type BaseFrame = {
  readonly home: RegionCode;
  readonly list: DeclarationList;
  readonly decisions: Decisions;
  readonly lock: boolean;
  readonly onProgress?: OnProgress;
};
/** A base and its place on the list; both are written where either changes. */
export type BaseWrite = {
  readonly id: number | null;
  readonly facts: Partial<BaseFacts>;
  readonly place: number;
  readonly offered: readonly OfferedSlot[];
};
export type BasesPlanned = { readonly rows: PlannedRow[]; readonly writes: BaseWrite[] };

/** With how the base stands on this list. */
type Compared = BaseFacts & { readonly declared: { readonly place: number; readonly offered: readonly OfferedSlot[] } };
type KnownBase = Known<Compared> & { readonly reached: boolean };

/** What becomes of each row of 附件5. */
export async function planBases(ctx: Ctx, source: Source, frame: BaseFrame): Promise<BasesPlanned> {
  const reads: BaseRead[] = [];
  for await (const row of breathing(source.rows, frame.onProgress)) {
    const read = readBase(row, source.header, reads.length + 1);
    reads.push({ ...read, problems: [...read.problems, ...otherList(row, source.header, frame)] });
  }
  const known = await knownBases(
    ctx,
    reads.flatMap((read) => read.facts.name ?? []),
    frame,
  );
  const planner = makePlanner(ctx, source, frame, known);
  let pending = await listChanges(ctx, frame.list);
  const rows: PlannedRow[] = [];
  const writes: BaseWrite[] = [];
  for (const read of reads) {
    const { district } = frame.list;
    const declared = { place: read.place, offered: read.facts.offered ?? [] };
    const facts: Partial<Compared> = { ...read.facts, district, ...(read.facts.offered ? { declared } : {}) };
    const row = { ...read, facts, openMajors: [] };
    const { planned, judged } = planRow(row, planner, frame.decisions, (found, see) =>
      repeated(source.header, 'name', found, see),
    );
    // What the head of the list says otherwise is told with its first row.
    const outcome = judged && planned.outcome === 'same' && pending.length > 0 ? 'changed' : planned.outcome;
    rows.push(judged ? { ...planned, outcome, changes: [...pending, ...planned.changes] } : planned);
    if (judged) pending = [];
    if (judged && outcome !== 'same') writes.push(writeOf(judged, declared));
  }
  return { rows, writes };
}

/** A list is of one district: what stands under the head of another one belongs on a sheet of its own. */
function otherList({ head = {} }: RawRow, header: HeaderOf, { list, home }: BaseFrame): RowProblem[] {
  const written = saidUnder(districtLabels, head);
  const isOwn = written === null || findPlace(written, home).code === list.district;
  return isOwn ? [] : [problemIn(header, 'name', 'other_list', written)];
}

function writeOf({ known, write }: Judged<Compared>, { place, offered }: Compared['declared']): BaseWrite {
  const { declared: _declared, ...facts } = write;
  return { id: known?.id ?? null, facts, place, offered: offered.length > 0 ? offered : (known?.facts.offered ?? []) };
}

function makePlanner(
  ctx: Ctx,
  { header }: Source,
  { list }: BaseFrame,
  known: ReadonlyMap<string, KnownBase>,
): RowPlanner<Compared> {
  const seen = startSeen();
  return {
    manner,
    nameOf: (facts) => facts.name ?? '',
    match: (read, problems: RowProblem[]) => {
      const { name = '' } = read.facts;
      const see = name === '' ? null : seen.earlier('name', name, read);
      if (see) problems.push(repeated(header, 'name', name, see));
      const base = known.get(name);
      if (base && !base.reached) problems.push(problemIn(header, 'name', 'elsewhere', name));
      return base ? { sure: base } : { maybe: [], rows: [] };
    },
    prepare: (facts) => facts,
    check: () =>
      may(ctx.actor, 'bases.change', { district: list.district })
        ? []
        : [problemIn(header, 'name', 'other_district', regionName(list.district))],
    show: ({ address, offered }) => ({
      ...(offered === undefined ? {} : { offered: offeredText(offered) }),
      ...(address === undefined ? {} : { address }),
    }),
    notices: () => [],
  };
}

/** 数据标注员2个；行政助理1个, as 附件5 has it. */
export const offeredText = (offered: readonly OfferedSlot[]): string =>
  offered.map(({ title, places }) => `${title}${places}个`).join('；');

const plain = <K extends keyof Compared>(
  key: K,
  say: (value: Compared[K]) => string = String,
  more: Partial<Field<Compared>> = {},
): Field<Compared> => ({
  key: `base_${key}`,
  facts: [key],
  show: (facts) => (facts[key] === undefined ? null : say(facts[key] as Compared[K])),
  same: (before, given) => JSON.stringify(before[key]) === JSON.stringify(given[key]),
  confirmedAs: [],
  ...more,
});

type SameWritten = typeof values.sameText;
type Written = 'address' | 'contact_name' | 'contact_phone';
const written = (key: Written, same: SameWritten, more: Partial<Field<Compared>> = {}) =>
  plain(key, String, { same: (before, given) => same(before[key], given[key]), ...more });

/** Half or full width makes no other title. */
const sameOffer = (one: readonly OfferedSlot[] = [], other: readonly OfferedSlot[] = []): boolean =>
  offeredText(one).normalize('NFKC') === offeredText(other).normalize('NFKC');

const manner: Manner<Compared> = {
  fields: [
    plain('offered', offeredText, { same: (before, given) => sameOffer(before.offered, given.offered) }),
    written('address', values.sameText),
    written('contact_name', values.sameName),
    written('contact_phone', values.samePhone, { mask: maskPhone }),
    plain('district', regionName),
    plain('declared', ({ place, offered }) => `第 ${place} 个：${offeredText(offered)}`, {
      same: ({ declared: before }, { declared: given }) =>
        before !== undefined && before.place === given?.place && sameOffer(before.offered, given.offered),
    }),
  ],
  counting: (facts) => facts,
  answered: () => null,
  majorNamed: () => null,
  settle: (facts) => facts,
};

async function knownBases(
  ctx: Ctx,
  names: readonly string[],
  { list, lock }: BaseFrame,
): Promise<Map<string, KnownBase>> {
  const bases = await basesMeant(ctx, names, list, lock);
  return new Map(
    bases.map(({ id, name, district, facts, declared }) => {
      const reached = may(ctx.actor, 'bases.change', { baseId: id, district });
      const compared = { ...facts, ...(declared === null ? {} : { declared }) };
      return [name, { id, number: '', name, facts: compared, confirmed: new Set<string>(), open: true, reached }];
    }),
  );
}

/** What the file says of the list itself that is not on record so. */
async function listChanges(ctx: Ctx, list: DeclarationList): Promise<Change[]> {
  const before = await listOf(ctx, list);
  if (before === null) return [];
  return (['unit_head', 'filled_by', 'phone'] as const).flatMap((field) => {
    const becomes = list[field];
    if (becomes === undefined || becomes === before[field]) return [];
    if (field !== 'phone') return [{ field: `list_${field}`, now: before[field], becomes }];
    if (values.samePhone(before.phone, becomes)) return [];
    return [{ field: 'list_phone', now: before.phone && maskPhone(before.phone), becomes: maskPhone(becomes) }];
  });
}
