import { categoriesText, majorsText } from '../imports/index.ts';
import type { PositionOnRecord } from '../positions/index.ts';
import { flexibleWork, regionName } from '../reference/index.ts';
import { tableSheet, type OutSheet, type OutValue } from '../sheets/index.ts';
import { positionColumns, titles } from './columns.ts';
import { demandNames, educationText, featureNames, kindNames, phoneText, ruleNames } from './texts.ts';

/** 岗位清单: one row a position. */
export const positionSheet = (positions: readonly PositionOnRecord[], { foot }: { readonly foot: string }): OutSheet =>
  tableSheet({
    name: '岗位清单',
    title: titles.positions,
    columns: positionColumns,
    rows: rowsOf(positions),
    landscape: true,
    foot,
  });

function* rowsOf(positions: readonly PositionOnRecord[]): Generator<OutValue[]> {
  for (const position of positions) yield positionRow(position);
}

function positionRow({ number, employer, facts }: PositionOnRecord): OutValue[] {
  const { majors = [], categories = [], kind, major_rule } = facts;
  return [
    number,
    employer.name,
    employer.credit_code,
    facts.flexible ? flexibleWork : employer.employer_kind,
    kind === undefined ? null : kindNames[kind],
    facts.title ?? null,
    facts.headcount ?? null,
    educationText(facts.education ?? '不限'),
    majorsText(majors),
    major_rule === undefined || majors.length === 0 ? null : ruleNames[major_rule],
    categoriesText(categories),
    facts.category_reason ?? null,
    facts.region === undefined ? null : regionName(facts.region),
    facts.address ?? null,
    facts.wage?.text ?? null,
    facts.duties ?? null,
    demandNames(facts.core),
    demandNames(facts.incidental),
    featureNames(facts.has),
    featureNames(facts.can_provide),
    featureNames(facts.no),
    facts.closes_on === undefined ? null : { day: facts.closes_on },
    facts.contact_name ?? null,
    phoneText(facts.contact_phone),
  ];
}
