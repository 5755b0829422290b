import type { Child } from 'hono/jsx';

type Props = {
  /** What is empty. */
  title: Child;
  /** 3 where it stands in a section that has a heading of its own. */
  level?: 2 | 3;
  /** The smallest change that would help, with its result: 去掉“西城区”，会有 12 个岗位. */
  children?: Child;
  /** That change as an act. */
  acts?: Child;
};

export function EmptyState({ title, level = 2, children, acts }: Props) {
  return (
    <div class="panel tight">
      {level === 2 ? <h2 class="h3">{title}</h2> : <h3>{title}</h3>}
      {children && <p>{children}</p>}
      {acts && <div class="actions">{acts}</div>}
    </div>
  );
}
