import type { Child } from 'hono/jsx';

type Props = {
  /** `result`: how something stands; `todo`: still to do. What went wrong in a form is an ErrorSummary. */
  kind?: 'result' | 'todo';
  title?: Child;
  /** Takes the focus when the page opens: for the result of the last act. */
  focus?: boolean;
  id?: string;
  children?: Child;
};

/** A remark with a bar at its start. */
export function Notice({ kind = 'result', title, focus, id = 'notice', children }: Props) {
  const named = focus && title ? { role: 'region', 'aria-labelledby': `${id}-title` } : {};
  const focused = focus ? { tabindex: -1, autofocus: true } : {};
  return (
    <div class={kind === 'todo' ? 'notice todo' : 'notice'} {...named} {...focused}>
      {title && <h2 id={`${id}-title`}>{title}</h2>}
      <p>{children}</p>
    </div>
  );
}
