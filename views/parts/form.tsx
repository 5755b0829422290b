import type { Child } from 'hono/jsx';
import { filledByField, type Page } from '../page.ts';

type Props = {
  page: Page;
  /** Path without the language. */
  action: string;
  id?: string;
  /** With a file. */
  upload?: boolean;
  children?: Child;
};

/** A form that posts. The server says what is wrong, for everybody in the same words, so the browser does not. */
export function Form({ page, action, id, upload, children }: Props) {
  return (
    <form
      method="post"
      action={page.to(action)}
      id={id}
      enctype={upload ? 'multipart/form-data' : undefined}
      novalidate
    >
      {page.filledBy && <input type="hidden" name={filledByField} value={page.filledBy} />}
      {children}
    </form>
  );
}
