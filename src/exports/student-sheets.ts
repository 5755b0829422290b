import { regionName, regionWholeName, type RegionCode } from '../reference/index.ts';
import { tableSheet, type OutSheet, type OutValue } from '../sheets/index.ts';
import type { StudentFacts, StudentOnRecord } from '../students/index.ts';
import { annex1Columns, annex3Columns, registerColumns, titles } from './columns.ts';
import {
  categoryText,
  dayText,
  devicesText,
  joined,
  levelText,
  needNames,
  placeText,
  seekNames,
  servicesText,
} from './texts.ts';

/** Who takes it and when, at the foot of every printed page. */
export type Stamp = { readonly foot: string };
type Facts = Partial<StudentFacts>;
const day = (value: string | undefined): OutValue => (value === undefined ? null : { day: value });

/** 附件1 of one school. */
export const annex1Sheet = (school: string, students: readonly StudentOnRecord[], { foot }: Stamp): OutSheet =>
  tableSheet({
    name: school.slice(0, 31) || '附件1',
    mark: '附件1',
    title: titles.annex1,
    facts: `学校名称：${school}        填表老师：            职务：            联系方式：`,
    columns: annex1Columns,
    rows: students.map(({ name, facts }, at) => [
      at + 1,
      name,
      facts.household_region === undefined ? null : regionWholeName(facts.household_region),
      facts.gender ?? null,
      categoryText(facts),
      levelText(facts),
      facts.major ?? null,
      facts.graduation_year ?? null,
      facts.phone ?? facts.landline ?? null,
      facts.mail ?? null,
      facts.remark ?? null,
    ]),
    landscape: true,
    foot,
  });

export type Annex3Head = { readonly district: string; readonly year: number; readonly by: string; readonly on: string };

/** 附件3: what a district sends to the city, put together from its students. */
export const annex3Sheet = (head: Annex3Head, students: readonly StudentOnRecord[], { foot }: Stamp): OutSheet =>
  tableSheet({
    name: head.district.slice(0, 31),
    mark: '附件3',
    title: titles.annex3,
    facts: `区：${head.district}        年度：${head.year}        填表人：${head.by}        填表日期：${dayText(head.on)}`,
    columns: annex3Columns,
    rows: students.map(({ name, facts }, at) => [
      at + 1,
      name,
      categoryText(facts),
      facts.gender ?? null,
      facts.school ?? null,
      facts.major ?? null,
      facts.graduation_year ?? null,
      facts.phone ?? facts.landline ?? null,
      facts.mail ?? null,
    ]),
    landscape: true,
    foot,
  });

/** 登记汇总表: everything of 附件2, and what she looks for. */
export const registerSheet = (students: readonly StudentOnRecord[], home: RegionCode, { foot }: Stamp): OutSheet =>
  tableSheet({
    name: '登记汇总表',
    title: titles.register,
    columns: registerColumns,
    rows: students.map((student) => registerRow(student, home)),
    landscape: true,
    foot,
  });

function registerRow({ number, name, facts }: StudentOnRecord, home: RegionCode): OutValue[] {
  return [
    number,
    name,
    facts.certificate ?? null,
    facts.gender ?? null,
    facts.birth_month ?? null,
    facts.political_status ?? null,
    placeText(facts.origin_region, home),
    facts.household_type ?? null,
    facts.school ?? null,
    facts.major ?? null,
    facts.education ?? null,
    facts.graduation_year ?? null,
    facts.phone ?? null,
    facts.mail ?? null,
    placeText(facts.home_region, home),
    categoryText(facts),
    levelText(facts),
    devicesText(facts),
    facts.plan ?? null,
    joined(facts.employer_kinds ?? []),
    joined((facts.regions ?? []).map(regionName)),
    facts.wage_floor ?? null,
    facts.accepts_remote ? '是' : '否',
    joined((facts.seeks ?? []).map((kind) => seekNames[kind])),
    servicesText(facts),
    ...needCells(facts),
  ];
}

const needCells = ({ needs }: Facts): OutValue[] => [
  needNames(needs?.must),
  needNames(needs?.nice),
  day(needs?.confirmed_on ?? undefined),
];
