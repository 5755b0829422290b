import { createHash } from 'node:crypto';
import type { ImportKind } from './kinds.ts';

/** What becomes of a row. */
export type Outcome = 'refused' | 'waiting' | 'changed' | 'new' | 'same';
export type Counts = { readonly rows: number } & Readonly<Record<Outcome, number>>;

/** Why a value cannot go in. Sentences are in views/words under `imports.problems`. */
export const problemCodes = [
  'required',
  'formula_unsolved',
  'too_long',
  'not_a_choice',
  'not_a_name',
  'name_holds_more',
  'not_a_number',
  'certificate_rounded',
  'certificate_identity_number',
  'certificate_length',
  'certificate_characters',
  'certificate_birth_date',
  'certificate_check_digit',
  'certificate_category',
  'certificate_level',
  'certificate_reissue_mark',
  'category_contradicts',
  'level_contradicts',
  'birth_contradicts',
  'born_after_today',
  'not_a_category',
  'not_a_level',
  'not_a_phone',
  'several_phones',
  'digits_lost',
  'not_a_mail',
  'not_a_year',
  'year_out_of_range',
  'not_a_month',
  'month_unclear',
  'not_a_date',
  'no_such_day',
  'after_today',
  'not_a_count',
  'not_yes_or_no',
  'not_a_wage',
  'low_above_high',
  'unit_missing',
  'wage_by_hour',
  'unknown_region',
  'unknown_need',
  'unknown_feature',
  'unknown_demand',
  'unknown_device',
  'stated_twice',
  'none_and_named',
  'not_a_category_entry',
  'anything_and_named',
  'not_a_credit_code',
  'employer_unclear',
  'employer_differs',
  'headcount_below_taken',
  'no_places',
  'forbidden_words',
  'repeated',
  'maybe_elsewhere',
  'other_district',
  'other_school',
  'other_list',
  'elsewhere',
  // A person has to decide about these; the row waits.
  'maybe_same',
  'major_unresolved',
  'confirmed_differs',
  'employer_changes',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Where a row stands: its number as the workbook shows it and, where the workbook has several such sheets, its sheet. */
export type Place = { readonly row: number; readonly sheet?: string };

/** `column`: the header as the file shows it. `found` is what the cell says; `see` is the row that was first. */
export type RowProblem = {
  readonly column: string;
  readonly code: ProblemCode;
  readonly found: string;
  readonly allowed: readonly string[];
  readonly suggestions: readonly string[];
  readonly see?: Place;
};

/** A field that would change, by its key in `words.imports.fields`; the values are Chinese, as a form prints them. */
export type Change = { readonly field: string; readonly now: string | null; readonly becomes: string };

/** One record that a row may mean, with what it says otherwise. `at`: it is no record yet but a row of this file. */
export type Candidate = {
  readonly number: string;
  readonly name: string;
  readonly at?: Place;
  readonly differs: readonly Change[];
};

/** What a person is asked about a row. `id` holds while the file is the same. */
export type Question = { readonly id: string; readonly decided: string | null } &
  /** `more`: so many others may be meant, too, which are not shown. */
  (
    | { readonly kind: 'same'; readonly candidates: readonly Candidate[]; readonly more: number }
    | {
        readonly kind: 'major';
        readonly column: string;
        readonly found: string;
        readonly suggestions: readonly string[];
        /** What somebody wrote instead of choosing; `name` is the major that it names, null: none. */
        readonly typed?: { readonly text: string; readonly name: string | null };
      }
    | { readonly kind: 'confirmed'; readonly changes: readonly Change[] }
    /** `employer`: its name on record. `see`: the row with which it is answered. */
    | { readonly kind: 'employer'; readonly employer: string; readonly change: Change; readonly see?: Place }
  );

/** The answers that every question may get; `same:D0007` and `use:会计学` name one, the latter also one that was typed. */
export const later = 'later';
export const asNew = 'new';
export const asWritten = 'as_written';
export const keepHers = 'keep';
export const takeFile = 'take';
export const use = 'use:';
/** The answer that stands on the page: what was typed and is no major decides nothing, and stays there. */
export const answerShown = (question: Question): string => {
  const typed = question.kind === 'major' ? question.typed : undefined;
  return question.decided ?? (typed ? use + typed.text : later);
};
/** What was typed and is no major: it stands in its field until something else does. */
export const unknownTyped = (question: Question): string | null =>
  question.kind === 'major' && question.typed?.name === null ? question.typed.text : null;
/** Answers of a person, by the id of the question. */
export type Decisions = Readonly<Record<string, string>>;

/**
 * `number_taken`: the row's 编号, `number`, is another student's, so it is not used; `number_kept`: her record has `number`
 * already, and keeps it. `consent_withdrawn`: what her
 * certificate says is left out, since she took her consent back; `not_compared`: since it is closed to the one who
 * imports. `number` is hers then. `employer_kept`: what the row says otherwise of a known employer is left out, since the
 * one who imports may not change it. `position_number_taken`: the row's 岗位编号, `number`, is another position's.
 * `closed_already`: its last day is past. `wage_unusual`: beyond what is usual. `doctorate`: no level asks for as much.
 */
export type Notice = {
  readonly kind:
    | 'number_taken'
    | 'number_kept'
    | 'consent_withdrawn'
    | 'not_compared'
    | 'employer_kept'
    | 'position_number_taken'
    | 'closed_already'
    | 'wage_unusual'
    | 'doctorate';
  readonly number: string;
};

export type PlannedRow = Place & {
  /** Of a form: the row of each field, by its label. */
  readonly rowOf?: Readonly<Record<string, number>>;
  readonly outcome: Outcome;
  /** Who or what the row is about: a name, a title. */
  readonly name: string;
  /** The number of the record that it belongs to; null: it gets one when it is written. */
  readonly number: string | null;
  /** What the list of new rows shows of it, by field. */
  readonly facts: Readonly<Record<string, string>>;
  readonly changes: readonly Change[];
  readonly problems: readonly RowProblem[];
  readonly questions: readonly Question[];
  readonly notices: readonly Notice[];
};

/** A school or employer that is not on record yet, and one that its name looks like: on record, or before it in the file. */
export type NewName = { readonly name: string; readonly like: string | null };
export type NewNames = { readonly schools: readonly NewName[]; readonly employers: readonly NewName[] };

/** A dry run: what applying the file now would do, row by row in the file's order. */
export type Plan = {
  readonly kind: ImportKind;
  /** The sheet that was read, or several with 、 between them. */
  readonly sheet: string;
  /** Columns that were recognised, and headers that mean nothing here. */
  readonly columns: number;
  readonly unknown: readonly string[];
  /** Other sheets that look like the same form, and are not read. */
  readonly others: readonly string[];
  /** The school of 附件1, the district of 附件5, or several with 、 between them. */
  readonly about: string | null;
  /** Rows that were taken for totals or remarks. */
  readonly skipped: readonly Place[];
  /** What the rows that would be written bring along. */
  readonly adds: NewNames;
  readonly rows: readonly PlannedRow[];
  readonly counts: Counts;
  readonly hash: string;
};
/** A plan has this from the first: plans of an earlier day may lack it. */
export const nothingBeside = { skipped: [], adds: { schools: [], employers: [] } } as const satisfies Partial<Plan>;

export function countsOf(rows: readonly Pick<PlannedRow, 'outcome'>[]): Counts {
  const counts = { rows: rows.length, refused: 0, waiting: 0, changed: 0, new: 0, same: 0 };
  for (const row of rows) counts[row.outcome] += 1;
  return counts;
}

/** A plan is what it would do: two plans with one hash write the same. */
export function hashOf(rows: readonly PlannedRow[]): string {
  const hash = createHash('sha256');
  for (const { row, outcome, number, changes, questions } of rows) {
    hash.update(`${JSON.stringify([row, outcome, number, changes, questions])}\n`);
  }
  return hash.digest('base64url').slice(0, 22);
}
