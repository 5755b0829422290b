import type { Choice, OutCell, OutRow, OutSheet, OutValue } from './out-sheet.ts';

/** A column of an exported list. Columns that follow each other with one `group` stand under it in a header of two lines. */
export interface OutColumn {
  readonly header: string;
  readonly width: number;
  readonly group?: string;
  readonly options?: readonly string[];
  /** Whether only the options may be entered; several values in one cell need false. */
  readonly strict?: boolean;
}

export interface TableSpec {
  readonly name: string;
  /** 附件1 and the like, on its own line over the title. */
  readonly mark?: string;
  readonly title?: string;
  /** The line between title and header: 学校名称：…  填表老师：… */
  readonly facts?: string;
  readonly columns: readonly OutColumn[];
  /** One value a column; an `OutCell` where one cell looks different. */
  readonly rows: Iterable<readonly (OutValue | OutCell)[]>;
  /** Framed rows to write in, under the others. */
  readonly blankRows?: number;
  /** Lines under the list, each merged over its width. */
  readonly notes?: readonly string[];
  /** Cells under the list, spread over its width: 单位负责人：… 填报人：… 联系电话：… */
  readonly signatures?: readonly string[];
  readonly landscape?: boolean;
  readonly foot?: string;
}

/** Rows that a drop-down covers below the last filled one. */
const choiceRows = 1000;

/** A list in the official layout: mark, title, facts, header of one or two lines, rows, notes, signatures. */
export function tableSheet(spec: TableSpec): OutSheet {
  const above = rowsAbove(spec);
  const header = headerRows(spec.columns);
  const fromRow = above.length + header.length;
  return {
    name: spec.name,
    widths: spec.columns.map((column) => column.width),
    rows: allRows(spec, [...above, ...header]),
    frozenRows: fromRow,
    repeatedRows: [above.length, fromRow - 1],
    choices: choicesOf(spec.columns, fromRow),
    ...(spec.landscape === undefined ? {} : { landscape: spec.landscape }),
    ...(spec.foot === undefined ? {} : { foot: spec.foot }),
  };
}

function* allRows(spec: TableSpec, top: readonly OutRow[]): Generator<OutRow> {
  yield* top;
  for (const row of spec.rows) {
    yield { cells: spec.columns.map((_, at) => outCell(row[at] ?? null)) };
  }
  for (let blank = 0; blank < (spec.blankRows ?? 0); blank += 1) {
    yield { cells: spec.columns.map(() => ({ value: null, look: 'cell' })), height: 22 };
  }
  const across = spec.columns.length;
  for (const note of spec.notes ?? []) yield { cells: [{ value: note, look: 'plain', across }] };
  if (spec.signatures?.length) yield signatureRow(spec.signatures, across);
}

function outCell(value: OutValue | OutCell): OutCell {
  return value !== null && typeof value === 'object' && 'value' in value ? value : { value };
}

function rowsAbove(spec: TableSpec): OutRow[] {
  const across = spec.columns.length;
  const rows: OutRow[] = [];
  if (spec.mark !== undefined) rows.push({ cells: [{ value: spec.mark, look: 'plain' }], height: 18 });
  if (spec.title !== undefined) rows.push({ cells: [{ value: spec.title, look: 'title', across }], height: 36 });
  if (spec.facts !== undefined) rows.push({ cells: [{ value: spec.facts, look: 'plain', across }], height: 24 });
  return rows;
}

function headerRows(columns: readonly OutColumn[]): OutRow[] {
  if (columns.every((column) => column.group === undefined)) {
    return [{ cells: columns.map((column) => headerCell(column.header)), height: 36 }];
  }
  const top = columns.map((column, at) => {
    if (column.group === undefined) return headerCell(column.header, { down: 2 });
    if (columns[at - 1]?.group === column.group) return null;
    const end = columns.findIndex((other, after) => after > at && other.group !== column.group);
    return headerCell(column.group, { across: (end < 0 ? columns.length : end) - at });
  });
  const bottom = columns.map((column) => (column.group === undefined ? null : headerCell(column.header)));
  return [
    { cells: top, height: 24 },
    { cells: bottom, height: 24 },
  ];
}

function headerCell(value: string, size: { readonly across?: number; readonly down?: number } = {}): OutCell {
  return { value, look: 'header', ...size };
}

function choicesOf(columns: readonly OutColumn[], fromRow: number): Choice[] {
  return columns.flatMap(({ options, strict = true }, column) =>
    options ? [{ column, fromRow, toRow: fromRow + choiceRows - 1, options, strict }] : [],
  );
}

/** Each text over an equal part of the list's width. */
function signatureRow(texts: readonly string[], width: number): OutRow {
  const cells: (OutCell | null)[] = Array.from({ length: width }, () => null);
  const place = (at: number) => Math.floor((at * width) / texts.length);
  texts.slice(0, width).forEach((value, at) => {
    cells[place(at)] = { value, look: 'plain', across: place(at + 1) - place(at) };
  });
  return { cells, height: 30 };
}
