import type { Child } from 'hono/jsx';

export type Stat = {
  readonly label: Child;
  readonly value: Child;
  readonly unit?: Child;
  /** What the number rests on: 8 人上岗，n = 12, or the interval. A rate never stands without it. */
  readonly base?: Child;
  readonly link?: { readonly href: string; readonly label: Child };
};

/** Counts and rates in one panel: two across when narrow, all across when wide. */
export function Stats({ stats }: { stats: readonly Stat[] }) {
  return (
    <div class="panel flush">
      <dl class="stats">
        {stats.map((stat) => (
          <div class="stat">
            <dt>{stat.label}</dt>
            <dd>
              <b>{stat.value}</b>
              {stat.unit && <span class="unit">{stat.unit}</span>}
            </dd>
            {stat.base && <dd>{stat.base}</dd>}
            {stat.link && (
              <dd>
                <a class="link" href={stat.link.href}>
                  {stat.link.label}
                </a>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </div>
  );
}
