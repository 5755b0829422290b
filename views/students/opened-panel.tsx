import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Panel } from '../parts/panel.tsx';
import { Zh } from '../parts/zh.tsx';

type Props = { page: Page; label: string; value: string | null; none: string; at: Date };

/** What was opened for a reason, this once, with who is looking at it. */
export function OpenedPanel({ page, label, value, none, at }: Props) {
  const { reveal } = page.words.students;
  return (
    <>
      <Panel>
        <p>{label}</p>
        <p class="h3">
          <b>{value === null ? none : <Zh page={page}>{value}</Zh>}</b>
        </p>
        <p class="small">{reveal.seenBy(page.viewer.name ?? '', momentName(page, at))}</p>
      </Panel>
      <p class="small">{reveal.once}</p>
    </>
  );
}
