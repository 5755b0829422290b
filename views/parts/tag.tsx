import type { Page } from '../page.ts';
import { Mark, verdictOf, type MatchClass, type Verdict } from './mark.tsx';

/** Verdict on one need: mark and word on its tint. Never a link. */
export function VerdictTag({ page, verdict }: { page: Page; verdict: Verdict }) {
  return (
    <span class={`tag ${verdict}`}>
      <Mark verdict={verdict} size="m" />
      {page.words.parts.verdicts[verdict]}
    </span>
  );
}

/** Class of a whole match, in the same form. */
export function ClassTag({ page, matchClass }: { page: Page; matchClass: MatchClass }) {
  const verdict = verdictOf(matchClass);
  return (
    <span class={`tag ${verdict}`}>
      <Mark verdict={verdict} size="m" />
      {page.words.parts.classes[matchClass]}
    </span>
  );
}
