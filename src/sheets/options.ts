import { withoutLines } from './labels.ts';

/** One thing that can be ticked; `written` is what was added to it, as in `☑其他：盲杖`. */
export interface Option {
  readonly text: string;
  readonly ticked: boolean;
  readonly written: string;
}

const ticks = '☑☒■√✓✔✅●◉◼⬛⊠🗹';
const blanks = '□☐○◯◻▢⬜';
const box = new RegExp(`([${ticks}${blanks}])`, 'u');

/**
 * Reads `□农业 ☑非农业`: boxes before their words, or after them when the text begins with words.
 * No options when the text has no box.
 */
export function readOptions(text: string): Option[] {
  const pieces = asBoxes(text)
    .split(box)
    .map((piece) => piece.trim());
  if (pieces.length < 2) return [];
  const lead = pieces[0] ?? '';
  const wordsFirst = lead !== '' && !/[：:]$/.test(lead);
  const options: Option[] = [];
  let ticked = false;
  // Pieces alternate: words, box, words, box, words.
  for (let at = 1; at < pieces.length; at += 2) {
    const words = wordsFirst ? pieces[at - 1] : pieces[at + 1];
    ticked ||= ticks.includes(pieces[at] ?? '');
    // Two boxes side by side, `□√本科`, are one that was ticked by hand.
    if (!words) continue;
    options.push(makeOption(words, ticked));
    ticked = false;
  }
  return options;
}

function makeOption(words: string, ticked: boolean): Option {
  const [, text = words, written = ''] = /^([^：:]*)[：:](.*)$/s.exec(words) ?? [];
  return { text: trimmed(text), ticked, written: trimmed(written) };
}

function trimmed(words: string): string {
  return withoutLines(words)
    .replace(/[\s；;，,、。_＿]+$/u, '')
    .trim();
}

/** Other ways to write a box: `（√）`, `[ ]`, and the letters that stay of a Wingdings box when its font is lost. */
function asBoxes(text: string): string {
  const bracketed = text.replaceAll(/[（([【]\s*[√✓✔☑]\s*[）)\]】]/gu, '☑').replaceAll(/[（([【]\s*[）)\]】]/gu, '□');
  // R alone may be a word (R语言); beside £ it is a ticked box.
  const letters = bracketed.includes('£') ? /R(?=\s?\p{Script=Han})|þ/gu : /þ/g;
  return bracketed.replaceAll(letters, '☑').replaceAll(/[£¨]/g, '□');
}
