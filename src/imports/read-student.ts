import {
  educationLevels,
  employerKinds,
  functional,
  householdTypes,
  levelName,
  multipleCategory,
  needNamed,
  plansAfterGraduation,
  politicalStatuses,
  readCertificate,
  readEducation,
  resolveOwnMajor,
  servicesWanted,
  type DisabilityLevel,
  type EducationLevel,
  type RegionCode,
  type ServiceWanted,
} from '../reference/index.ts';
import { readList, textCell, type Cell } from '../sheets/index.ts';
import { genders, type StudentFacts } from '../students/index.ts';
import { saidUnder, schoolLabels } from './kinds.ts';
import type { RowProblem } from './plan.ts';
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
import * as catalogue from './read-catalogued.ts';
import * as values from './read-values.ts';
import { readWageFloor } from './read-wages.ts';

/** A major that no catalogue has: a person decides, unless the record has answered it already. */
export type OpenMajor = { readonly column: string; readonly found: string; readonly suggestions: readonly string[] };

/** What one row says of a student. */
export type StudentRead = Standing & {
  readonly facts: Partial<StudentFacts>;
  readonly problems: RowProblem[];
  readonly openMajors: readonly OpenMajor[];
};

type Mutable = { -readonly [K in keyof StudentFacts]?: StudentFacts[K] };

const longName = 60;
const longText = 200;
const longRemark = 500;

const readGender = values.one(genders, { 男性: '男', 女性: '女', M: '男', F: '女' });
const readPolitical = values.one(politicalStatuses, { 党员: '中共党员', 预备党员: '中共预备党员', 团员: '共青团员' });
const readHousehold = values.one(householdTypes, {
  农业户口: '农业',
  农村: '农业',
  非农业户口: '非农业',
  非农: '非农业',
  城镇: '非农业',
});
const readPlan = values.one(plansAfterGraduation, { 升学: '继续升学', 考研: '继续升学', 不确定: '不清楚' });
const readKinds = values.some(employerKinds, {
  '党政机关/事业单位': '党政机关、事业单位',
  国企: '国有及国有控股企业',
  民企: '民营企业',
});
const readSeeks = values.some(['就业', '实习见习'], {
  实习: '实习见习',
  见习: '实习见习',
  就业岗位: '就业',
  实习见习岗位: '实习见习',
});
const readServices = values.some(servicesWanted);
const readNeeds = catalogue.catalogued(needNamed, functional.needs, 'unknown_need');

const readSchool = values.name(100);
/** The school that the head of a list names, where what it says can be a name. */
export function schoolIn(head: Readonly<Record<string, string>>): string | null {
  const written = saidUnder(schoolLabels, head);
  const answer = written === null ? null : readSchool(textCell(written));
  return answer && 'value' in answer ? answer.value : null;
}

/**
 * `home`: the city that a district's bare name means. `school`: the one that the head of 附件1 names, where no row says
 * otherwise; `ofSchool`: there must be one. `today`: nobody can have confirmed anything on a later day.
 */
export type StudentAround = {
  readonly home: RegionCode;
  readonly school: string | null;
  readonly ofSchool: boolean;
  readonly today: string;
  /** Whether the file has a column. */
  readonly has: (column: string) => boolean;
};

export function readStudent(row: RawRow, header: HeaderOf, around: StudentAround): StudentRead {
  const { home, school, ofSchool } = around;
  const reader = readRow(row, header);
  const { get } = reader;
  const facts: Mutable = {};
  const put = <K extends keyof StudentFacts>(key: K, value: StudentFacts[K] | undefined) => {
    if (value !== undefined) facts[key] = value;
  };
  put('name', get('name', values.name(longName)));
  if (facts.name === undefined && reader.problems.length === 0) reader.refuse('name', { code: 'required' });
  put('number', get('number', values.number));
  put('gender', get('gender', readGender));
  put('birth_month', get('birth_month', values.month));
  put('political_status', get('political_status', readPolitical));
  put('origin_region', get('origin_region', catalogue.region(home)));
  put('household_type', get('household_type', readHousehold));
  put('household_region', get('household_region', catalogue.region(home)));
  put('school', get('school', readSchool) ?? schoolIn(row.head ?? {}) ?? school ?? undefined);
  if (ofSchool && facts.school === undefined) reader.refuse('school', { code: 'required' });
  put('education', get('education', readLevelOfStudy));
  put('graduation_year', get('graduation_year', values.year));
  put('remark', get('remark', values.text(longRemark)));
  put('registered_on', get('registered_on', values.day) ?? signedOn(reader.cell('applicant')));
  readContact(reader, put, home);
  readWishes(reader, put, home);
  readDisability(reader, put, facts.birth_month, around.today);
  readNeedsOf(reader, put, around);
  const openMajors = readMajor(reader, put, facts.education);
  return { ...standingOf(row), facts, problems: reader.problems, openMajors };
}

type Put = <K extends keyof StudentFacts>(key: K, value: StudentFacts[K] | undefined) => void;

function readContact({ get }: RowReader, put: Put, home: RegionCode): void {
  const numbers = [get('phone', values.phone), get('landline', values.phone)].filter((number) => number !== undefined);
  put('phone', numbers.find(values.isMobile));
  put(
    'landline',
    numbers.findLast((number) => !values.isMobile(number)),
  );
  put('mail', get('mail', values.mail));
  const place = get('home', catalogue.homePlace(home));
  put('home_region', place?.region ?? undefined);
  put('home_address', place?.address ?? undefined);
}

function readWishes({ get }: RowReader, put: Put, home: RegionCode): void {
  put('plan', get('plan', readPlan));
  put('employer_kinds', get('employer_kinds', readKinds));
  put('regions', get('regions', catalogue.regions(home)));
  put('wage_floor', get('wage_floor', readWageFloor));
  put('accepts_remote', get('accepts_remote', values.yesNo));
  const seeks = get('seeks', readSeeks);
  put(
    'seeks',
    seeks?.map((one) => (one === '就业' ? 'job' : 'internship')),
  );
  const services = get('services', servicesAndOther);
  put('services', services?.services);
  put('other_service', services?.other ?? undefined);
}

function readDisability({ get, refuse }: RowReader, put: Put, born: string | undefined, today: string): void {
  const certificate = get('certificate', catalogue.certificate);
  const category = get('category', catalogue.category);
  const level = get('level', catalogue.level);
  const says = certificate === undefined ? null : readCertificate(certificate);
  if (says && category && category.category !== says.category) {
    refuse('category', { code: 'category_contradicts', suggestions: [catalogue.categoryText(says.category, [])] });
  }
  if (says && level !== undefined && level !== says.level) {
    refuse('level', { code: 'level_contradicts', suggestions: [levelName(says.level as DisabilityLevel)] });
  }
  if (says && born !== undefined && born !== says.birthMonth) {
    refuse('birth_month', { code: 'birth_contradicts', suggestions: [says.birthMonth] });
  }
  if (says && says.birthMonth > today.slice(0, 7)) refuse('certificate', { code: 'born_after_today' });
  if (born !== undefined && born > today.slice(0, 7)) refuse('birth_month', { code: 'born_after_today' });
  put('certificate', certificate);
  const code = category?.category ?? says?.category;
  put('category', code);
  put('level', level ?? says?.level);
  if (code === multipleCategory && category && category.parts.length > 0) {
    put(
      'components',
      category.parts.map((part) => ({ category: part, level: null })),
    );
  }
  const devices = get('devices', catalogue.devicesUsed);
  put('devices', devices?.devices);
  put('other_device', devices?.other ?? undefined);
}

/** A row that states needs states them by the lists that the file has; an empty cell of such a row is an empty list. */
function readNeedsOf({ get, cell, refuse }: RowReader, put: Put, { has, today }: StudentAround): void {
  const must = get('must', readNeeds) ?? [];
  const nice = get('nice', readNeeds) ?? [];
  const confirmed_on = get('confirmed_on', values.day) ?? null;
  if (confirmed_on !== null && confirmed_on > today) refuse('confirmed_on', { code: 'after_today', allowed: [today] });
  const twice = nice.find((need) => must.includes(need));
  if (twice !== undefined) refuse('nice', { code: 'stated_twice', found: needNamed(twice)?.zh ?? twice });
  const says = [cell('must'), cell('nice'), cell('confirmed_on')].some((one) => one.kind !== 'empty');
  const lists = { ...(has('must') ? { must } : {}), ...(has('nice') ? { nice } : {}) };
  if (says) put('needs', { ...lists, confirmed_on });
}

function readMajor({ cell, header, get }: RowReader, put: Put, education: EducationLevel | undefined): OpenMajor[] {
  const written = get('major', values.called(100));
  if (written === undefined) return [];
  const major = resolveOwnMajor(cell('major').text, education);
  if ('unresolved' in major) return [{ column: header('major'), found: written, suggestions: major.suggestions }];
  put('major', major.name);
  put('major_code', major.code);
  return [];
}

function readLevelOfStudy(cell: Cell): Said<EducationLevel> {
  const found = readEducation(cell.text);
  return found === null ? wrong('not_a_choice', { allowed: educationLevels }) : said(found);
}

type Services = { readonly services: readonly ServiceWanted[]; readonly other: string | null };

/** 其他建议：… is the service with what was written behind it. */
function servicesAndOther(cell: Cell): Said<Services> {
  let other: string | null = null;
  const parts = readList(cell).map((part) => {
    const behind = /^其他建议\s*[:：]\s*(.+)$/.exec(part)?.[1];
    if (behind === undefined) return part;
    other = behind.slice(0, longText);
    return '其他建议';
  });
  const found = readServices(textCell(parts.join('；')));
  return found && 'value' in found ? said({ services: found.value, other }) : found;
}

/** 申请人（签字）：谢航浩 2026年10月8日: the day on which she signed. */
function signedOn(cell: Cell): string | undefined {
  for (const part of cell.text.split('\n')) {
    const found = values.day(textCell(part));
    if (found && 'value' in found) return found.value;
  }
  return undefined;
}
