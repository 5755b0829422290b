// Control characters are never part of a value; tab and line feed are.
const controls = /[^\P{Cc}\t\n]/gu;
// Signs without a width come along when a text is copied, and tell two equal names apart. One of them joins emoji.
const unseen =
  /[\u00AD\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|(?<![\p{Emoji}\uFE0F])\u200D/gu;
const escaped = /_x([0-9A-Fa-f]{4})_/g;
const maybeUnseen = /[\u00AD\u200B-\u206F\uFEFF]/;

/** A workbook writes a character that XML cannot hold as `_x000D_`. */
export function readEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** One kind of line break, no control characters, nothing unseen; '' for a text that shows nothing. */
export function cleanText(text: string): string {
  const lines = text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
  const shown = lines.replaceAll(controls, '');
  const clean = maybeUnseen.test(shown) ? shown.replaceAll(unseen, '') : shown;
  return /\S/.test(clean) ? clean : '';
}
