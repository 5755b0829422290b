import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';
import { Facts, type Fact } from './facts.tsx';
import { MarkStrip } from './mark-strip.tsx';
import type { Verdict } from './mark.tsx';

type Props = {
  page: Page;
  /** Counts over all groups; also the list's own numbering. */
  rank: number;
  href: string;
  title: Child;
  /** Employer and its kind. */
  employer: Child;
  /** Place, wage, closing day: three, so that the columns line up. */
  facts: readonly Fact[];
  /** One reason. */
  reason: Child;
  /** In the order of her needs. */
  verdicts: readonly Verdict[];
  /** The same in words: what is not met by name, the rest as a count. */
  needs: Child;
  /** 0–100; null: not for this reader. */
  fit: number | null;
};

/** One position in a list of matches. The title is its only link. */
export function MatchItem({ page, rank, href, title, employer, facts, reason, verdicts, needs, fit }: Props) {
  return (
    <li class="item" value={rank}>
      <span class="rank" aria-hidden="true">
        {rank}
      </span>
      <div class="item-body">
        <div>
          <h3>
            <a href={page.to(href)}>{title}</a>
          </h3>
          <p class="small">{employer}</p>
        </div>
        <Facts facts={facts} />
        <p>{reason}</p>
        <MarkStrip verdicts={verdicts}>{needs}</MarkStrip>
      </div>
      {fit !== null && (
        <p class="fit">
          {page.words.parts.fit} <b>{fit}</b>
        </p>
      )}
    </li>
  );
}
