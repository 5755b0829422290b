import type { Problem } from '../../src/errors.ts';
import type { Page } from '../page.ts';
import { Actions, Button } from '../parts/button.tsx';
import { TextField } from '../parts/text-field.tsx';

type Props = {
  page: Page;
  action: string;
  /** Which of the two is asked for. */
  name: 'position' | 'student';
  /** Of the field, where something else on the page has its name for an id. */
  id?: string;
  value?: string;
  problem?: Problem | undefined;
  /** The reader's filter, which may be what hides it. */
  filter?: URLSearchParams;
};

/** Asks by a number why a pair is not listed. Asks with GET. */
export function WhyForm({ page, action, name, id, value, problem, filter }: Props) {
  const w = page.words.evidence.why;
  return (
    <form method="get" action={page.to(action)}>
      {[...(filter ?? [])].map(([key, its]) => (
        <input type="hidden" name={key} value={its} />
      ))}
      <TextField
        page={page}
        name={name}
        {...(id ? { id } : {})}
        label={w[name]}
        hint={w[`${name}Hint`]}
        value={value ?? null}
        problem={problem}
        width="short"
      />
      <Actions>
        <Button kind="secondary">{w.ask}</Button>
      </Actions>
    </form>
  );
}
