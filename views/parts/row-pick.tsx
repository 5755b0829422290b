import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';

type Props = { page: Page; name: string; value: string; about: Child; ticked?: boolean };

/** The box of a table's row, named 选择 and what `about` says; the word shows only where the rows are stacked. */
export function RowPick({ page, name, value, about, ticked }: Props) {
  return (
    <label class="choice">
      <input type="checkbox" name={name} value={value} checked={ticked} />
      <span class="only-narrow">
        {page.words.parts.choose} <span class="vh">{about}</span>
      </span>
    </label>
  );
}
