import { changeOf, differs, type Field, type Known } from './compare.ts';
import {
  asWritten,
  keepHers,
  takeFile,
  use,
  type Change,
  type Decisions,
  type Outcome,
  type Place,
  type Question,
  type RowProblem,
} from './plan.ts';
import { searchMajors } from '../reference/index.ts';
import type { OpenMajor } from './read-student.ts';
import type { Standing } from './row-reader.ts';
import { whichOne, type Match } from './which-one.ts';

/** How one kind of record is judged. */
export type Manner<F> = {
  readonly fields: readonly Field<F>[];
  /** What of a row's facts counts against this record: what may not be written to it, or not be known of it, is left out. */
  readonly counting: (facts: Partial<F>, known: Known<F>) => Partial<F>;
  /** The major that a record has already where the file's text names none: the question was answered before. */
  readonly answered: (open: OpenMajor, known: Partial<F>, given: Partial<F>) => string | null;
  /** The major that a text names, as it is called; null: none. */
  readonly majorNamed: (text: string, given: Partial<F>) => string | null;
  /** Puts the majors that were decided into the facts, by the text that was open. */
  readonly settle: (facts: Partial<F>, answers: ReadonlyMap<string, string>) => Partial<F>;
};

export type RowRead<F> = Standing & {
  readonly facts: Partial<F>;
  readonly problems: readonly RowProblem[];
  readonly openMajors: readonly OpenMajor[];
};

export type Judged<F> = {
  readonly outcome: Outcome;
  readonly known: Known<F> | null;
  readonly changes: readonly Change[];
  readonly questions: readonly Question[];
  /** What is to be written: everything of a new record, of a known one what changes. */
  readonly write: Partial<F>;
  /** The file's row that says the very same, where this one would be a second new record. */
  readonly repeats?: Place;
};

/** What becomes of a row whose values are right. Pure: the same row, records and answers give the same. */
export function judge<F>(read: RowRead<F>, match: Match<F>, decisions: Decisions, manner: Manner<F>): Judged<F> {
  const asked: Question[] = [];
  const subject = 'sure' in match ? match.sure : whichOne(read, match, decisions, manner, asked);
  if (subject && 'row' in subject) return { ...nothingDone, outcome: 'refused', repeats: subject };
  const given = subject === null ? read.facts : manner.counting(read.facts, subject);
  const facts = settleMajors({ ...read, facts: given }, subject?.facts ?? {}, decisions, manner, asked);
  if (subject === null) {
    const outcome = asked.every(isDecided) ? 'new' : 'waiting';
    return { outcome, known: null, changes: [], questions: asked, write: facts };
  }
  const differing = manner.fields.filter((field) => differs(field, subject.facts, facts));
  const kept = differing.filter((field) => isConfirmed(field, subject, facts));
  const keeps = askConfirmed(read.id, kept, subject, facts, decisions, asked);
  const written = differing.filter((field) => !keeps || !kept.includes(field));
  const changes = written.map((field) => changeOf(field, subject, facts));
  const outcome = !asked.every(isDecided) ? 'waiting' : changes.length > 0 ? 'changed' : 'same';
  return { outcome, known: subject, changes, questions: asked, write: pickFacts(written, facts) };
}

const nothingDone = { known: null, changes: [], questions: [], write: {} };
const isDecided = (question: Question): boolean => question.decided !== null;
function isConfirmed<F>({ confirmedAs }: Field<F>, { confirmed }: Known<F>, given: Partial<F>): boolean {
  const names = typeof confirmedAs === 'function' ? confirmedAs(given) : confirmedAs;
  return names.some((name) => confirmed.has(name));
}

function pickFacts<F>(fields: readonly Field<F>[], facts: Partial<F>): Partial<F> {
  const picked: Partial<F> = {};
  for (const fact of fields.flatMap((field) => field.facts)) if (facts[fact] !== undefined) picked[fact] = facts[fact];
  return picked;
}

function settleMajors<F>(
  { id: rowId, facts, openMajors }: RowRead<F>,
  known: Partial<F>,
  decisions: Decisions,
  { answered, majorNamed, settle }: Manner<F>,
  asked: Question[],
): Partial<F> {
  if (openMajors.length === 0) return facts;
  const answers = new Map<string, string>();
  openMajors.forEach((open, at) => {
    const before = answered(open, known, facts);
    if (before !== null) return void answers.set(open.found, before);
    const id = `${rowId}-major-${at}`;
    const answer = decisions[id] ?? null;
    const text = answer?.startsWith(use) ? answer.slice(use.length) : null;
    const chosen = open.suggestions.find((one) => one === text);
    const typed = text === null || chosen !== undefined ? null : { text, name: majorNamed(text, facts) };
    const means = answer === asWritten ? open.found : (chosen ?? typed?.name);
    if (means) answers.set(open.found, means);
    asked.push({ id, kind: 'major', ...questionOf(open, typed), decided: means ? answer : null });
  });
  return settle(facts, answers);
}

/** So many are found for what somebody typed, beside those that look like what the file says. */
const mostFound = 5;

/** What was typed and is no major may be a part of its name, or pinyin. */
function questionOf({ column, found, suggestions }: OpenMajor, typed: { text: string; name: string | null } | null) {
  if (typed === null) return { column, found, suggestions };
  const more = typed.name === null ? searchMajors(typed.text, { limit: mostFound }).map((major) => major.name) : [];
  return { column, found, suggestions: [...new Set([...suggestions, ...more])], typed };
}

/** True: what she confirmed stays. */
function askConfirmed<F>(
  rowId: string,
  kept: readonly Field<F>[],
  known: Known<F>,
  facts: Partial<F>,
  decisions: Decisions,
  asked: Question[],
): boolean {
  if (kept.length === 0) return false;
  const id = `${rowId}-confirmed`;
  const answer = decisions[id] ?? null;
  const decided = answer === keepHers || answer === takeFile ? answer : null;
  asked.push({ id, kind: 'confirmed', changes: kept.map((field) => changeOf(field, known, facts)), decided });
  return decided !== takeFile;
}
