import type { FoundTable, Row } from '../sheets/index.ts';
import type { ImportKind } from './kinds.ts';
import type { Place } from './plan.ts';
import type { HeaderOf, RawRow } from './row-reader.ts';

/** A workbook that is known for what it is: its rows, its headers, and the facts around its list by label. */
export type Source = {
  readonly kind: ImportKind;
  readonly sheet: string;
  readonly rows: Iterable<RawRow>;
  /** Other sheets with the same list of another school or district, or the same form of another student. */
  readonly more: readonly Source[];
  /** Rows of these sheets, of which some are no data: for telling how far the checking is. */
  readonly length: number;
  readonly header: HeaderOf;
  /** How many columns were recognised, which are there, and the headers that mean nothing. */
  readonly columns: number;
  readonly has: (column: string) => boolean;
  readonly unknown: readonly string[];
  /** Rows that are taken for totals or remarks; known once `rows` have been gone through. */
  readonly skipped: readonly Place[];
  readonly others: readonly string[];
  readonly around: Readonly<Record<string, string>>;
  /** Where the rows came from, for sending some of them back in the same layout. */
  readonly table: FoundTable<string> | null;
  readonly sheetRows: Iterable<Row>;
};

/** One source of several that are read together; `others` are the sheets of the same kind that are not. */
export function joined(sources: readonly [Source, ...Source[]], others: readonly string[]): Source {
  const [first, ...more] = sources;
  return { ...first, more, others, length: sources.reduce((sum, one) => sum + one.length, 0) };
}

/** Where the rows of a source stand: `at` is its place among those that are read together, 0 for the first. */
export type Among = { readonly at: number; readonly several: boolean };

/** The id of a row: rows of two sheets may have one number. */
export const idOf = ({ at }: Among, row: number): string => (at === 0 ? `r${row}` : `s${at + 1}-r${row}`);
