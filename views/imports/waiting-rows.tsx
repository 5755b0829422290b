import type { Problem, Problems } from '../../src/errors.ts';
import type { PlannedRow } from '../../src/imports/plan.ts';
import type { Page } from '../page.ts';
import { Radios } from '../parts/choice-field.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Panel } from '../parts/panel.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { SectionProps } from './dry-run-sections.tsx';
import { answersOf, sayQuestion, saySheet } from './say.ts';

/** A form that came back: what was chosen and typed in it, and what is wrong with that. */
export type FormBack = { readonly values: Readonly<Record<string, string>>; readonly problems: Problems };

/** What is wrong with what stands in the fields of these rows. */
export function problemsIn(rows: readonly PlannedRow[], back?: FormBack): Problems {
  if (back) return back.problems;
  const unknown = rows
    .flatMap((row) => row.questions)
    .filter((one) => one.kind === 'major' && one.typed?.name === null);
  return Object.fromEntries(unknown.map(({ id }) => [`${id}-typed`, 'not_found']));
}

/** The summary of that: each by its row. */
export function WrongAnswers({ page, rows, problems }: SectionProps & { problems: Problems }) {
  const t = page.words.imports;
  const labels = rows.flatMap((row) =>
    row.questions.map(({ id }) => [`${id}-typed`, `${saySheet(row, t.rowNumber(row.row))} ${t.otherMajor}`] as const),
  );
  return <ErrorSummary page={page} problems={problems} labels={Object.fromEntries(labels)} />;
}

/** One question for each thing that a person has to decide; nothing is decided beforehand. */
export function WaitingRows({ page, rows, back }: SectionProps) {
  const t = page.words.imports;
  const problems = problemsIn(rows, back);
  return (
    <>
      {rows.flatMap((row) =>
        row.questions.map((question) => {
          const { text, hint } = sayQuestion(t, row.row, row.name, question);
          if (question.kind === 'employer' && question.see)
            return (
              <Panel>
                <p>{saySheet(row, text)}</p>
              </Panel>
            );
          return (
            <Panel>
              <Radios
                page={page}
                name={question.id}
                label={saySheet(row, text)}
                hint={hint === '' ? undefined : hint}
                options={answersOf(t, question)}
                value={back?.values[question.id] ?? question.decided ?? 'later'}
                inline
              />
              {question.kind === 'major' && (
                <OtherMajor
                  page={page}
                  name={`${question.id}-typed`}
                  value={
                    back?.values[`${question.id}-typed`] ?? (question.typed?.name === null ? question.typed.text : '')
                  }
                  problem={problems[`${question.id}-typed`]}
                />
              )}
            </Panel>
          );
        }),
      )}
    </>
  );
}

/** None of those that were suggested: its name, code or pinyin is typed. */
function OtherMajor({ page, ...field }: { page: Page; name: string; value: string; problem: Problem | undefined }) {
  const t = page.words.imports;
  return <TextField page={page} {...field} label={t.otherMajor} hint={t.otherMajorHint} width="medium" lang="zh-CN" />;
}

/** What nobody decided, once the others are written: to be read, no longer to be answered. */
export function UndecidedRows({ page, rows }: SectionProps) {
  const t = page.words.imports;
  return (
    <Panel>
      <ul>
        {rows.flatMap((row) =>
          row.questions
            .filter((question) => question.decided === null)
            .map((question) => <li>{saySheet(row, sayQuestion(t, row.row, row.name, question).text)}</li>),
        )}
      </ul>
    </Panel>
  );
}
