import type { Limits } from './limits.ts';
import { type Refusal, type RefusalFacts, Refused } from './refusal.ts';
import { type CellKind, cellKinds } from './sheet.ts';

/**
 * What the worker sends. Equal cells are sent once and then named by a number: 0 is the empty cell, others count up in the
 * order of sending. `rows` is a flat list: row number, number of cells, the cells. `merges`: top, left, bottom, right, 0-based.
 */
export type Message =
  | { readonly type: 'sheet'; readonly name: string; readonly hidden: boolean }
  | {
      readonly type: 'batch';
      readonly kinds: Uint8Array;
      /** All texts as one in UTF-16, and where each ends: moved, not copied, and no burden to the receiver's heap. */
      readonly text: Uint8Array<ArrayBuffer>;
      readonly ends: Uint32Array;
      /** Only where it differs from the text, by the place in the batch. */
      readonly raws: ReadonlyMap<number, string>;
      readonly rows: Uint32Array;
    }
  | { readonly type: 'merges'; readonly areas: Uint32Array }
  | { readonly type: 'done' }
  | { readonly type: 'refused'; readonly refusal: Refusal; readonly facts: RefusalFacts };

export interface Batches {
  startSheet(name: string, hidden: boolean): void;
  /** The number of a cell; the same cell has the same number while it is remembered. */
  cell(kind: CellKind, text: string, raw?: string): number;
  /** As `cell`, for texts that the file itself lists only once. */
  listedText(text: string): number;
  row(number: number, cells: readonly number[]): void;
  merges(areas: readonly number[]): void;
  flush(): void;
}

const rowsPerBatch = 400;
const charactersPerBatch = 250_000;
/** Equal texts are recognised while this many characters of them are remembered. */
const rememberedCharacters = 1_000_000;

export function makeBatches(send: (message: Message) => void, limits: Limits): Batches {
  const count = makeCounts(limits);
  const remembered = makeMemory();
  let sheet = '';
  let next = 1;
  let batch = emptyBatch();

  function add(kind: CellKind, text: string, raw: string): number {
    count.text(text.length);
    if (raw !== text) batch.raws.set(batch.texts.length, raw);
    batch.kinds.push(cellKinds.indexOf(kind));
    batch.texts.push(text);
    batch.characters += text.length;
    next += 1;
    if (batch.characters > charactersPerBatch) flush();
    return next - 1;
  }

  function flush(): void {
    if (batch.rowCount > 0 || batch.texts.length > 0) send(packed(batch));
    batch = emptyBatch();
  }

  return {
    flush,
    listedText: (text) => (text === '' ? 0 : add('string', text, text)),
    cell(kind, text, raw = text) {
      if (text === '' || kind === 'empty') return 0;
      const key = kind === 'string' ? text : `\u0001${kind}\u0001${raw}\u0001${text}`;
      return remembered.get(key) ?? remembered.set(key, add(kind, text, raw));
    },
    row(number, cells) {
      count.row(cells.length, sheet, number);
      batch.rows.push(number, cells.length, ...cells);
      batch.rowCount += 1;
      if (batch.rowCount >= rowsPerBatch) flush();
    },
    startSheet(name, hidden) {
      flush();
      sheet = name;
      send({ type: 'sheet', name, hidden });
    },
    merges(areas) {
      flush();
      if (areas.length > 0) send({ type: 'merges', areas: Uint32Array.from(areas) });
    },
  };
}

interface OpenBatch {
  readonly kinds: number[];
  readonly texts: string[];
  readonly raws: Map<number, string>;
  readonly rows: number[];
  rowCount: number;
  characters: number;
}

function emptyBatch(): OpenBatch {
  return { kinds: [], texts: [], raws: new Map(), rows: [], rowCount: 0, characters: 0 };
}

function packed({ kinds, texts, raws, rows, characters }: OpenBatch): Message {
  let end = 0;
  const ends = Uint32Array.from(texts, (text) => (end += text.length));
  const text = new Uint8Array(characters * 2);
  Buffer.from(text.buffer).write(texts.join(''), 'utf16le');
  return { type: 'batch', kinds: Uint8Array.from(kinds), text, ends, raws, rows: Uint32Array.from(rows) };
}

/** Remembers the numbers of cells, and forgets all when there are too many. */
function makeMemory() {
  const numbers = new Map<string, number>();
  let characters = 0;
  return {
    get: (key: string) => numbers.get(key),
    set(key: string, number: number): number {
      characters += key.length;
      if (characters > rememberedCharacters) {
        numbers.clear();
        characters = key.length;
      }
      numbers.set(key, number);
      return number;
    },
  };
}

/** Refuses what goes over a limit while it is read. */
function makeCounts(limits: Limits) {
  const sum = { rows: 0, cells: 0, characters: 0 };
  return {
    text(length: number): void {
      sum.characters += length;
      if (sum.characters <= limits.characters) return;
      throw new Refused('too_large', { found: sum.characters, allowed: limits.characters, detail: 'characters' });
    },
    row(cells: number, sheet: string, row: number): void {
      sum.rows += 1;
      sum.cells += cells;
      if (sum.rows > limits.rows) throw new Refused('too_many_rows', { allowed: limits.rows, sheet, row });
      if (cells > limits.columns) {
        throw new Refused('too_many_columns', { found: cells, allowed: limits.columns, sheet, row });
      }
      if (sum.cells > limits.cells) throw new Refused('too_large', { allowed: limits.cells, sheet, detail: 'cells' });
    },
  };
}
