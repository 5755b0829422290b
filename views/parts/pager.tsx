import type { Page } from '../page.ts';

type Props = {
  page: Page;
  current: number;
  last: number;
  /** Path of a page, without the language. */
  href: (number: number) => string;
};

/** First, last, the current one and its neighbours; null stands for the pages left out. */
export function pageNumbers(current: number, last: number): (number | null)[] {
  const shown = [...new Set([1, current - 1, current, current + 1, last])].filter((n) => n >= 1 && n <= last);
  return shown.toSorted((a, b) => a - b).flatMap((n, index, all) => (n - (all[index - 1] ?? n) > 1 ? [null, n] : [n]));
}

/** Numbered pages; nothing when there is only one. */
export function Pager({ page, current, last, href }: Props) {
  if (last <= 1) return null;
  const { pager } = page.words.parts;
  return (
    <nav class="pager" aria-label={pager.label}>
      <ul class="pages">
        {current > 1 && <Step href={page.to(href(current - 1))} rel="prev" text={pager.previous} />}
        {pageNumbers(current, last).map((number) =>
          number === null ? (
            <li aria-hidden="true">…</li>
          ) : (
            <li>
              <a
                class="chip"
                href={page.to(href(number))}
                aria-label={pager.number(number)}
                aria-current={number === current ? 'page' : undefined}
              >
                {number}
              </a>
            </li>
          ),
        )}
        {current < last && <Step href={page.to(href(current + 1))} rel="next" text={pager.next} />}
      </ul>
    </nav>
  );
}

function Step({ href, rel, text }: { href: string; rel: string; text: string }) {
  return (
    <li>
      <a class="chip" href={href} rel={rel}>
        {text}
      </a>
    </li>
  );
}
