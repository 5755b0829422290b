import type { Child } from 'hono/jsx';

export type Fact = { readonly label: Child; readonly value: Child };

/** Label over value, side by side; label–value lines when narrow. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Facts and the act they lead to, in one panel. */
export function FactsBand({ facts, children }: { facts: readonly Fact[]; children?: Child }) {
  return (
    <div class="panel band">
      <Facts facts={facts} />
      {children && <div class="actions">{children}</div>}
    </div>
  );
}
