import { makeHeaderIndex } from './headers.ts';
import { labelsIn, withoutLines } from './labels.ts';
import { type Option, readOptions } from './options.ts';
import { type Cell, cellAt, emptyCell, isOwn, ownColumns, type Row, type Sheet, textCell } from './sheet.ts';

/** A field of a form: the texts its label may show. */
export interface FieldSpec<K extends string> {
  readonly key: K;
  readonly labels: readonly string[];
}

export interface FormValue {
  /** The row that the workbook shows and the column of the value's cell, 0-based. */
  readonly row: number;
  readonly column: number;
  /** The cell beside the label, or what follows the label in its own cell; the empty cell when nothing is there. */
  readonly cell: Cell;
  /** All texts up to the next label, for values that are spread over cells. */
  readonly texts: readonly string[];
  /** What can be ticked, as in `☑就业 □创业`; none when the value is plain text. */
  readonly options: readonly Option[];
}

/** A form fits on a page or two. */
const formRows = 200;
/** So many rows are looked through for forms below one another. */
const sheetRows = 5000;

/** One form, and the rows of its sheet that are its own. */
export interface FoundForm<K extends string> {
  readonly sheet: Sheet;
  readonly values: Partial<Record<K, FormValue>>;
}

/** How forms below one another are told apart. */
export interface FormBreak<K extends string> {
  /** The field that every form has once; where its label stands again, another form begins. */
  readonly first: K;
  /** Fields that may stand over that one. */
  readonly over: readonly K[];
  /** With fewer labels than this behind it, it is no form of its own. */
  readonly least: number;
}

/** Every form of these sheets, on each of which several may stand below one another. */
export function readForms<K extends string>(
  sheets: readonly Sheet[],
  fields: readonly FieldSpec<K>[],
  apart: FormBreak<NoInfer<K>>,
): FoundForm<K>[] {
  const keyOf = keyOfFields(fields);
  return sheets.flatMap((sheet) => formsIn(sheet, keyOf, apart));
}

function formsIn<K extends string>(
  sheet: Sheet,
  keyOf: KeyOf<K>,
  { first, over, least }: FormBreak<K>,
): FoundForm<K>[] {
  const rows = [...sheet.rows].slice(0, sheetRows);
  const keys = rows.map((row) => keysIn(row, keyOf));
  const begins = [...keys.keys()].filter((place) => keys[place]?.includes(first));
  const whole = begins.filter((place, at) => new Set(keys.slice(place, begins[at + 1]).flat()).size >= least);
  const starts = whole.map((place, at) => {
    let start = at === 0 ? 0 : place;
    while (start > 0 && keys[start - 1]?.every((key) => over.includes(key))) start -= 1;
    return start;
  });
  return (starts.length === 0 ? [0] : starts).map((start, at) => {
    const part = { ...sheet, rows: rows.slice(start, starts[at + 1]) };
    return { sheet: part, values: valuesIn(part, keyOf) };
  });
}

const keyOfFields = <K extends string>(fields: readonly FieldSpec<K>[]): KeyOf<K> => {
  const index = makeHeaderIndex(fields.map(({ key, labels }) => ({ key, texts: labels })));
  return (text) => index.exact(text) ?? index.loose(text);
};

/** The fields whose labels stand in a text, alone or before their values. */
const keysOf = <K>(text: string, keyOf: KeyOf<K>): K[] => {
  const key = keyOf(text);
  return key === undefined ? labelsIn(text).flatMap(({ label }) => keyOf(label) ?? []) : [key];
};
const keysIn = <K>(row: Row, keyOf: KeyOf<K>): K[] =>
  ownColumns(row).flatMap((column) => keysOf(cellAt(row, column).text, keyOf));
const hasLabel = <K>(text: string, keyOf: KeyOf<K>): boolean => keysOf(text, keyOf).length > 0;

/**
 * Reads a form whose labels stand beside their values (附件2) or before them in one cell (`编号：D00004`).
 * Name every label of the form, wanted or not: one that is not named reads as a value.
 * A label that stands twice counts where it first has a value. Keys whose label is nowhere are not in the answer.
 */
export function readForm<K extends string>(
  sheet: Sheet,
  fields: readonly FieldSpec<K>[],
): Partial<Record<K, FormValue>> {
  return valuesIn(sheet, keyOfFields(fields));
}

function valuesIn<K extends string>(sheet: Sheet, keyOf: KeyOf<K>): Partial<Record<K, FormValue>> {
  const values: Partial<Record<K, FormValue>> = {};
  const rows = [...sheet.rows].slice(0, formRows);
  const put = (key: K, value: FormValue) => {
    if (!values[key] || values[key].texts.length === 0) values[key] = value;
  };
  rows.forEach((row, place) => {
    for (const column of ownColumns(row)) {
      const text = cellAt(row, column).text;
      const key = keyOf(text);
      if (key !== undefined) put(key, besideLabel(rows, place, column, keyOf));
      else for (const inline of inlineValues(row, column, keyOf)) put(inline.key, inline.value);
    }
  });
  return values;
}

type KeyOf<K> = (text: string) => K | undefined;

function besideLabel<K>(rows: readonly Row[], place: number, column: number, keyOf: KeyOf<K>): FormValue {
  const row = rows[place] as Row;
  const label = cellAt(row, column);
  let start = column + 1;
  while (cellAt(row, start).merged && cellAt(row, start).text === label.text) start += 1;
  const texts = textsFrom(row, start, keyOf);
  // A label merged downwards has values in every row it covers.
  for (let next = place + 1; next < rows.length; next += 1) {
    const below = cellAt(rows[next], column);
    if (!below.merged || below.text !== label.text) break;
    texts.push(...textsFrom(rows[next] as Row, start, keyOf));
  }
  const beside = cellAt(row, start);
  const cell = isOwn(beside) && !hasLabel(beside.text, keyOf) ? beside : emptyCell;
  return formValue({ row: row.number, column: start, cell, texts });
}

function textsFrom<K>(row: Row, start: number, keyOf: KeyOf<K>): string[] {
  const texts: string[] = [];
  for (let column = start; column < row.cells.length; column += 1) {
    const cell = cellAt(row, column);
    if (!isOwn(cell)) continue;
    if (hasLabel(cell.text, keyOf)) break;
    texts.push(cell.text);
  }
  return texts;
}

/** `申请人（签字）：谢航浩`, and what stands beside it, such as the date. */
function inlineValues<K>(row: Row, column: number, keyOf: KeyOf<K>): { key: K; value: FormValue }[] {
  const pairs = labelsIn(cellAt(row, column).text);
  return pairs.flatMap(({ label, value }, at) => {
    const key = keyOf(label);
    if (key === undefined) return [];
    const beside = at === pairs.length - 1 ? textsFrom(row, column + 1, keyOf) : [];
    const texts = [value, ...beside].filter((text) => text !== '');
    return [{ key, value: formValue({ row: row.number, column, cell: textCell(value), texts }) }];
  });
}

function formValue(found: Omit<FormValue, 'options'>): FormValue {
  const texts = found.texts.map((text) => withoutLines(text).trim()).filter((text) => text !== '');
  return { ...found, texts, options: found.texts.flatMap((text) => readOptions(text)) };
}
