import type { Child } from 'hono/jsx';

type Props = {
  /** What is empty. */
  title: Child;
  /** The smallest change that would help, with its result: 去掉“西城区”，会有 12 个岗位. */
  children?: Child;
  /** That change as an act. */
  acts?: Child;
};

export function EmptyState({ title, children, acts }: Props) {
  return (
    <div class="panel tight">
      <h3>{title}</h3>
      <p>{children}</p>
      {acts && <div class="actions">{acts}</div>}
    </div>
  );
}
