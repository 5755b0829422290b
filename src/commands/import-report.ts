import type { FileRefused, ImportKind, NewName, Place, Plan, PlannedRow } from '../imports/index.ts';

/** One row, or the file as a whole (`row` null), that did not go in as it stands. */
export type ReportedProblem = {
  /** As the workbook shows it, 1-based. */
  readonly row: number | null;
  /** Its sheet, where more than one was read. */
  readonly sheet?: string;
  /** The header as the workbook shows it. */
  readonly column: string | null;
  readonly code: string;
  readonly found: string;
  readonly allowed: readonly string[];
  readonly suggestions: readonly string[];
  /** The earlier row that a repeated one says the same as. */
  readonly same_as_row?: number;
  readonly same_as_sheet?: string;
};
export type Report = {
  readonly kind: ImportKind | null;
  readonly sheet: string | null;
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly waiting: number;
  readonly refused: number;
  readonly problems: readonly ReportedProblem[];
  /** Columns, sheets and rows that were not read, and schools and employers that are new; left out where there are none. */
  readonly unknown_columns?: readonly string[];
  readonly unread_sheets?: readonly string[];
  readonly skipped_rows?: readonly Place[];
  readonly new_schools?: readonly NewName[];
  readonly new_employers?: readonly NewName[];
  /** Rows that went in and that somebody should look at; left out where there are none. */
  readonly notices?: readonly {
    readonly row: number;
    readonly sheet?: string;
    readonly notice: PlannedRow['notices'][number]['kind'];
    readonly number: string;
  }[];
};

/** The report of one file, in the order of its rows. */
export function reportOf({ kind, sheet, counts, rows, unknown, others, skipped, adds }: Plan): Report {
  const notices = rows.flatMap((row) =>
    row.notices.map((one) => ({ ...placeOf(row), notice: one.kind, number: one.number })),
  );
  return {
    kind,
    sheet,
    rows: counts.rows,
    new: counts.new,
    changed: counts.changed,
    same: counts.same,
    waiting: counts.waiting,
    refused: counts.refused,
    problems: rows.flatMap((row) =>
      [...row.problems.map(refusedProblem), ...openQuestions(row)].map((one) => ({
        ...placeOf(row),
        ...fieldRow(row, one.column),
        ...one,
      })),
    ),
    ...listed({
      unknown_columns: unknown,
      unread_sheets: others,
      skipped_rows: skipped,
      new_schools: adds.schools,
      new_employers: adds.employers,
      notices,
    }),
  };
}

const listed = <T extends Readonly<Record<string, readonly unknown[]>>>(lists: T): Partial<T> =>
  Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)) as Partial<T>;

/** The report of a file that could not be read: no rows, and why. */
export const reportOfRefusal = ({ refusal, detail }: FileRefused): Report => ({
  kind: null,
  sheet: null,
  rows: 0,
  new: 0,
  changed: 0,
  same: 0,
  waiting: 0,
  refused: 0,
  problems: [{ row: null, column: null, code: refusal, found: detail, allowed: [], suggestions: [] }],
});

const placeOf = ({ row, sheet }: PlannedRow) => ({ row, ...(sheet === undefined ? {} : { sheet }) });

/** A field of a form stands on a row of its own. */
const fieldRow = ({ rowOf }: PlannedRow, column: string | null) => {
  const row = column === null ? undefined : rowOf?.[column];
  return row === undefined ? {} : { row };
};

function refusedProblem({ column, code, found, allowed, suggestions, see }: PlannedRow['problems'][number]) {
  return { column, code, found, allowed, suggestions, ...sameAs(see) };
}

const sameAs = (see: Place | undefined) => ({
  ...(see === undefined ? {} : { same_as_row: see.row }),
  ...(see?.sheet === undefined ? {} : { same_as_sheet: see.sheet }),
});

/** What a person has to decide about a row, in the form of a problem. */
function openQuestions({ name, questions }: PlannedRow): Omit<ReportedProblem, 'row' | 'sheet'>[] {
  return questions
    .filter((question) => question.decided === null)
    .map((question) => {
      switch (question.kind) {
        case 'major':
          return {
            column: question.column,
            code: 'major_unresolved',
            found: question.found,
            allowed: [],
            suggestions: question.suggestions,
          };
        case 'same':
          return {
            column: null,
            code: 'maybe_same',
            found: name,
            allowed: [],
            suggestions: question.candidates.flatMap((one) => (one.at ? [] : [one.number])),
            ...sameAs(question.candidates[0]?.at),
          };
        case 'employer':
          return {
            column: null,
            code: 'employer_changes',
            found: question.change.becomes,
            allowed: question.change.now === null ? [] : [question.change.now],
            suggestions: [],
          };
        case 'confirmed':
          return {
            column: null,
            code: 'confirmed_differs',
            found: question.changes.map((change) => change.becomes).join('；'),
            allowed: question.changes.flatMap((change) => change.now ?? []),
            suggestions: [],
          };
      }
    });
}
