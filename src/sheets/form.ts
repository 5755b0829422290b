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

/**
 * Reads a form whose labels stand beside their values (附件2) or before them in one cell (`编号：D00004`).
 * Name every label of the form, wanted or not: one that is not named reads as a value.
 * A label that stands twice counts where it first has a value. Keys whose label is nowhere are not in the answer.
 */
export function readForm<K extends string>(
  sheet: Sheet,
  fields: readonly FieldSpec<K>[],
): Partial<Record<K, FormValue>> {
  const index = makeHeaderIndex(fields.map(({ key, labels }) => ({ key, texts: labels })));
  const keyOf = (text: string) => index.exact(text) ?? index.loose(text);
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
  const cell = isOwn(beside) && keyOf(beside.text) === undefined ? beside : emptyCell;
  return formValue({ row: row.number, column: start, cell, texts });
}

function textsFrom<K>(row: Row, start: number, keyOf: KeyOf<K>): string[] {
  const texts: string[] = [];
  for (let column = start; column < row.cells.length; column += 1) {
    const cell = cellAt(row, column);
    if (!isOwn(cell)) continue;
    if (keyOf(cell.text) !== undefined) break;
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
