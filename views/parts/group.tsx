import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';
import { Mark, verdictOf, type MatchClass } from './mark.tsx';

type Props = {
  page: Page;
  matchClass: MatchClass;
  /** 6 个岗位. */
  count: Child;
  /** What the group means, when the usual sentence does not fit the reader. */
  meaning?: Child;
  /** Rank of the first item. */
  start: number;
  /** How many of the group are not shown, and where they are. */
  rest?: { count: number; href: string } | undefined;
  /** MatchItem and nothing else. */
  children?: Child;
};

/** All matches of one class: mark, heading, what it means, and the list. */
export function MatchGroup({ page, matchClass, count, meaning, start, rest, children }: Props) {
  const { parts } = page.words;
  return (
    <section id={`group-${matchClass}`}>
      <div class="group-head">
        <Mark verdict={verdictOf(matchClass)} size="l" />
        <div>
          <h2>{parts.classes[matchClass]}</h2>
          <span class="muted">{count}</span>
          <p class="small">{meaning ?? parts.classMeanings[matchClass]}</p>
        </div>
      </div>
      <div class="panel flush">
        <ol class="list" start={start}>
          {children}
        </ol>
        {rest && rest.count > 0 && (
          <p class="more">
            <a class="link" href={page.to(rest.href)}>
              {parts.restOfGroup(rest.count)}
            </a>
          </p>
        )}
      </div>
    </section>
  );
}
