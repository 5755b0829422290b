import type { CellLook } from './looks.ts';

/** A text is always written as text, never as a formula; a day is YYYY-MM-DD. */
export type OutValue = string | number | { readonly day: string } | null;

/** A cell with a look of its own, or one that covers its neighbours: `across` columns and `down` rows, itself included. */
export interface OutCell {
  readonly value: OutValue;
  readonly look?: CellLook;
  readonly across?: number;
  readonly down?: number;
}

/** Cells from column A on; null leaves a place alone, as under a cell that covers it. */
export interface OutRow {
  readonly cells: readonly (OutCell | null)[];
  /** In points; without it the row fits its longest text. */
  readonly height?: number;
}

/** A drop-down over some rows of a column, 0-based; unless `strict`, other values can be typed too. */
export interface Choice {
  readonly column: number;
  readonly fromRow: number;
  readonly toRow: number;
  readonly options: readonly string[];
  readonly strict: boolean;
}

export interface OutSheet {
  readonly name: string;
  /** In characters of the normal font; a Chinese character counts as two. */
  readonly widths: readonly number[];
  readonly rows: Iterable<OutRow>;
  /** How many rows stay in sight when scrolled. */
  readonly frozenRows?: number;
  /** Rows printed on top of every page, 0-based, both included. */
  readonly repeatedRows?: readonly [number, number];
  readonly choices?: readonly Choice[];
  readonly landscape?: boolean;
  /** Printed at the foot of every page, such as who exported the list and when. */
  readonly foot?: string;
  readonly hidden?: boolean;
}
