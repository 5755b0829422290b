import type { OutValue } from './out-sheet.ts';
import { outText } from './out-text.ts';
import { withGuard } from './safe-text.ts';

/**
 * Writes a csv file in UTF-8 with commas. A text that a spreadsheet program would run as a formula gets `'` before it,
 * which `readSheets` takes away again. `bom` is for Excel, which else guesses the encoding wrongly.
 */
export function writeCsv(
  rows: Iterable<readonly OutValue[]>,
  { bom = true }: { readonly bom?: boolean } = {},
): Uint8Array {
  const lines = Array.from(rows, (row) => `${row.map(csvValue).join(',')}\r\n`);
  return new TextEncoder().encode((bom ? '\uFEFF' : '') + lines.join(''));
}

function csvValue(value: OutValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'object') return value.day;
  const text = withGuard(outText(value));
  // Also where only another separator stands in the text: a reader that guesses must not be misled.
  return /[",;\t\n]|^\s|\s$|^sep=/i.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
