import type { Child } from 'hono/jsx';
import type { Condition } from '../../src/matching/index.ts';
import { Frame } from '../frame.tsx';
import type { NavKey } from '../nav.ts';
import type { Page } from '../page.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Notice } from '../parts/notice.tsx';
import { Pager } from '../parts/pager.tsx';
import { Table } from '../parts/table.tsx';

export type NotListedView = {
  readonly page: Page;
  readonly title: string;
  readonly lead: string;
  /** What the list itself tells of those on it. */
  readonly notice?: string | null;
  readonly head: string;
  readonly current: NavKey;
  readonly back: { readonly href: string; readonly label: Child };
  readonly rows: readonly { readonly what: Child; readonly refused: readonly Condition[] }[];
  readonly number: number;
  readonly last: number;
  readonly path: string;
};

/** What 必须 major or an accepted essential duty keeps apart, each with its reason: for staff. */
export function NotListedPage(view: NotListedView) {
  const { page, title, lead } = view;
  const w = page.words.matching;
  const mark = page.lang === 'zh' ? '；' : '; ';
  const none = view.rows.length === 0;
  return (
    <Frame
      page={page}
      title={title}
      current={view.current}
      back={view.back}
      {...(none ? {} : { lead })}
      counted
      number={view.number}
    >
      {none ? (
        <EmptyState title={lead} />
      ) : (
        <div class="stack">
          {view.notice && <Notice>{view.notice}</Notice>}
          <Table
            caption={title}
            columns={[{ label: view.head }, { label: w.hiddenHeads.reason }]}
            rows={view.rows.map((row) => ({
              cells: [row.what, row.refused.map((condition) => w.conditions[condition]).join(mark)],
            }))}
          />
          <Pager page={page} current={view.number} last={view.last} href={(number) => `${view.path}?page=${number}`} />
        </div>
      )}
    </Frame>
  );
}
