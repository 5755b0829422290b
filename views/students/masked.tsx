import type { Page } from '../page.ts';
import { Zh } from '../parts/zh.tsx';

/** A sealed value as far as it may be shown. A screen reader says that it is hidden instead of reading stars. */
export function Masked({ page, text }: { page: Page; text: string }) {
  return (
    <>
      <span class="nobr" aria-hidden="true">
        <Zh page={page}>{text}</Zh>
      </span>
      <span class="vh">{page.words.students.masked}</span>
    </>
  );
}
