import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';
import type { MatchClass } from './mark.tsx';
import { ClassTag } from './tag.tsx';

type StripProps = {
  page: Page;
  title: Child;
  lead: Child;
  /** How many are not shown, and where they are. */
  rest?: { count: number; href: string } | undefined;
  children?: Child;
};

/** 差一项便利即可匹配: under the groups. */
export function NearMissStrip({ page, title, lead, rest, children }: StripProps) {
  return (
    <section class="near" id="near-misses">
      <h2>{title}</h2>
      <p>{lead}</p>
      <ul class="near-list">{children}</ul>
      {rest && (
        <div class="actions">
          <a class="link" href={page.to(rest.href)}>
            {page.words.parts.restOfGroup(rest.count)}
          </a>
        </div>
      )}
    </section>
  );
}

type Props = {
  page: Page;
  href: string;
  title: Child;
  employer: Child;
  /** The one feature that is missing. */
  feature: Child;
  /** Kind of change and who can arrange it. */
  change: Child;
  /** The class that the match would have with it. */
  after: MatchClass;
  /** The act: a form with a button, or what has been done already. */
  children?: Child;
};

/** One position that a single feature would open. */
export function NearMiss({ page, href, title, employer, feature, change, after, children }: Props) {
  const { nearMiss } = page.words.parts;
  return (
    <li class="panel">
      <div>
        <h3>
          <a href={page.to(href)}>{title}</a>
        </h3>
        <p class="small">{employer}</p>
      </div>
      <div class="line">
        <p class="small">{nearMiss.only}</p>
        <p>
          <b>{feature}</b>
        </p>
        <p class="small">{change}</p>
      </div>
      <div class="near-end">
        <p>
          {nearMiss.after} <ClassTag page={page} matchClass={after} />
        </p>
        {children && <div class="actions">{children}</div>}
      </div>
    </li>
  );
}
