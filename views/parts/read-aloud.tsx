import type { Page } from '../page.ts';

/** Reads the page aloud, on pages of running text, if the reader asked for it. Hidden until the script finds a voice. */
export function ReadAloud({ page }: { page: Page }) {
  if (!page.display.readAloud) return null;
  const { start, stop } = page.words.parts.readAloud;
  return (
    <button type="button" class="btn" hidden data-read-aloud data-stop={stop}>
      {start}
    </button>
  );
}
