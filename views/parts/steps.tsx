import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';

type Props = {
  page: Page;
  /** `note` replaces the state in words, which then has to say it: 已完成，11 列全部认出. */
  steps: readonly { readonly name: Child; readonly note?: Child }[];
  /** Which step is the current one, from 0. */
  current: number;
};

/** Where a job of several steps stands. */
export function Steps({ page, steps, current }: Props) {
  const { label, done, current: now, todo } = page.words.parts.steps;
  return (
    <ol class="steps" aria-label={label}>
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'current' : 'todo-step';
        const word = index < current ? done : index === current ? now : todo;
        return (
          <li class={state} aria-current={index === current ? 'step' : undefined}>
            <b>
              {index + 1} {step.name}
            </b>
            <span>{step.note ?? word}</span>
          </li>
        );
      })}
    </ol>
  );
}
