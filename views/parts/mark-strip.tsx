import type { Child } from 'hono/jsx';
import { Mark, type Verdict } from './mark.tsx';

/** Small marks in the order of the needs, and the sentence that says the same: name what is not met, count the rest. */
export function MarkStrip({ verdicts, children }: { verdicts: readonly Verdict[]; children?: Child }) {
  return (
    <div class="strip">
      <span>
        {verdicts.map((verdict) => (
          <Mark verdict={verdict} />
        ))}
      </span>
      <p>{children}</p>
    </div>
  );
}

/** Needs of a person under one another, each with its mark: those not met by name, the rest as a count. */
export function MarkList({ items }: { items: readonly { verdict: Verdict; text: Child }[] }) {
  return (
    <ul class="marks">
      {items.map((item) => (
        <li>
          <Mark verdict={item.verdict} />
          {item.text}
        </li>
      ))}
    </ul>
  );
}
