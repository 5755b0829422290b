import { emptyCell, type Cell } from '../sheets/index.ts';
import type { Place, ProblemCode, RowProblem } from './plan.ts';

/** What is wrong with a value, before it is known in which column it stands. */
export type Wrong = {
  readonly code: ProblemCode;
  readonly allowed?: readonly string[];
  readonly suggestions?: readonly string[];
  readonly found?: string;
};
/** What a cell says: a value, nothing at all, or something that cannot be right. */
export type Said<T> = { readonly value: T } | { readonly wrong: Wrong } | null;

export const said = <T>(value: T): { readonly value: T } => ({ value });
export const wrong = (code: ProblemCode, more: Omit<Wrong, 'code'> = {}): { readonly wrong: Wrong } => ({
  wrong: { code, ...more },
});

/** One row of a list, or one form, by column. */
export type RawRow = Standing & {
  readonly cells: Readonly<Record<string, Cell>>;
  /** What a head says that stands between the list's own head and this row. */
  readonly head?: Readonly<Record<string, string>>;
};
/** Where it stands, and the id that no other row of the workbook has. */
export type Standing = Place & {
  readonly id: string;
  /** Of a form: the row of each field, by its label. */
  readonly rowOf?: Readonly<Record<string, number>>;
};
export const standingOf = ({ id, row, sheet, rowOf }: Standing): Standing => ({
  id,
  row,
  ...(sheet === undefined ? {} : { sheet }),
  ...(rowOf === undefined ? {} : { rowOf }),
});
/** The header of a column as the file shows it, on one line. */
export type HeaderOf = (column: string) => string;

/** A problem that is known only beside the records that are there. */
export const problemIn = (header: HeaderOf, column: string, code: ProblemCode, found: string): RowProblem => ({
  column: header(column),
  code,
  found: found.slice(0, longestFound),
  allowed: [],
  suggestions: [],
});

/** A value that may stand in one row only stands in an earlier one. */
export const repeated = (header: HeaderOf, column: string, found: string, see: Place): RowProblem => ({
  ...problemIn(header, column, 'repeated', found),
  see,
});

export type RowReader = {
  readonly problems: RowProblem[];
  readonly cell: (column: string) => Cell;
  readonly header: HeaderOf;
  /** What the cell says; undefined when it says nothing, or something wrong, which is then among the problems. */
  readonly get: <T>(column: string, read: (cell: Cell) => Said<T>) => T | undefined;
  readonly refuse: (column: string, wrong: Wrong) => void;
};

const longestFound = 200;
/** Signs that people put into a cell to show that it is empty. */
const dashes = /^[\s/／\\\-—–－_.。]*$/;

export function readRow(row: RawRow, header: HeaderOf): RowReader {
  const problems: RowProblem[] = [];
  const cell = (column: string): Cell => {
    const one = row.cells[column] ?? emptyCell;
    return dashes.test(one.text) ? emptyCell : one;
  };
  const refuse = (column: string, { code, allowed = [], suggestions = [], found }: Wrong) => {
    const text = (found ?? cell(column).text).slice(0, longestFound);
    problems.push({ column: header(column), code, found: text, allowed, suggestions });
  };
  const get = <T>(column: string, read: (cell: Cell) => Said<T>): T | undefined => {
    const one = cell(column);
    if (one.kind === 'empty') return undefined;
    if (one.kind === 'formula') return void refuse(column, { code: 'formula_unsolved' });
    const answer = read(one);
    if (answer === null) return undefined;
    if ('value' in answer) return answer.value;
    refuse(column, answer.wrong);
    return undefined;
  };
  return { problems, cell, header, get, refuse };
}
