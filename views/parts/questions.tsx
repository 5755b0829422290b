import type { Child } from 'hono/jsx';
import type { Problem } from '../../src/errors.ts';
import type { Page } from '../page.ts';
import { Button } from './button.tsx';
import { Radios, type Option } from './choice-field.tsx';
import { Form } from './form.tsx';

type Props = {
  page: Page;
  action: string;
  name: string;
  /** Tells it from the other questions of the page. */
  id: string;
  question: Child;
  hint?: Child;
  problem?: Problem | undefined;
  options: readonly Option[];
  value?: string | null;
  save: Child;
};

/** One question with its own button: answered and saved by itself. */
export function Question({ page, action, name, id, question, hint, problem, options, value, save }: Props) {
  return (
    <div class="panel">
      <Form page={page} action={action}>
        <div class="asking">
          <Radios
            page={page}
            name={name}
            id={id}
            label={question}
            hint={hint}
            problem={problem}
            options={options}
            value={value ?? null}
            inline
          />
          <div class="actions">
            <Button kind="secondary">{save}</Button>
          </div>
        </div>
      </Form>
    </div>
  );
}

/** What to ask the employer, numbered, and the act that has it asked without naming anybody. */
export function QuestionList({ questions, children }: { questions: readonly Child[]; children?: Child }) {
  return (
    <div class="panel tight">
      <ol class="asked">
        {questions.map((question) => (
          <li>
            <span>{question}</span>
          </li>
        ))}
      </ol>
      {children && <div class="actions">{children}</div>}
    </div>
  );
}
