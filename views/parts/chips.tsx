import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';

type Props = {
  page: Page;
  /** Each active filter in words; `href` is the same page without it, language left out. */
  chips: readonly { readonly label: Child; readonly href: string }[];
  /** When narrow the filter lies under the list: a way there. */
  jump?: { readonly to: string; readonly chosen: number };
};

/** The active filters over a list, each a link that takes it away. */
export function Chips({ page, chips, jump }: Props) {
  if (chips.length === 0 && !jump) return null;
  const { filter } = page.words.parts;
  return (
    <ul class="chips" aria-label={filter.active}>
      {jump && (
        <li class="jump">
          <a class="chip" href={`#${jump.to}`}>
            {filter.heading(jump.chosen)}
            <span aria-hidden="true">↓</span>
          </a>
        </li>
      )}
      {chips.map((chip) => (
        <li>
          <a class="chip" href={page.to(chip.href)}>
            <span>
              {chip.label}
              <span class="vh">{filter.remove}</span>
            </span>
            <span aria-hidden="true">✕</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
