import type { Question } from '../../src/imports/plan.ts';
import type { Page } from '../page.ts';
import { Radios } from '../parts/choice-field.tsx';
import { Panel } from '../parts/panel.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { SectionProps } from './dry-run-sections.tsx';
import { answersOf, sayQuestion, saySheet } from './say.ts';

/** One question for each thing that a person has to decide; nothing is decided beforehand. */
export function WaitingRows({ page, rows }: SectionProps) {
  const t = page.words.imports;
  return (
    <>
      {rows.flatMap((row) =>
        row.questions.map((question) => {
          const { text, hint } = sayQuestion(t, row.row, row.name, question);
          return (
            <Panel>
              <Radios
                page={page}
                name={question.id}
                label={saySheet(row, text)}
                hint={hint === '' ? undefined : hint}
                options={answersOf(t, question)}
                value={question.decided ?? 'later'}
                inline
              />
              {question.kind === 'major' && <OtherMajor page={page} question={question} />}
            </Panel>
          );
        }),
      )}
    </>
  );
}

/** None of those that were suggested: its name, code or pinyin is typed. */
function OtherMajor({ page, question: { id, typed } }: { page: Page; question: Extract<Question, { kind: 'major' }> }) {
  const t = page.words.imports;
  const unknown = typed && typed.name === null ? typed.text : null;
  return (
    <TextField
      page={page}
      name={`${id}-typed`}
      label={t.otherMajor}
      hint={t.otherMajorHint}
      value={unknown}
      problem={unknown === null ? undefined : 'not_found'}
      width="medium"
      lang="zh-CN"
    />
  );
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
