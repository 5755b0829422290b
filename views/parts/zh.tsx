import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';

/** Chinese content (a name, a position's text) inside a page: marked as Chinese when the page is in English. */
export function Zh({ page, children }: { page: Pick<Page, 'lang'>; children?: Child }) {
  return page.lang === 'zh' ? <>{children}</> : <span lang="zh-CN">{children}</span>;
}
