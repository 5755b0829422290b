import type { Batches } from './batches.ts';
import { cleanText, readEscapes } from './clean-text.ts';
import type { Limits } from './limits.ts';
import { dayOfSerial, type NumberFormat, shownNumber, timeOfSerial } from './number-format.ts';
import { Refused } from './refusal.ts';
import { columnOf } from './sheet.ts';
import { formatOf } from './workbook-parts.ts';
import { readXml, type XmlReader } from './xml.ts';

/** What the cells of a sheet refer to. */
export interface CellContext {
  readonly formats: readonly NumberFormat[];
  readonly shared: readonly number[];
  readonly from1904: boolean;
}

type Attributes = Readonly<Record<string, string>>;

/** The texts that cells share, each as its number in the batches; readings (`rPh`) are no part of a text. */
export async function readSharedStrings(
  part: AsyncIterable<Uint8Array> | undefined,
  batches: Batches,
  limits: Limits,
): Promise<readonly number[]> {
  const shared: number[] = [];
  if (!part) return shared;
  let text = '';
  let taking = false;
  let reading = false;
  const reader: XmlReader = {
    open(tag) {
      if (tag === 'si') text = '';
      if (tag === 'rPh') reading = true;
      taking = tag === 't' && !reading;
    },
    text(piece) {
      if (taking) text += piece;
    },
    close(tag) {
      taking = false;
      if (tag === 'rPh') reading = false;
      if (tag === 'si') shared.push(batches.listedText(checked(cleanText(readEscapes(text)), limits)));
      if (shared.length > limits.cells) throw new Refused('too_large', { allowed: limits.cells, detail: 'texts' });
    },
  };
  await readXml(part, reader, limits);
  return shared;
}

/** Sends the rows of one sheet, then its merged areas: a workbook writes them in this order. */
export async function readWorksheet(
  part: AsyncIterable<Uint8Array>,
  context: CellContext,
  batches: Batches,
  limits: Limits,
): Promise<void> {
  const areas: number[] = [];
  let mergedRows = 0;
  const rows = rowReader(context, batches, limits);
  const open = (tag: string, attributes: Attributes) => {
    if (tag !== 'mergeCell') return rows.open(tag, attributes);
    const area = areaOf(attributes.ref ?? '');
    if (!area) return;
    areas.push(...area);
    mergedRows += Math.max(1, Math.min(area[2], limits.rows) - area[0] + 1);
    if (mergedRows > limits.mergedRows) {
      throw new Refused('too_large', { allowed: limits.mergedRows, detail: 'rows of merged areas' });
    }
  };
  await readXml(part, { ...rows, open }, limits);
  batches.merges(areas);
}

function rowReader(context: CellContext, batches: Batches, limits: Limits): XmlReader {
  let row = 0;
  let column = -1;
  let cells: number[] = [];
  let cell: Attributes = {};
  let value = '';
  let formula: string | null = null;
  let into: 'value' | 'formula' | 'nothing' = 'nothing';
  let reading = false;

  const place = (number: number) => {
    if (number === 0) return;
    if (column >= limits.columns) throw new Refused('too_many_columns', { allowed: limits.columns, row });
    while (cells.length < column) cells.push(0);
    cells[column] = number;
  };
  return {
    open(tag, attributes) {
      if (tag === 'row') {
        row = rowNumber(attributes.r, row + 1);
        column = -1;
        cells = [];
      } else if (tag === 'c') {
        column = columnOf(attributes.r ?? '') ?? column + 1;
        cell = attributes;
        value = '';
        formula = null;
      } else if (tag === 'rPh') reading = true;
      else if (tag === 'f') formula = '';
      into = tag === 'v' || (tag === 't' && !reading) ? 'value' : tag === 'f' ? 'formula' : 'nothing';
    },
    text(piece) {
      if (into === 'value') value += piece;
      if (into === 'formula' && formula !== null && formula.length < formulaCharacters) formula += piece;
    },
    close(tag) {
      into = 'nothing';
      if (tag === 'rPh') reading = false;
      if (tag === 'c') {
        const lacks = formula !== null && value === '' && cell.t !== 'str';
        place(lacks ? unsolved(formula ?? '', batches) : cellNumber(cell, value, context, batches, { limits, row }));
      }
      if (tag === 'row' && cells.length > 0) batches.row(row, cells);
    },
  };
}

/** As much of a formula as tells which one it is. */
const formulaCharacters = 100;

/** Some programs write formulas and leave it to others to work them out: nobody knows what such a cell holds. */
function unsolved(formula: string, batches: Batches): number {
  return batches.cell('formula', `=${cleanText(formula).slice(0, formulaCharacters)}`);
}

function rowNumber(written: string | undefined, next: number): number {
  const number = Number(written ?? next);
  return Number.isInteger(number) && number > 0 && number <= 1_048_576 ? number : next;
}

function cellNumber(
  cell: Attributes,
  value: string,
  context: CellContext,
  batches: Batches,
  at: { limits: Limits; row: number },
): number {
  switch (cell.t ?? 'n') {
    case 's': {
      const number = value === '' ? 0 : context.shared[Number(value)];
      if (number === undefined) throw new Refused('broken', { detail: 'a shared text is missing', row: at.row });
      return number;
    }
    case 'n':
      return value === '' ? 0 : numberCell(value, formatOf(context.formats, cell.s), context, batches);
    case 'e':
      return batches.cell('formula', cleanText(value));
    case 'b':
      return batches.cell('boolean', value === '1' || value === 'true' ? 'TRUE' : 'FALSE', value);
    case 'd':
      return /^\d{4}-\d\d-\d\d/.test(value)
        ? batches.cell('date', value.slice(0, 10), value)
        : batches.cell('string', value);
    default:
      return batches.cell('string', checked(cleanText(readEscapes(value)), at.limits, at.row));
  }
}

function numberCell(raw: string, format: NumberFormat, context: CellContext, batches: Batches): number {
  const day = format.shows === 'day' ? dayOfSerial(raw, context.from1904) : undefined;
  if (day !== undefined) return batches.cell('date', day, raw);
  const time = format.shows === 'time' ? timeOfSerial(raw) : undefined;
  const text = time ?? shownNumber(raw, format);
  return text === undefined ? batches.cell('string', cleanText(raw)) : batches.cell('number', text, raw);
}

function checked(text: string, limits: Limits, row?: number): string {
  if (text.length <= limits.cellCharacters) return text;
  const facts = { found: text.length, allowed: limits.cellCharacters };
  throw new Refused('cell_too_long', row === undefined ? facts : { ...facts, row });
}

/** `B3:B7` as top, left, bottom, right, 0-based; undefined for a reference that is none or covers nothing more. */
function areaOf(reference: string): readonly [number, number, number, number] | undefined {
  const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  const [left, right] = [columnOf(found?.[1] ?? ''), columnOf(found?.[3] ?? '')];
  if (left === undefined || right === undefined) return undefined;
  return [Number(found?.[2]) - 1, left, Number(found?.[4]) - 1, right];
}
