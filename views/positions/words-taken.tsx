import type { WordsTaken as Taken } from '../../src/positions/index.ts';
import type { Page } from '../page.ts';
import { Notice } from '../parts/notice.tsx';

/** What became of the words, where not all of them were looked for as they were typed. */
export function WordsTaken({ page, taken }: { page: Page; taken: Taken }) {
  const words = page.words.positions.board;
  const { beyond, leftOut, near, empty } = taken;
  return (
    <>
      {leftOut.length > 0 && <Notice>{words.leftOut(leftOut)}</Notice>}
      {near.length > 0 && <Notice>{words.near(near)}</Notice>}
      {empty !== null && <Notice>{words.empty(empty)}</Notice>}
      {beyond.length > 0 && <Notice>{words.beyond(beyond)}</Notice>}
    </>
  );
}
