import type { Message } from './batches.ts';
import { type Cell, cellKinds, emptyCell, type Row, type Rows } from './sheet.ts';

type Batch = Extract<Message, { type: 'batch' }>;

/** Cells by their number, in the batches as they were received. */
export interface CellStore {
  add(batch: Batch): void;
  cell(number: number): Cell;
}

export function makeCellStore(): CellStore {
  const batches: Batch[] = [];
  /** The number of each batch's first cell. */
  const firsts: number[] = [];
  let next = 1;
  return {
    add(batch) {
      batches.push(batch);
      firsts.push(next);
      next += batch.ends.length;
    },
    cell(number) {
      if (number === 0) return emptyCell;
      const at = lastUpTo(firsts, number);
      return cellOf(batches[at], number - (firsts[at] ?? 0));
    },
  };
}

/** The place of the last of these rising numbers that is not above another: a batch begins with every sheet. */
function lastUpTo(rising: readonly number[], number: number): number {
  let [from, to] = [0, rising.length - 1];
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (rising[middle]! <= number) from = middle;
    else to = middle - 1;
  }
  return from;
}

function cellOf(batch: Batch | undefined, index: number): Cell {
  if (!batch || index >= batch.ends.length) return emptyCell;
  const from = index === 0 ? 0 : (batch.ends[index - 1] ?? 0);
  const text = Buffer.from(batch.text.buffer).toString('utf16le', from * 2, (batch.ends[index] ?? 0) * 2);
  const kind = cellKinds[batch.kinds[index] ?? 0] ?? 'empty';
  return { kind, text, raw: batch.raws.get(index) ?? text, merged: false };
}

/** A stretch of one row that shows a merged area's value. */
interface Cover {
  readonly left: number;
  readonly right: number;
  readonly cell: number;
}

/** Rows that stay packed until they are looked at: kept as objects, 10,000 rows of 24 cells cost 30 MB more. */
export interface PackedRows extends Rows {
  /** Takes a batch's `rows` and says how many they are. */
  add(packed: Uint32Array): number;
  /** Takes the merged areas; rows that the sheet leaves blank stay away. */
  merge(areas: Uint32Array): void;
}

/** What a list or form is, its first rows say, and every kind looks at them. */
const headRows = 32;
const headCells = 48;

export function makePackedRows(store: CellStore): PackedRows {
  const numbers: number[] = [];
  const cellNumbers: Uint32Array[] = [];
  const covers = new Map<number, Cover[]>();
  const head = new Map<number, Row>();

  function at(index: number): Row | undefined {
    const place = index < 0 ? numbers.length + index : index;
    const before = head.get(place);
    const row = before ?? unpack(place);
    if (row && !before && place < headRows && row.cells.length <= headCells) head.set(place, row);
    return row;
  }

  function unpack(place: number): Row | undefined {
    const number = numbers[place];
    if (number === undefined) return undefined;
    const cells = Array.from(cellNumbers[place] ?? [], (cell) => store.cell(cell));
    for (const cover of covers.get(place) ?? []) coverCells(cells, cover, store.cell(cover.cell));
    return { number, cells };
  }

  return {
    at,
    get length() {
      return numbers.length;
    },
    *[Symbol.iterator]() {
      for (let place = 0; place < numbers.length; place += 1) yield at(place) as Row;
    },
    add(packed) {
      const before = numbers.length;
      head.clear();
      for (let from = 0; from < packed.length;) {
        const end = from + 2 + (packed[from + 1] ?? 0);
        numbers.push(packed[from] ?? 0);
        cellNumbers.push(packed.subarray(from + 2, end));
        from = end;
      }
      return numbers.length - before;
    },
    merge(areas) {
      head.clear();
      const width = cellNumbers.reduce((most, cells) => Math.max(most, cells.length), 0);
      const places = new Map(numbers.map((number, place) => [number - 1, place]));
      for (let from = 0; from + 3 < areas.length; from += 4) {
        const [top = 0, left = 0, bottom = 0, right = 0] = areas.subarray(from, from + 4);
        const first = places.get(top);
        const cell = first === undefined ? 0 : (cellNumbers[first]?.[left] ?? 0);
        if (first === undefined || cell === 0) continue;
        const stretch = { left, right: Math.min(right, width - 1), cell };
        addCover(covers, first, { ...stretch, left: left + 1 });
        for (let place = first + 1; (numbers[place] ?? Infinity) - 1 <= bottom; place += 1) {
          addCover(covers, place, stretch);
        }
      }
    },
  };
}

function addCover(covers: Map<number, Cover[]>, place: number, cover: Cover): void {
  const list = covers.get(place);
  if (list) list.push(cover);
  else covers.set(place, [cover]);
}

function coverCells(cells: Cell[], cover: Cover, value: Cell): void {
  const merged: Cell = { ...value, merged: true };
  while (cells.length < cover.left) cells.push(emptyCell);
  for (let column = cover.left; column <= cover.right; column += 1) cells[column] = merged;
}
