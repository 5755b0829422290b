import { type Batches, makeBatches, type Message } from './batches.ts';
import { cleanText } from './clean-text.ts';
import { decodeText } from './decode-text.ts';
import type { Limits } from './limits.ts';
import { guessSeparator, parseCsv } from './parse-csv.ts';
import { recogniseFile } from './recognise-file.ts';
import { Refused } from './refusal.ts';
import { withoutGuard } from './safe-text.ts';
import { readStyles, readWorkbookParts } from './workbook-parts.ts';
import { readSharedStrings, readWorksheet } from './worksheet.ts';
import { openZip } from './zip.ts';

export interface FileToRead {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: Limits;
}

/** Reads a workbook or csv file and sends what it finds; throws `Refused` when it cannot or may not be read. */
export async function readFile(file: FileToRead, send: (message: Message) => void): Promise<void> {
  const { bytes, limits } = file;
  if (bytes.length > limits.uploadBytes) {
    throw new Refused('too_large', { found: bytes.length, allowed: limits.uploadBytes, detail: 'upload' });
  }
  let rows = 0;
  const batches = makeBatches((message) => {
    if (message.type === 'batch') rows += message.rows.length;
    send(message);
  }, limits);
  if (recogniseFile(bytes, file.name) === 'zip') await readWorkbook(bytes, batches, limits);
  else readCsv(bytes, file.name, batches, limits);
  batches.flush();
  if (rows === 0) throw new Refused('empty');
  send({ type: 'done' });
}

async function readWorkbook(bytes: Uint8Array, batches: Batches, limits: Limits): Promise<void> {
  const zip = await openZip(bytes, limits);
  const parts = await readWorkbookParts(zip, limits);
  const formats = await readStyles(parts.styles === undefined ? undefined : zip.part(parts.styles), limits);
  const strings = parts.sharedStrings === undefined ? undefined : zip.part(parts.sharedStrings);
  const shared = await readSharedStrings(strings, batches, limits);
  for (const sheet of parts.sheets) {
    const part = zip.part(sheet.part);
    if (!part) throw new Refused('broken', { detail: 'a sheet is missing', sheet: sheet.name });
    batches.startSheet(sheet.name, sheet.hidden);
    await readWorksheet(part, { formats, shared, from1904: parts.from1904 }, batches, limits);
  }
}

function readCsv(bytes: Uint8Array, name: string, batches: Batches, limits: Limits): void {
  const decoded = decodeText(bytes);
  // Excel's own hint about the separator is a line that Excel does not show.
  const hint = /^sep=(.)\r?\n/i.exec(decoded);
  const text = hint ? decoded.slice(hint[0].length) : decoded;
  batches.startSheet(name.replace(/\.[^.]*$/, ''), false);
  let number = 0;
  for (const record of parseCsv(text, hint?.[1] ?? guessSeparator(text))) {
    number += 1;
    const tooLong = record.find((value) => value.length > limits.cellCharacters);
    if (tooLong !== undefined) {
      throw new Refused('cell_too_long', { found: tooLong.length, allowed: limits.cellCharacters, row: number });
    }
    const cells = record.map((value) => batches.cell('string', cleanText(withoutGuard(asText(value)))));
    while (cells.at(-1) === 0) cells.pop();
    if (cells.length > 0) batches.row(number, cells);
  }
}

/** `="0139"`: how some programs keep a spreadsheet from turning digits into a number. */
function asText(value: string): string {
  return /^="([^"]*)"$/.exec(value)?.[1] ?? value;
}
