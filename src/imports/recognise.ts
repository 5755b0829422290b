import {
  dataRows,
  findTable,
  labelledTexts,
  readForm,
  tableLines,
  textCell,
  withoutSpaces,
  type Cell,
  type FormValue,
  type FoundTable,
  type Row,
  type Sheet,
} from '../sheets/index.ts';
import {
  annex2Fields,
  columnsOf,
  importKinds,
  outcomeColumns,
  problemHeader,
  type ImportKind,
  type ListKind,
} from './kinds.ts';
import type { HeaderOf, RawRow } from './row-reader.ts';

/** A workbook that is known for what it is: its rows, its headers, and the facts around its list by label. */
export type Source = {
  readonly kind: ImportKind;
  readonly sheet: string;
  readonly rows: Iterable<RawRow>;
  /** Other sheets with the same list of another school or district. */
  readonly more: readonly Source[];
  /** Rows of these sheets, of which some are no data: for telling how far the checking is. */
  readonly length: number;
  readonly header: HeaderOf;
  /** How many columns were recognised, which are there, and the headers that mean nothing. */
  readonly columns: number;
  readonly has: (column: string) => boolean;
  readonly unknown: readonly string[];
  readonly others: readonly string[];
  readonly around: Readonly<Record<string, string>>;
  /** Where the rows came from, for sending some of them back in the same layout. */
  readonly table: FoundTable<string> | null;
  readonly sheetRows: Iterable<Row>;
};
export type Unrecognised =
  | { readonly refusal: 'kind_unknown' | 'kind_outcomes' | 'no_rows' }
  | { readonly refusal: 'columns_missing'; readonly missing: readonly string[] };

const listKinds = importKinds.filter((kind): kind is ListKind => kind !== 'annex2');
/** A sheet with fewer known headers than this is no list of ours. */
const leastColumns = 4;
/** The facts under a list are among its last rows. */
const footerWithin = 40;
/** A form with fewer known labels than this is not 附件2. */
const leastLabels = 6;

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
  if (found) return listSource(found.kind, found.table!, sheets);
  return formSource(sheets) ?? { refusal: 'kind_unknown' };
}

const fit = (table: FoundTable<string>): number => table.columns.size - table.unknown.length / 2;

const officialHeader = (kind: ListKind, key: string): string =>
  columnsOf[kind].find((column) => column.key === key)?.headers[0] ?? key;
const requiredHeaders = (kind: ListKind): string[] =>
  columnsOf[kind].filter((column) => column.required).map((column) => column.headers[0]!);

/** A school or district has a sheet of its own in these forms. */
const sheetEach: readonly ListKind[] = ['annex1', 'annex5'];

function listSource(kind: ListKind, table: FoundTable<string>, sheets: readonly Sheet[]): Source {
  const like = sheets.flatMap((sheet) => (sheet === table.sheet || sheet.hidden ? [] : (listIn(sheet, kind) ?? [])));
  const sameColumns = (one: FoundTable<string>) =>
    one.columns.size === table.columns.size && [...one.columns.keys()].every((key) => table.columns.has(key));
  const joined = sheetEach.includes(kind) ? like.filter(sameColumns) : [];
  const more = joined.map((one) => sheetSource(kind, one));
  const first = sheetSource(kind, table);
  return {
    ...first,
    more,
    length: [first, ...more].reduce((sum, one) => sum + one.length, 0),
    others: like.filter((one) => !joined.includes(one)).map((one) => one.sheet.name),
  };
}

function sheetSource(kind: ListKind, table: FoundTable<string>): Source {
  // What stands under a list stands at its end: going through 10,000 rows for it took 200 ms.
  const from = Math.max(table.from, table.sheet.rows.length - footerWithin);
  const footer = [...tableLines({ ...table, from })].filter((line) => line.kind === 'footer').map((line) => line.row);
  const header = (column: string) => withoutSpaces(table.headers.get(column) ?? officialHeader(kind, column));
  return {
    kind,
    sheet: table.sheet.name,
    rows: dataRows(table),
    length: Math.max(0, table.sheet.rows.length - table.from),
    header,
    columns: table.columns.size,
    has: (column) => table.columns.has(column),
    unknown: table.unknown.map((one) => withoutSpaces(one.header)).filter((text) => text !== problemHeader),
    others: [],
    more: [],
    around: { ...labelledTexts(footer), ...labelledTexts(table.above) },
    table,
    sheetRows: table.sheet.rows,
  };
}

/** The same list on another sheet: who brings a workbook of several should know which were read. */
function listIn(sheet: Sheet, kind: ListKind): FoundTable<string> | undefined {
  const table = findTable([sheet], columnsOf[kind], leastColumns);
  return table?.missing.length === 0 ? table : undefined;
}

function formSource(sheets: readonly Sheet[]): Source | null {
  const forms = sheets
    .filter((sheet) => !sheet.hidden)
    .map((sheet) => ({ sheet, form: readForm(sheet, annex2Fields) }))
    .filter(({ form }) => form['name'] !== undefined && Object.keys(form).length >= leastLabels)
    .toSorted((a, b) => Object.keys(b.form).length - Object.keys(a.form).length);
  const best = forms[0];
  if (!best) return null;
  const { sheet, form } = best;
  const labels = new Map(annex2Fields.map((field) => [field.key, field.labels[0]!]));
  const cells = Object.fromEntries(Object.entries(form).map(([key, value]) => [key, formCell(value!)]));
  return {
    kind: 'annex2',
    sheet: sheet.name,
    rows: [{ number: form['name']!.row, cells }],
    length: 1,
    header: (column) => labels.get(column) ?? column,
    columns: Object.keys(form).length,
    has: (column) => column in form,
    unknown: [],
    others: forms.slice(1).map((one) => one.sheet.name),
    more: [],
    around: {},
    table: null,
    sheetRows: sheet.rows,
  };
}

/** A field of the form as a list's cell would hold it: what is ticked, or what is written. */
function formCell(value: FormValue): Cell {
  if (value.options.length === 0)
    return value.cell.kind === 'empty' || value.texts.length > 1 ? textCell(value.texts.join('\n')) : value.cell;
  const ticked = value.options.filter((option) => option.ticked);
  return textCell(ticked.map(({ text, written }) => (written === '' ? text : `${text}：${written}`)).join('；'));
}
