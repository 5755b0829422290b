import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';
import { Mark, verdictOf, type MatchClass, type Verdict } from './mark.tsx';

type Props = {
  page: Page;
  matchClass: MatchClass;
  /** How many needs have each verdict. */
  tally: Readonly<Record<Verdict, number>>;
  /** One sentence: which need decides it, and what to agree. */
  children?: Child;
};

/** The verdict on a whole match, at the head of its page. */
export function VerdictCallout({ page, matchClass, tally, children }: Props) {
  const { parts } = page.words;
  const verdict = verdictOf(matchClass);
  return (
    <section class={`callout ${verdict}`}>
      <div>
        <Mark verdict={verdict} size="l" />
        <div>
          <h2>{parts.classes[matchClass]}</h2>
          <p>{children}</p>
        </div>
      </div>
      <ul class="tally">
        {(Object.keys(tally) as Verdict[]).map((kind) => (
          <li class={kind}>
            <Mark verdict={kind} />
            <span>{parts.verdicts[kind]}</span>
            <b>{tally[kind]}</b>
            {parts.items}
          </li>
        ))}
      </ul>
    </section>
  );
}
