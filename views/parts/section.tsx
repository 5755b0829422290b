import type { Child } from 'hono/jsx';

type Props = { id?: string; title: Child; lead?: Child; children?: Child };

/** A part of a page under its own h2. Sections stand in a `Sections`. */
export function Section({ id, title, lead, children }: Props) {
  return (
    <section id={id}>
      <div class="section-head">
        <h2>{title}</h2>
        {lead && <p class="lead">{lead}</p>}
      </div>
      <div class="stack">{children}</div>
    </section>
  );
}

/** Sections under one another at the distance that parts of a page keep. */
export function Sections({ children }: { children?: Child }) {
  return <div class="far">{children}</div>;
}
