// Control characters are never part of a value; tab and line feed are.
const controls = /[^\P{Cc}\t\n]/gu;
const escaped = /_x([0-9A-Fa-f]{4})_/g;

/** A workbook writes a character that XML cannot hold as `_x000D_`. */
export function readEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** One kind of line break, no control characters; '' for a text that shows nothing. */
export function cleanText(text: string): string {
  const lines = text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
  const clean = lines.replaceAll(controls, '');
  return /[^\s\u200B\u2060\uFEFF]/.test(clean) ? clean : '';
}
