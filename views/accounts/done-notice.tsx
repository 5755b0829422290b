import type { Page } from '../page.ts';
import { Notice } from '../parts/notice.tsx';

/** What the last act did, where it is an act of this room. */
export function DoneNotice({ page }: { page: Page }) {
  const { done } = page.words.accounts;
  if (page.done === null || !Object.hasOwn(done, page.done)) return null;
  return (
    <Notice id="done" title={page.words.frame.doneTitle} focus>
      {done[page.done as keyof typeof done]}
    </Notice>
  );
}
