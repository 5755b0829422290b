import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';

type Props = {
  page: Page;
  href: string;
  title: Child;
  /** Employer and its kind. */
  about: Child;
  /** What stands under it: the conveniences in place. */
  text?: Child;
  /** The one thing to scan for at the right: the wage. */
  fact?: Child;
  /** Short remarks at the far end: place, closing day. */
  notes?: readonly Child[];
};

/** One row of a plain list of positions, or of anything else with a title. Stands in a RowList. */
export function PositionRow({ page, href, title, about, text, fact, notes = [] }: Props) {
  return (
    <li class="line-row">
      <div>
        <h3>
          <a href={page.to(href)}>{title}</a>
        </h3>
        <p class="small">{about}</p>
        {text && <p class="text">{text}</p>}
      </div>
      <p class="fact">{fact}</p>
      <div class="small">
        {notes.map((note) => (
          <p>{note}</p>
        ))}
      </div>
    </li>
  );
}

/** A panel of rows. */
export function RowList({ children, ordered }: { children?: Child; ordered?: boolean }) {
  return <div class="panel flush">{ordered ? <ol class="list">{children}</ol> : <ul class="list">{children}</ul>}</div>;
}
