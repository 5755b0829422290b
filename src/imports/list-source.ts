import {
  cellsOf,
  findTable,
  labelledTexts,
  tableLines,
  withoutSpaces,
  type FoundTable,
  type Sheet,
} from '../sheets/index.ts';
import { columnsOf, officialHeader, problemHeader, type ListKind } from './kinds.ts';
import type { Place } from './plan.ts';
import type { RawRow } from './row-reader.ts';
import { idOf, joined, type Among, type Source } from './source.ts';

/** A sheet with fewer known headers than this is no list of ours. */
export const leastColumns = 4;
/** The facts under a list are among its last rows. */
const footerWithin = 40;

/** A school or district has a sheet of its own in these forms. */
const sheetEach: readonly ListKind[] = ['annex1', 'annex5'];

/** A list, with those on other sheets that are read together with it. */
export function listSource(kind: ListKind, table: FoundTable<string>, sheets: readonly Sheet[]): Source {
  const like = sheets.flatMap((sheet) => (sheet === table.sheet || sheet.hidden ? [] : (listIn(sheet, kind) ?? [])));
  const sameColumns = (one: FoundTable<string>) =>
    one.columns.size === table.columns.size && [...one.columns.keys()].every((key) => table.columns.has(key));
  const more = sheetEach.includes(kind) ? like.filter(sameColumns) : [];
  const several = more.length > 0;
  return joined(
    [
      sheetSource(kind, table, { at: 0, several }),
      ...more.map((one, at) => sheetSource(kind, one, { at: at + 1, several })),
    ],
    like.filter((one) => !more.includes(one)).map((one) => one.sheet.name),
  );
}

function sheetSource(kind: ListKind, table: FoundTable<string>, among: Among): Source {
  // What stands under a list stands at its end: going through 10,000 rows for it took 200 ms.
  const from = Math.max(table.from, table.sheet.rows.length - footerWithin);
  const last = [...tableLines({ ...table, from })];
  const under = last.slice(last.findLastIndex((line) => line.kind === 'data') + 1);
  const skipped: Place[] = [];
  const footer = under.filter((line) => line.kind === 'footer').map((line) => line.row);
  return {
    kind,
    sheet: table.sheet.name,
    rows: rowsOf(table, among, skipped),
    length: Math.max(0, table.sheet.rows.length - table.from),
    header: (column) => withoutSpaces(table.headers.get(column) ?? officialHeader(kind, column)),
    columns: table.columns.size,
    has: (column) => table.columns.has(column),
    unknown: table.unknown.map((one) => withoutSpaces(one.header)).filter((text) => text !== problemHeader),
    skipped,
    others: [],
    more: [],
    around: { ...labelledTexts(footer), ...labelledTexts(table.above) },
    table,
    sheetRows: table.sheet.rows,
  };
}

/** A head between the rows, 学校名称：…, is that of the rows below it. Totals and remarks are noted as skipped. */
function* rowsOf(table: FoundTable<string>, among: Among, skipped: Place[]): Generator<RawRow> {
  const sheet = among.several ? { sheet: table.sheet.name } : {};
  let under = {};
  for (const { row, kind } of tableLines(table)) {
    if (kind === 'footer') under = { head: labelledTexts([row]) };
    if (kind === 'total' || kind === 'remark') skipped.push({ row: row.number, ...sheet });
    if (kind !== 'data') continue;
    yield { id: idOf(among, row.number), row: row.number, ...sheet, ...under, cells: cellsOf(row, table) };
  }
}

/** The same list on another sheet: who brings a workbook of several should know which were read. */
function listIn(sheet: Sheet, kind: ListKind): FoundTable<string> | undefined {
  const table = findTable([sheet], columnsOf[kind], leastColumns);
  return table?.missing.length === 0 ? table : undefined;
}
