import type {
  Candidate,
  Change,
  NewName,
  Place,
  Plan,
  ProblemCode,
  Question,
  RowProblem,
} from '../../src/imports/plan.ts';
import type { Words } from '../words/index.ts';

type T = Words['imports'];

/** `hiddenValue` of a plan: on record, and not for this reader. */
const hidden = '***';
const certificate = /^certificate_/;
/** Wherever it stands. */
const certificateNumber = /\d{17}[\dXx]\d\d(?:B\d)?/g;
const manyDigits = /\d{7,}[Xx]?\d*/g;

/** What is wrong with a value, in words. */
export const sayProblem = (t: T, { code, found, allowed, see }: RowProblem, saySee = t.seeRow): string =>
  t.problems[code]({ found, allowed: allowed.join('、'), place: see ? saySee(see.row, see.sheet) : '' });

/** Where a row stands, with its sheet where several were read. */
export const sayPlace = ({ row, sheet }: Place): string => (sheet === undefined ? String(row) : `${sheet} ${row}`);
export const saySheet = ({ sheet }: Place, text: string): string => (sheet === undefined ? text : `${sheet} ${text}`);

/** Of these the allowed values are what may be written, of others a limit that the sentence names. */
const listed: readonly ProblemCode[] = ['not_a_choice', 'not_a_category', 'not_a_level', 'not_a_category_entry'];

/** What it may be, and what else may be written. */
export const sayChoices = (
  t: T,
  { code, allowed, suggestions }: Pick<RowProblem, 'code' | 'allowed' | 'suggestions'>,
) => [
  ...(suggestions.length > 0 ? [t.maybe(suggestions.join('、'))] : []),
  ...(listed.includes(code) && allowed.length > 0 ? [t.oneOf(allowed.join('、'))] : []),
];

/** What to do about it: what it may be, or how to write it. */
export const sayAdvice = (t: T, problem: Pick<RowProblem, 'code' | 'allowed' | 'suggestions'>): string =>
  t.choices(sayChoices(t, problem)) || t.advice[problem.code];

/** The problem as the workbook of what was left has it: everything in one text, and rows by their numbers in the file sent. */
export const sayReason = (t: T, problem: RowProblem): string =>
  t.reason(problem.column, sayProblem(t, problem, t.seeRowOfFile), sayAdvice(t, problem));

/** More of a cell than this does not help to find it, and leaves no room beside it. */
const mostFound = 40;

/** What the cell says; of a certificate number, or of digits in a name, only their ends: pages show no more of them. */
export function sayFound(t: T, { code, found }: RowProblem): string {
  if (found === '') return t.empty;
  const ends = (number: string) => `${number.slice(0, 3)}…${number.slice(-4)}`;
  if (certificate.test(code) && found.length > 12) return ends(found);
  const shown = found.replaceAll(code === 'name_holds_more' ? manyDigits : certificateNumber, ends);
  return shown.length > mostFound ? `${shown.slice(0, mostFound)}…` : shown;
}

export const sayField = (t: T, field: string): string => (t.fields as Readonly<Record<string, string>>)[field] ?? field;

export const sayNow = (t: T, now: string | null): string | null => (now === hidden ? t.hidden : now);
export const sayGiven = (t: T, given: string): string => (given === hidden ? t.hiddenGiven : given);

const mostNames = 10;

/** A school or employer that looks like another asks to be looked at; the rest are only named. */
function sayNewNames(t: T, names: readonly NewName[], say: (names: string, count: number) => string): Remark[] {
  if (names.length === 0) return [];
  const first = names
    .slice(0, mostNames)
    .map((one) => one.name)
    .join('、');
  const like = names.filter((one) => one.like !== null).slice(0, mostNames);
  return [
    { todo: false, text: say(names.length > mostNames ? t.andOthers(first) : first, names.length) },
    ...like.map((one) => ({ todo: true, text: t.looksLike(one.name, one.like ?? '') })),
  ];
}

/** `todo`: somebody should look at it before the file is written. */
export type Remark = { readonly todo: boolean; readonly text: string };

function saySkipped(t: T, skipped: readonly Place[]): string {
  const places = t.list(skipped.slice(0, mostNames).map((one) => t.seeRow(one.row, one.sheet)));
  return t.skippedRows(skipped.length, skipped.length > mostNames ? t.andOthers(places) : places);
}

/** What there is to say of a file beside its rows. */
export const sayRemarks = (t: T, { unknown, others, skipped, adds }: Plan): Remark[] => [
  ...(unknown.length > 0 ? [{ todo: false, text: t.unknownColumns(unknown.join('、')) }] : []),
  ...(others.length > 0 ? [{ todo: true, text: t.otherSheets(others.join('、')) }] : []),
  ...(skipped.length > 0 ? [{ todo: false, text: saySkipped(t, skipped) }] : []),
  ...sayNewNames(t, adds.schools, t.newSchools),
  ...sayNewNames(t, adds.employers, t.newEmployers),
];

/** Whether what differs lies in the part that is masked. */
export const differsUnseen = ({ now, becomes }: Change): boolean => now === becomes && now !== hidden;

/** One difference between a row and a record, in half a sentence. */
export function sayDifference(t: T, change: Change): string {
  const { now, becomes } = change;
  const name = sayField(t, change.field);
  if (differsUnseen(change)) return t.differsMasked(name, becomes);
  if (now === hidden) return t.differsHidden(name);
  return now === null ? t.differsNone(name, sayGiven(t, becomes)) : t.differs(name, now, becomes);
}

export const sayDifferences = (t: T, changes: readonly Change[]): string =>
  changes.length === 0 ? t.otherwiseEqual : t.sentence(changes.map((change) => sayDifference(t, change)));

/** The question about a row, with what helps to answer it. */
export function sayQuestion(t: T, row: number, name: string, question: Question): { text: string; hint: string } {
  switch (question.kind) {
    case 'major':
      return { text: t.questions.major(row, name, question.found), hint: '' };
    case 'confirmed':
      return { text: t.questions.confirmed(row, name), hint: sayDifferences(t, question.changes) };
    case 'employer': {
      const { employer, change, see } = question;
      if (see) return { text: t.questions.employerAlso(row, name, t.seeRow(see.row, see.sheet)), hint: '' };
      const hint = `${sayDifferences(t, [change])}\n${t.otherEmployer}`;
      return { text: t.questions.employer(row, name, employer), hint };
    }
    case 'same': {
      const [first, ...others] = question.candidates;
      if (!first) return { text: name, hint: '' };
      const more = question.more > 0 ? [t.moreCandidates(question.more)] : [];
      if (others.length === 0) {
        const { number, name: other, at } = first;
        const text = at
          ? t.questions.sameRow(row, name, t.seeRow(at.row, at.sheet))
          : t.questions.same(row, name, number, other);
        return { text, hint: sayDifferences(t, first.differs) };
      }
      const ask = first.at ? t.questions.sameRows : t.questions.sameMany;
      const hints = question.candidates.map((one) =>
        t.candidate(one.at ? t.seeRow(one.at.row, one.at.sheet) : one.number, sayDifferences(t, one.differs)),
      );
      return { text: ask(row, name, question.candidates.length), hint: [...hints, ...more].join('\n') };
    }
  }
}

/** What a question can be answered with, the safest first to last. */
export function answersOf(t: T, question: Question): { value: string; label: string }[] {
  const notNow = { value: 'later', label: t.answers.later };
  switch (question.kind) {
    case 'major':
      return [
        ...question.suggestions.map((name) => ({ value: `use:${name}`, label: t.answers.use(name) })),
        ...(question.typed?.name
          ? [{ value: `use:${question.typed.text}`, label: t.answers.use(question.typed.name) }]
          : []),
        { value: 'as_written', label: t.answers.as_written },
        notNow,
      ];
    case 'confirmed':
      return [{ value: 'keep', label: t.answers.keep }, { value: 'take', label: t.answers.take }, notNow];
    case 'employer':
      return [
        { value: 'keep', label: t.answers.keepEmployer },
        { value: 'take', label: t.answers.takeEmployer },
        notNow,
      ];
    case 'same': {
      const records = question.candidates.filter((one) => !one.at);
      const one = records.length === 1;
      return [
        ...records.map(({ number }) => ({
          value: `same:${number}`,
          label: one ? t.answers.sameOne : t.answers.same(number),
        })),
        { value: 'new', label: records.length === 0 ? t.answers.newRow : t.answers.new },
        notNow,
      ];
    }
  }
}

const waitingCodes: Readonly<Record<Question['kind'], ProblemCode>> = {
  same: 'maybe_same',
  major: 'major_unresolved',
  confirmed: 'confirmed_differs',
  employer: 'employer_changes',
};

/** An open question as the problem column of a workbook says it. */
export function sayOpenQuestion(t: T, question: Question): string {
  const code = waitingCodes[question.kind];
  const placeOf = ({ number, at }: Candidate) => (at ? t.seeRowOfFile(at.row, at.sheet) : number);
  const place = question.kind === 'same' ? question.candidates.map(placeOf).join('、') : '';
  const found = question.kind === 'major' ? question.found : '';
  const suggestions = question.kind === 'major' ? question.suggestions : [];
  const allowed = question.kind === 'employer' ? (question.change.now ?? '') : '';
  const problem = t.problems[code]({ found, allowed, place });
  return t.choices([problem, ...sayChoices(t, { code, allowed: [], suggestions }), t.advice[code]]);
}
