import type { Child } from 'hono/jsx';

/** More for those who want it; never what everybody needs. */
export function Disclosure({ summary, children }: { summary: Child; children?: Child }) {
  return (
    <details>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
