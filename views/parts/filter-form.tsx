import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';
import { Button } from './button.tsx';

type Props = {
  page: Page;
  /** Path of the list, without the language; also where clearing leads. */
  action: string;
  /** How many filters are active. */
  chosen: number;
  /** Native fields. */
  children?: Child;
};

/** A form that asks with GET. Nothing is sent on change: apply stands above and below the fields. */
export function FilterForm({ page, action, chosen, children }: Props) {
  const { filter } = page.words.parts;
  return (
    <form method="get" action={page.to(action)} class="panel filter" id="filter" aria-labelledby="filter-title">
      <h2 class="h3" id="filter-title">
        {filter.heading(chosen)}
      </h2>
      <div class="actions">
        <Button>{filter.apply}</Button>
      </div>
      <div class="fields">{children}</div>
      <div class="actions">
        <Button>{filter.apply}</Button>
        {chosen > 0 && (
          <a class="link" href={page.to(action)}>
            {filter.clear}
          </a>
        )}
      </div>
    </form>
  );
}
