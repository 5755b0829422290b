/** The most that a workbook's cell can hold. */
export const cellCharacters = 32_767;

// Control characters but for tab and line feed, what XML cannot hold, and the byte order mark, which is no text.
const notWritten = /[^\P{Cc}\t\n]|[\uFEFF\uFFFE\uFFFF]/gu;

/** A text as it can stand in a file: one kind of line break, no control characters, cut with … at the cell's limit. */
export function outText(text: string): string {
  const clean = text.replaceAll(/\r\n?/g, '\n').replaceAll(notWritten, '').toWellFormed();
  if (clean.length <= cellCharacters) return clean;
  return `${clean.slice(0, cellCharacters - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

/** A cell's text; `_x0041_` would be read as the letter A, so its first sign is written as an escape itself. */
export function cellXml(text: string): string {
  return xmlText(outText(text).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
}
