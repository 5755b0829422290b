import type { Child } from 'hono/jsx';

/** A white panel. `flush` for a panel of rows that bring their own padding. */
export function Panel({ flush, children }: { flush?: boolean; children?: Child }) {
  return <div class={flush ? 'panel flush' : 'panel'}>{children}</div>;
}

/** Two columns of the same weight; under one another when narrow. */
export function Columns({ children }: { children?: Child }) {
  return <div class="cols">{children}</div>;
}

/** A list of results with its rail (the filter) at the right; when narrow the rail falls under the list. */
export function Results({ rail, children }: { rail: Child; children?: Child }) {
  return (
    <div class="results">
      <div class="far">{children}</div>
      <div class="rail">{rail}</div>
    </div>
  );
}
