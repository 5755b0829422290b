import { hiddenValue } from './compare.ts';
import { studentFields } from './fields-student.ts';
import type { Change, Plan, PlannedRow, ProblemCode, Question, RowProblem } from './plan.ts';

/** What a dry run shows of certificates: of whom, and the dry run without it. */

const closed = new Set(studentFields.filter((field) => field.closed).map((field) => field.key));
const ofCertificate = (change: Change): boolean => closed.has(change.field);
/** Problems whose suggestions are what a certificate on record says. */
const contradicting: readonly ProblemCode[] = ['category_contradicts', 'level_contradicts', 'birth_contradicts'];

type Told = { readonly number: string | null; readonly changes: readonly Change[] };

/** What a row says of which student: a question whether she is the same says something of each candidate. */
function toldIn({ number, changes, questions }: PlannedRow): Told[] {
  const ofQuestion = (question: Question): Told[] => {
    if (question.kind === 'confirmed') return [{ number, changes: question.changes }];
    if (question.kind === 'same')
      return question.candidates.map((one) => ({ number: one.number, changes: one.differs }));
    return [];
  };
  return [{ number, changes }, ...questions.flatMap(ofQuestion)];
}

/** Numbers of the students of whom it shows what the certificate on record says. */
export function certificatesShown({ rows }: Plan): string[] {
  const shown = new Set<string | null>();
  for (const row of rows) {
    for (const { number, changes } of toldIn(row))
      if (changes.some((change) => change.now !== null && ofCertificate(change))) shown.add(number);
    if (row.problems.some((one) => contradicting.includes(one.code) && one.suggestions.length > 0))
      shown.add(row.number);
  }
  return [...shown].filter((number) => number !== null && number !== '') as string[];
}

/** Numbers of the students on record whom it names. */
export const studentsNamed = ({ rows }: Plan): string[] => [
  ...new Set(rows.flatMap((row) => toldIn(row).flatMap(({ number }) => number || []))),
];

/** The dry run without what it says of the certificates of these students, on record or in the file. */
export const withoutCertificates = (plan: Plan, numbers: ReadonlySet<string>): Plan => ({
  ...plan,
  rows: plan.rows.map((row) => {
    const isHers = row.number !== null && numbers.has(row.number);
    return {
      ...row,
      changes: isHers ? openIn(row.changes) : row.changes,
      problems: isHers ? row.problems.map(withoutValues) : row.problems,
      questions: row.questions.map((question) => withoutHers(question, isHers, numbers)),
    };
  }),
});

const openIn = (changes: readonly Change[]): Change[] => changes.filter((change) => !ofCertificate(change));
const withoutValues = (problem: RowProblem): RowProblem => ({ ...problem, found: hiddenValue, suggestions: [] });

function withoutHers(question: Question, isHers: boolean, numbers: ReadonlySet<string>): Question {
  if (question.kind === 'confirmed') return isHers ? { ...question, changes: openIn(question.changes) } : question;
  if (question.kind !== 'same') return question;
  const candidates = question.candidates.map((one) =>
    numbers.has(one.number) ? { ...one, differs: openIn(one.differs) } : one,
  );
  return { ...question, candidates };
}
