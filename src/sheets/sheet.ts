/** What kind of value a cell held before it became text; `formula`: one without a result, or whose result is an error. */
export const cellKinds = ['empty', 'string', 'number', 'date', 'boolean', 'formula'] as const;
export type CellKind = (typeof cellKinds)[number];

/**
 * One cell. `text` is what a person sees: a date as YYYY-MM-DD, a number without exponent.
 * `raw` is a number's or date's text as the file stores it, so that lost digits can be recognised; else it equals `text`.
 * `merged` is true for a cell that shows the value of a merged area it does not begin.
 */
export interface Cell {
  readonly kind: CellKind;
  readonly text: string;
  readonly raw: string;
  readonly merged: boolean;
}

/** `number` is the 1-based row number that the workbook shows; `cells[0]` is column A. Blank rows are not listed. */
export interface Row {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** A list of rows that may be made only when they are looked at; every array of rows is one. */
export interface Rows extends Iterable<Row> {
  readonly length: number;
  at(index: number): Row | undefined;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: Rows;
}

/** Shared by every blank cell: a list of 10,000 rows has some 100,000 of them. */
export const emptyCell: Cell = Object.freeze({ kind: 'empty', text: '', raw: '', merged: false });

export function textCell(text: string): Cell {
  return text === '' ? emptyCell : { kind: 'string', text, raw: text, merged: false };
}

/** The cell of a row, 0-based; past the last filled column it is the empty cell. */
export function cellAt(row: Row | undefined, column: number): Cell {
  return row?.cells[column] ?? emptyCell;
}

/** The columns of a row whose cells hold a value of their own, not one shown by a merged area. */
export function ownColumns(row: Row): number[] {
  return [...row.cells.keys()].filter((column) => isOwn(row.cells[column]));
}

export function isOwn(cell: Cell | undefined): cell is Cell {
  return cell !== undefined && cell.kind !== 'empty' && !cell.merged;
}

/** 0 → A, 25 → Z, 26 → AA: how the workbook names a column. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCodePoint(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** `AB12` → 27; undefined when the reference does not begin with letters. */
export function columnOf(reference: string): number | undefined {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return at === 0 ? undefined : column - 1;
}
