import type { Page } from '../page.ts';
import { TextField } from '../parts/text-field.tsx';

/** The words that positions are looked for by: on the board and among matches they mean the same. */
export function WordsField({ page, value }: { page: Page; value: string | null }) {
  const { board } = page.words.positions;
  return <TextField page={page} name="words" kind="search" label={board.words} hint={board.wordsHint} value={value} />;
}
