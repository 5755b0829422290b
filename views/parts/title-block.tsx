import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';

type Props = {
  page: Page;
  title: Child;
  /** One sentence: the count and what it is sorted by, or what the page is for. */
  lead?: Child;
  /** Number and kind, above the title. */
  kicker?: Child;
  /** The parent page; `href` without the language. */
  back?: { href: string; label: Child };
  /** True on results pages: the lead is their status line. */
  counted?: boolean;
};

/** Back link, kicker, h1 and lead: the one title of a page. */
export function TitleBlock({ page, title, lead, kicker, back, counted }: Props) {
  return (
    <>
      {back && (
        <a class="link back" href={page.to(back.href)}>
          <span aria-hidden="true">‹&nbsp;</span>
          {back.label}
        </a>
      )}
      <div class="title">
        {kicker && <p class="small kicker">{kicker}</p>}
        <h1>{title}</h1>
        {lead && (
          <p class="lead" role={counted ? 'status' : undefined}>
            {lead}
          </p>
        )}
      </div>
    </>
  );
}
