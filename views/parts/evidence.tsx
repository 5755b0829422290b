import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';
import type { Words } from '../words/index.ts';
import type { Verdict } from './mark.tsx';
import { VerdictTag } from './tag.tsx';

export type FeatureState = keyof Words['parts']['states'];
export type Importance = keyof Words['parts']['importances'];

export type Evidence = {
  /** The feature that decided, or the demand and what answers it. */
  readonly what: Child;
  /** Who said so, when, photo or visit. */
  readonly source: Child;
  readonly state: FeatureState;
};

/** The needs of one match under one another. */
export function EvidenceList({ children }: { children?: Child }) {
  return <div class="panel evidences">{children}</div>;
}

type Props = {
  page: Page;
  need: Child;
  importance: Importance;
  verdict: Verdict;
  evidence: readonly Evidence[];
};

/** One need: how it stands and what that rests on, each claim with its source. */
export function EvidenceRow({ page, need, importance, verdict, evidence }: Props) {
  const { parts } = page.words;
  return (
    <section class="evidence">
      <div class="evidence-head">
        <div>
          <h3>{need}</h3>
          <p class="small">{parts.importances[importance]}</p>
        </div>
        <VerdictTag page={page} verdict={verdict} />
      </div>
      <ul class="evidence-list">
        {evidence.map((item) => (
          <li>
            <div>
              {item.what}
              <p class="small">{item.source}</p>
            </div>
            <b>{parts.states[item.state]}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
