import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';

export type Answer = {
  readonly label: Child;
  /** Empty or null: said as not filled in. */
  readonly value: Child;
  readonly change?: { readonly href: string; readonly about: string };
};

/** What was answered, label by value, each with its way back: before something is sent, and on a record's page. */
export function Answers({ page, answers }: { page: Page; answers: readonly Answer[] }) {
  const { parts } = page.words;
  return (
    <div class="panel evidences">
      <dl class="answers">
        {answers.map(({ label, value, change }) => (
          <div>
            <dt>{label}</dt>
            <dd>
              {value === '' || value === null || value === undefined ? (
                <span class="muted">{parts.notFilled}</span>
              ) : (
                value
              )}
            </dd>
            {change && (
              <dd>
                <a class="link" href={page.to(change.href)}>
                  {parts.change}
                  <span class="vh"> {change.about}</span>
                </a>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </div>
  );
}
