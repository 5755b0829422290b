import {
  asksForDoctorate,
  choose,
  creditCodePattern,
  demandNamed,
  type EducationMinimum,
  educationMinimums,
  type EmployerKind,
  employerKinds,
  featureNamed,
  flexibleWork,
  foldText,
  functional,
  readEducationMinimum,
  type RegionCode,
} from '../reference/index.ts';
import type { Cell } from '../sheets/index.ts';
import { forbiddenInReason, forbiddenWords, noClosingDay, type PositionFacts } from '../positions/index.ts';
import type { RowProblem } from './plan.ts';
import { readCategories, readMajors } from './read-requirements.ts';
import type { OpenMajor } from './read-student.ts';
import * as catalogue from './read-catalogued.ts';
import * as values from './read-values.ts';
import { readWageSaid } from './read-wages.ts';
import {
  readRow,
  said,
  standingOf,
  wrong,
  type HeaderOf,
  type RawRow,
  type RowReader,
  type Said,
  type Standing,
} from './row-reader.ts';

/** The employer as its cells name it. */
export type EmployerSaid = {
  readonly name: string;
  readonly credit_code?: string;
  readonly employer_kind?: EmployerKind;
};
/** What one row says of a position. */
export type PositionRead = Standing & {
  readonly facts: Partial<PositionFacts>;
  readonly employer: EmployerSaid | null;
  readonly problems: RowProblem[];
  readonly openMajors: readonly OpenMajor[];
  /** 学历要求 says 博士, which is read as the highest level that there is. */
  readonly doctorate: boolean;
};

type Mutable = { -readonly [K in keyof PositionFacts]?: PositionFacts[K] };
type Put = <K extends keyof PositionFacts>(key: K, value: PositionFacts[K] | undefined) => void;

const readKind = values.one(['就业岗位', '实习见习岗位'], {
  就业: '就业岗位',
  全职: '就业岗位',
  实习: '实习见习岗位',
  见习: '实习见习岗位',
  实习岗位: '实习见习岗位',
  见习岗位: '实习见习岗位',
  '实习（见习）岗位': '实习见习岗位',
});
const readRule = values.one(['必须', '优先']);
const readEmployerKind = values.one(employerKinds, { 国企: '国有及国有控股企业', 民企: '民营企业', 外资企业: '外企' });
const readDemands = catalogue.catalogued(demandNamed, functional.demands, 'unknown_demand');
const readFeatures = catalogue.catalogued(featureNamed, functional.features, 'unknown_feature');

const stateColumns = ['has', 'can_provide', 'no'] as const;
const weightColumns = ['core', 'incidental'] as const;

/** `has`: whether the file has a column. An empty list of demands or features is a statement, an absent column is none. */
export function readPosition(
  row: RawRow,
  header: HeaderOf,
  { home, has }: { readonly home: RegionCode; readonly has: (column: string) => boolean },
): PositionRead {
  const reader = readRow(row, header);
  const { get, cell, refuse } = reader;
  const facts: Mutable = {};
  const put: Put = (key, value) => {
    if (value !== undefined) facts[key] = value;
  };
  put('number', get('number', values.number));
  put('title', needed(reader, 'title', values.text(100)));
  const kind = get('kind', readKind);
  put('kind', kind && (kind === '就业岗位' ? 'job' : 'internship'));
  const employer = readEmployer(reader);
  put('flexible', employer?.employer_kind && employer.employer_kind === flexibleWork);
  put('headcount', get('headcount', readHeadcount));
  put('education', get('education', readEducationOf));
  put('major_rule', ruleOf(get('major_rule', readRule)));
  put('categories', get('categories', readCategories));
  put('category_reason', get('category_reason', values.text(1000)));
  put('region', get('region', catalogue.region(home)));
  put('address', get('address', values.text(200)));
  put('wage', get('wage', readWageSaid));
  put('duties', get('duties', values.text(5000)));
  put('closes_on', get('closes_on', readClosing));
  put('contact_name', get('contact_name', values.name(60)));
  put('contact_phone', get('contact_phone', values.dialled));
  const majors = get('majors', readMajors);
  put('majors', majors?.named);
  readStates(reader, put, has);
  checkWording(reader, facts);
  const open = (majors?.open ?? []).map((one) => ({ ...one, column: header('majors') }));
  if (cell('kind').kind === 'empty' && has('kind')) refuse('kind', { code: 'required' });
  if (cell('headcount').kind === 'empty' && has('headcount')) refuse('headcount', { code: 'required' });
  const doctorate = asksForDoctorate(cell('education').text);
  return { ...standingOf(row), facts, employer, problems: reader.problems, openMajors: open, doctorate };
}

function needed<T>(reader: RowReader, column: string, read: (cell: Cell) => Said<T>): T | undefined {
  const before = reader.problems.length;
  const value = reader.get(column, read);
  if (value === undefined && reader.problems.length === before) reader.refuse(column, { code: 'required' });
  return value;
}

const ruleOf = (rule: '必须' | '优先' | undefined) => rule && (rule === '必须' ? 'required' : 'preferred');

function readEmployer(reader: RowReader): EmployerSaid | null {
  const name = needed(reader, 'employer', values.name(100));
  const credit_code = reader.get('credit_code', readCreditCode);
  const employer_kind = reader.get('employer_kind', readEmployerKind);
  if (name === undefined) return null;
  return {
    name,
    ...(credit_code === undefined ? {} : { credit_code }),
    ...(employer_kind === undefined ? {} : { employer_kind }),
  };
}

function readStates({ get, refuse }: RowReader, put: Put, has: (column: string) => boolean): void {
  for (const [columns, read, nameOf] of [
    [weightColumns, readDemands, demandNamed],
    [stateColumns, readFeatures, featureNamed],
  ] as const) {
    const before = new Set<string>();
    for (const column of columns.filter(has)) {
      const ids = get(column, read) ?? [];
      const twice = ids.find((id) => before.has(id));
      if (twice !== undefined) refuse(column, { code: 'stated_twice', found: nameOf(twice)?.zh ?? twice });
      for (const id of ids) before.add(id);
      put(column, ids);
    }
  }
}

function checkWording({ refuse }: RowReader, { title = '', duties = '', category_reason = '' }: Mutable): void {
  for (const [column, words] of [
    ['title', forbiddenWords(title)],
    ['duties', forbiddenWords(duties)],
    ['category_reason', forbiddenInReason(category_reason)],
  ] as const) {
    if (words.length > 0) refuse(column, { code: 'forbidden_words', found: words.join('；') });
  }
}

const staysOpen = ['长期', '长期有效', '长期招聘', '招满为止', '招满即止', '不限', '无截止日期'] as const;
const readClosing = (cell: Cell): Said<string> =>
  choose(staysOpen, cell.text) === null ? values.day(cell) : said(noClosingDay);

function readHeadcount(cell: Cell): Said<number> {
  const found = values.count(cell);
  return found && 'value' in found && found.value < 1 ? wrong('not_a_count') : found;
}

function readEducationOf(cell: Cell): Said<EducationMinimum> {
  const found = readEducationMinimum(cell.text);
  return found === null ? wrong('not_a_choice', { allowed: educationMinimums }) : said(found);
}

function readCreditCode(cell: Cell): Said<string> {
  const code = foldText(cell.kind === 'number' ? cell.raw : cell.text).toUpperCase();
  return creditCodePattern.test(code) ? said(code) : wrong('not_a_credit_code');
}
