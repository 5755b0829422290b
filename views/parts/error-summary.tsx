import type { Problems } from '../../src/errors.ts';
import type { Page } from '../page.ts';
import { sayProblem } from './problem-words.ts';

type Props = {
  page: Page;
  problems: Problems;
  /** Field name → its label, in the order of the form. The link goes to `#name`, the id that every field has. */
  labels: Readonly<Record<string, string>>;
};

/** First thing in a form that came back (422): every problem by name, linked to its field; it takes the focus. */
export function ErrorSummary({ page, problems, labels }: Props) {
  const names = Object.keys(labels).filter((name) => problems[name]);
  const others = Object.keys(problems).filter((name) => !(name in labels));
  if (names.length + others.length === 0) return null;
  const { parts } = page.words;
  return (
    <div class="notice bad" role="region" aria-labelledby="error-summary" tabindex={-1} autofocus>
      <h2 id="error-summary">{parts.errorSummary}</h2>
      <ul class="wrongs">
        {names.map((name) => (
          <li>
            <a class="link" href={`#${name}`}>
              {parts.errorLine(labels[name]!, sayProblem(page.words, problems[name]!))}
            </a>
          </li>
        ))}
        {others.map((name) => (
          <li>{sayProblem(page.words, problems[name]!)}</li>
        ))}
      </ul>
    </div>
  );
}
