import { findTable, headerKey, labelledTexts, type FoundTable, type Sheet } from '../sheets/index.ts';
import { formSource } from './form-source.ts';
import {
  columnsOf,
  importKinds,
  officialHeader,
  outcomeColumns,
  saidUnder,
  schoolLabels,
  summaryColumns,
  type ImportKind,
  type ListKind,
} from './kinds.ts';
import { leastColumns, listSource } from './list-source.ts';
import type { Source } from './source.ts';

export type Unrecognised =
  | { readonly refusal: 'kind_unknown' | 'kind_outcomes' | 'kind_summary' }
  | { readonly refusal: 'columns_missing'; readonly missing: readonly string[] };

const listKinds = importKinds.filter((kind): kind is ListKind => kind !== 'annex2');

/** What a workbook is, by its headers; `given` is what somebody says it is. The sheet that fits best is taken. */
export function recognise(sheets: readonly Sheet[], given: ImportKind | null): Source | Unrecognised {
  if (given === null) return recogniseAny(sheets);
  if (given === 'annex2') return formSource(sheets) ?? { refusal: 'columns_missing', missing: ['姓名'] };
  const table = findTable(sheets, columnsOf[given], 2);
  if (!table) return { refusal: 'columns_missing', missing: requiredHeaders(given) };
  // Who says what a list is may leave a column out that only serves to recognise it.
  const missing = table.missing.filter((key) => key === 'name' || key === 'employer' || key === 'title');
  if (missing.length > 0)
    return { refusal: 'columns_missing', missing: missing.map((key) => officialHeader(given, key)) };
  return listSource(given, table, sheets);
}

function recogniseAny(sheets: readonly Sheet[]): Source | Unrecognised {
  const found = listKinds
    .map((kind) => ({ kind, table: findTable(sheets, columnsOf[kind], leastColumns) }))
    .filter((one) => one.table !== undefined && one.table.missing.length === 0)
    .toSorted((a, b) => fit(b.table!) - fit(a.table!))[0];
  const results = findTable(sheets, outcomeColumns, leastColumns);
  if (results && results.missing.length === 0 && (!found || fit(results) >= fit(found.table!))) {
    return { refusal: 'kind_outcomes' };
  }
  if (found?.kind === 'annex1' && isSummary(sheets)) return { refusal: 'kind_summary' };
  if (found) return listSource(found.kind, found.table!, sheets);
  return formSource(sheets) ?? { refusal: 'kind_unknown' };
}

/** 附件3 says so over its columns, or names a district and a year there. */
function isSummary(sheets: readonly Sheet[]): boolean {
  const table = findTable(sheets, summaryColumns, leastColumns);
  if (!table || table.missing.length > 0) return false;
  const head = labelledTexts(table.above);
  const marked = table.above.some((row) => row.cells.some((cell) => headerKey(cell.text) === '附件3'));
  return marked || (saidUnder(schoolLabels, head) === null && '区' in head && '年度' in head);
}

const fit = (table: FoundTable<string>): number => table.columns.size - table.unknown.length / 2;

const requiredHeaders = (kind: ListKind): string[] =>
  columnsOf[kind].filter((column) => column.required).map((column) => column.headers[0]!);
