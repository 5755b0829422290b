import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';
import { Button } from './button.tsx';

type Props = {
  page: Page;
  /** Path of the results, without the language. */
  action: string;
  act: Child;
  /** One or two fields. */
  children?: Child;
};

/** A search in one line: fields and the button beside one another. */
export function SearchBand({ page, action, act, children }: Props) {
  return (
    <form method="get" action={page.to(action)} class="panel search" role="search">
      {children}
      <div class="actions">
        <Button>{act}</Button>
      </div>
    </form>
  );
}
