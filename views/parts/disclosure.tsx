import type { Child } from 'hono/jsx';

type Props = { summary: Child; open?: boolean; children?: Child };

/** More for those who want it; never what everybody needs. `open` where something in it is chosen. */
export function Disclosure({ summary, open, children }: Props) {
  return (
    <details open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
