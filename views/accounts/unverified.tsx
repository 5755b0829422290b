import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';

/** An address as somebody typed it when she registered: nobody has shown yet that it is hers. */
export function Unverified({ page, children }: { page: Page; children?: Child }) {
  return (
    <>
      {children} <span class="muted">{page.words.accounts.waiting.unverified}</span>
    </>
  );
}
