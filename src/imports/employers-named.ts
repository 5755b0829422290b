import { may } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { foldOrganization, type EmployerToBring } from '../organizations/index.ts';
import { employerNameCore, flexibleWork, type EmployerKind } from '../reference/index.ts';
import type { Change, Place } from './plan.ts';
import type { EmployerSaid } from './read-position.ts';

/** An employer of this file: one that is there, or a new one. `key` is the same for every row that names it. */
export type EmployerNamed = {
  readonly key: string;
  readonly id: number | null;
  readonly name: string;
  /** The row that named it first. */
  readonly row: number;
  /** The file says something otherwise than the record, which the one who imports may not change. */
  readonly kept: boolean;
  /** What the file says otherwise than the record. */
  readonly differing: readonly EmployerDiffers[];
  /** What it is called on record; a new one is called as the file does. */
  readonly recordName: string;
  /** With everything that differs. */
  readonly bring: EmployerToBring;
};
/** `asks`: a person has to decide about it. */
export type EmployerDiffers = {
  readonly field: 'name' | 'credit_code' | 'employer_kind';
  readonly change: Change;
  readonly asks: boolean;
};
export type EmployerProblem = {
  readonly column: 'employer' | 'employer_kind';
  readonly code: 'employer_unclear' | 'employer_differs' | 'required';
  readonly found: string;
  readonly suggestions: readonly string[];
  readonly see?: Place;
};

type Said = EmployerNamed & { readonly said: EmployerSaid };
type Known = {
  readonly id: number;
  readonly name: string;
  readonly credit_code: string | null;
  readonly employer_kind: EmployerKind;
};

/** The employers that the rows of one file name, each known by its credit code, else by its name as names are compared. */
export async function startEmployers({ db, actor }: Ctx) {
  const mayChange = may(actor, 'organizations.change');
  const all: readonly Known[] = await db
    .selectFrom('employers')
    .select(['id', 'name', 'credit_code', 'employer_kind'])
    .orderBy('id')
    .execute();
  const byCode = new Map(all.map((one) => [one.credit_code, one]));
  const byName = Map.groupBy(all, (one) => foldOrganization(one.name));
  const named = new Map<string, Said>();
  const alikeTo = ({ name }: EmployerSaid): readonly Known[] => byName.get(foldOrganization(name)) ?? [];

  function recordOf(said: EmployerSaid): Known | null | 'unclear' {
    const { credit_code } = said;
    const coded = credit_code === undefined ? undefined : byCode.get(credit_code);
    if (coded) return coded;
    // A record without a code gets the one that the file knows; one with another code is somebody else.
    const alike = alikeTo(said).filter((one) => credit_code === undefined || one.credit_code === null);
    if (alike.length > 1) return 'unclear';
    return alike[0] ?? null;
  }

  /** The employer that a row means. Rows that say different things of one employer are for a person to mend. */
  function find(said: EmployerSaid, row: number): EmployerNamed | EmployerProblem {
    const record = recordOf(said);
    if (record === 'unclear') {
      const suggestions = alikeTo(said).flatMap((one) => one.credit_code ?? []);
      return { column: 'employer', code: 'employer_unclear', found: said.name, suggestions: suggestions.slice(0, 5) };
    }
    const before = record
      ? named.get(`id ${record.id}`)
      : (named.get(`code ${said.credit_code}`) ?? named.get(nameKey(said.name)));
    const same = before && (record || !isOther(before.said.credit_code, said.credit_code)) ? before : null;
    const whole = same ? agreed(same, said) : said;
    if ('code' in whole) return whole;
    if (!record && whole.employer_kind === undefined) {
      return { column: 'employer_kind', code: 'required', found: '', suggestions: [] };
    }
    const first = same?.row ?? row;
    const one = record ? ofRecord(record, whole, first, mayChange) : ofFile(whole, first);
    return keep({ ...one, key: same?.key ?? one.key, said: whole });
  }

  /** A new employer is found by its code and, by rows that leave the code out, by its name. */
  function keep(one: Said): Said {
    named.set(one.key, one);
    if (one.id === null && !named.has(nameKey(one.name))) named.set(nameKey(one.name), one);
    if (one.id === null && one.said.credit_code !== undefined) named.set(`code ${one.said.credit_code}`, one);
    return one;
  }

  return { find };
}
export type Employers = Awaited<ReturnType<typeof startEmployers>>;

const nameKey = (name: string): string => `name ${foldOrganization(name)}`;
const isNamedSo = (one: string, other: string): boolean =>
  one === other || foldOrganization(one) === foldOrganization(other);

/** Without its place and 有限公司 or the like; any other name may be another employer's, with a wrong code. */
const isCalledSo = (one: string, other: string): boolean => coreOf(one) === coreOf(other);
const coreOf = (name: string): string => employerNameCore(foldOrganization(name));

const isOther = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;

/** 灵活就业 says how a position is worked, and of its employer only as long as nothing else does. */
const saysKind = (kind: EmployerKind | undefined): kind is EmployerKind => kind !== undefined && kind !== flexibleWork;

/** What both rows say of one employer together. */
function agreed(before: Said, said: EmployerSaid): EmployerSaid | EmployerProblem {
  const differs = (column: 'employer' | 'employer_kind', found: string, suggestion: string): EmployerProblem => ({
    column,
    code: 'employer_differs',
    found,
    suggestions: [suggestion],
    see: { row: before.row },
  });
  if (!isNamedSo(said.name, before.said.name)) return differs('employer', said.name, before.said.name);
  const [kind, other] = [before.said.employer_kind, said.employer_kind];
  if (saysKind(kind) && saysKind(other) && kind !== other) return differs('employer_kind', other, kind);
  return {
    ...said,
    ...before.said,
    ...(saysKind(other) ? { employer_kind: other } : {}),
  };
}

function ofFile(said: EmployerSaid, row: number): EmployerNamed {
  const key = said.credit_code === undefined ? nameKey(said.name) : `code ${said.credit_code}`;
  const { name } = said;
  return { key, id: null, name, row, kept: false, differing: [], recordName: name, bring: { id: null, ...said } };
}

function ofRecord(record: Known, said: EmployerSaid, row: number, mayChange: boolean): EmployerNamed {
  const fields = ['name', 'credit_code', 'employer_kind'] as const;
  const differing = fields.filter(
    (field) =>
      said[field] !== undefined &&
      said[field] !== record[field] &&
      (field !== 'name' || !isNamedSo(said.name, record.name)) &&
      (field !== 'employer_kind' || saysKind(said.employer_kind)),
  );
  const written = mayChange ? differing : [];
  return {
    key: `id ${record.id}`,
    id: record.id,
    name: said.name,
    row,
    kept: differing.length > 0 && !mayChange,
    differing: written.map((field) => ({
      field,
      change: { field: `employer_${field}`, now: record[field], becomes: said[field]! },
      asks: asksAbout(field, record, said),
    })),
    recordName: record.name,
    bring: { id: record.id, ...Object.fromEntries(written.map((field) => [field, said[field]])) },
  };
}

/** 灵活就业 was no kind of an employer, so the first kind that is said is no other one. */
function asksAbout(field: EmployerDiffers['field'], record: Known, said: EmployerSaid): boolean {
  if (field === 'name') return !isCalledSo(said.name, record.name);
  return field === 'employer_kind' && saysKind(record.employer_kind);
}
