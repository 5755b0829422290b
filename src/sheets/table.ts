import { makeHeaderIndex } from './headers.ts';
import { type LineKind, lineKind } from './lines.ts';
import { type Cell, cellAt, emptyCell, isOwn, type Row, type Sheet } from './sheet.ts';

/** A column that a list may have: the texts its header may show. `serial` marks a column that makes no row of its own. */
export interface ColumnSpec<K extends string> {
  readonly key: K;
  readonly headers: readonly string[];
  readonly required?: boolean;
  readonly serial?: boolean;
}

export interface FoundTable<K extends string> {
  readonly sheet: Sheet;
  /** Where each column lies, 0-based. */
  readonly columns: ReadonlyMap<K, number>;
  /** Each found column's header as the sheet shows it, line breaks and all. */
  readonly headers: ReadonlyMap<K, string>;
  /** Required columns that the sheet does not have, and the others. */
  readonly missing: readonly K[];
  readonly absent: readonly K[];
  /** Headers that stand for no column, or for one that was found before. */
  readonly unknown: readonly { readonly column: number; readonly header: string }[];
  /** Row numbers as the workbook shows them: one, or two for a header of two lines. */
  readonly headerRows: readonly number[];
  /** The rows over the header: titles and facts. */
  readonly above: readonly Row[];
  /** Place of the first row under the header in `sheet.rows`. */
  readonly from: number;
  readonly serials: ReadonlySet<number>;
}

/** A row of the list. Every column has a cell; one that the sheet does not have has the empty cell. */
export interface TableRow<K extends string> {
  readonly number: number;
  readonly cells: Readonly<Record<K, Cell>>;
}

/** A header stands in the first rows or nowhere. */
const headerWithin = 60;

/**
 * Finds the sheet and the header row or rows of a list: where most of the expected columns are, in any order.
 * A hidden sheet is taken only when no other has any. Undefined when fewer than `least` columns are found anywhere.
 */
export function findTable<K extends string>(
  sheets: readonly Sheet[],
  columns: readonly ColumnSpec<K>[],
  least = Math.min(3, columns.length),
): FoundTable<K> | undefined {
  const visible = sheets.filter((sheet) => !sheet.hidden);
  const hidden = sheets.filter((sheet) => sheet.hidden);
  const best = [bestHeader(visible, columns), bestHeader(hidden, columns)].find(
    (one) => one && one.columns.size >= least,
  );
  if (!best) return undefined;
  const { sheet, place, lines } = best;
  const lost = columns.filter((column) => !best.columns.has(column.key));
  return {
    sheet,
    columns: best.columns,
    headers: best.headers,
    unknown: best.unknown,
    missing: lost.filter((column) => column.required).map((column) => column.key),
    absent: lost.filter((column) => !column.required).map((column) => column.key),
    headerRows: rowsBetween(sheet, place, place + lines).map((row) => row.number),
    above: rowsBetween(sheet, 0, place),
    from: place + lines,
    serials: new Set(columns.filter((column) => column.serial).map((column) => best.columns.get(column.key) ?? -1)),
  };
}

/** The rows of the list, without blank rows, totals, remarks, repeated headers and what stands under the list. */
export function* dataRows<K extends string>(table: FoundTable<K>): Generator<TableRow<K>> {
  for (const { row, kind } of tableLines(table)) {
    if (kind === 'data') yield { number: row.number, cells: cellsOf(row, table) };
  }
}

/**
 * Every row under the header with what it is; the facts under a list are its `footer` rows. 同上 in a row of the list is
 * what stands above it.
 */
export function* tableLines<K extends string>(table: FoundTable<K>): Generator<{ row: Row; kind: LineKind }> {
  let above: Row | undefined;
  for (let place = table.from; place < table.sheet.rows.length; place += 1) {
    const row = table.sheet.rows.at(place);
    if (!row) continue;
    const kind = lineKind(row, table);
    if (kind === 'data') above = withoutDittos(row, above);
    yield { row: kind === 'data' && above ? above : row, kind };
  }
}

const dittos: ReadonlySet<string> = new Set(['同上', '同前', '〃']);

function withoutDittos(row: Row, above: Row | undefined): Row {
  const isDitto = (cell: Cell) => dittos.has(cell.text.trim());
  if (!above || !row.cells.some(isDitto)) return row;
  const cells = row.cells.map((cell, column) => (isDitto(cell) ? { ...cellAt(above, column), merged: false } : cell));
  return { number: row.number, cells };
}

/** The cell of every column of the list in one row. */
export function cellsOf<K extends string>(row: Row, table: FoundTable<K>): Record<K, Cell> {
  const cells: Partial<Record<K, Cell>> = {};
  for (const key of [...table.missing, ...table.absent]) cells[key] = emptyCell;
  for (const [key, column] of table.columns) cells[key] = cellAt(row, column);
  return cells as Record<K, Cell>;
}

interface Header<K extends string> {
  readonly sheet: Sheet;
  readonly place: number;
  readonly lines: 1 | 2;
  readonly columns: Map<K, number>;
  readonly headers: Map<K, string>;
  readonly unknown: { column: number; header: string }[];
}

type HeaderIndex<K extends string> = ReturnType<typeof makeHeaderIndex<K>>;

/** The header with most columns; of equal ones that with fewer lines, then the first. */
function bestHeader<K extends string>(
  sheets: readonly Sheet[],
  specs: readonly ColumnSpec<K>[],
): Header<K> | undefined {
  const index = makeHeaderIndex(specs.map(({ key, headers }) => ({ key, texts: headers })));
  return sheets
    .flatMap((sheet) => headersIn(sheet, index))
    .sort((a, b) => b.columns.size - a.columns.size || a.lines - b.lines)[0];
}

function headersIn<K extends string>(sheet: Sheet, index: HeaderIndex<K>): Header<K>[] {
  return rowsBetween(sheet, 0, headerWithin).flatMap((top, place) => {
    const one = readHeader(sheet, place, [top], index);
    const bottom = sheet.rows.at(place + 1);
    if (!bottom || !mayBeSecondLine(bottom)) return [one];
    const two = readHeader(sheet, place, [top, bottom], index);
    return two.columns.size > one.columns.size ? [one, two] : [one];
  });
}

/** A second header line holds words only. */
function mayBeSecondLine(row: Row): boolean {
  return row.cells.every((cell) => cell.kind === 'string' || cell.kind === 'empty');
}

function readHeader<K extends string>(
  sheet: Sheet,
  place: number,
  rows: readonly [Row] | readonly [Row, Row],
  index: HeaderIndex<K>,
): Header<K> {
  const columns = new Map<K, number>();
  const headers = new Map<K, string>();
  const width = Math.max(...rows.map((row) => row.cells.length));
  const open = Array.from({ length: width }, (_, column) => ({ column, texts: headerTexts(rows, column) }));
  for (const match of [index.exact, index.loose]) {
    for (const { column, texts } of open) {
      const key = texts.map(match).find((found) => found !== undefined);
      if (key === undefined || columns.has(key) || [...columns.values()].includes(column)) continue;
      columns.set(key, column);
      headers.set(key, texts[0] ?? '');
    }
  }
  const taken = new Set(columns.values());
  const unknown = open
    .filter(({ column, texts }) => texts.length > 0 && !taken.has(column))
    .map(({ column, texts }) => ({ column, header: texts[0] ?? '' }));
  return { sheet, place, lines: rows.length, columns, headers, unknown };
}

/** What a column's header may mean, the most likely first: the lower line, both lines together, or the only line. */
function headerTexts(rows: readonly Row[], column: number): string[] {
  const [top, bottom] = [cellAt(rows[0], column), cellAt(rows[1], column)];
  if (isOwn(bottom)) return top.kind === 'empty' ? [bottom.text] : [bottom.text, top.text + bottom.text];
  return isOwn(top) ? [top.text] : [];
}

function rowsBetween(sheet: Sheet, from: number, to: number): Row[] {
  const places = Array.from(
    { length: Math.max(0, Math.min(to, sheet.rows.length) - from) },
    (_, index) => from + index,
  );
  return places.flatMap((place) => sheet.rows.at(place) ?? []);
}
