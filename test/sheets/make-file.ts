import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { readFile } from 'node:fs/promises';
import { ZipFile } from 'yazl';
import {
  emptyCell,
  type Cell,
  type Limits,
  readSheets,
  type ReadResult,
  type Sheet,
  uploadLimits,
} from '../../src/sheets/index.ts';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A zip of named parts; a part may come in pieces. */
export function zipOf(parts: Readonly<Record<string, string | Buffer | Iterable<Buffer>>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === 'string') zip.addBuffer(Buffer.from(part), name, { compress: part.length > 100 });
    else if (Buffer.isBuffer(part)) zip.addBuffer(part, name);
    else zip.addReadStream(Readable.from(part), name);
  }
  zip.end();
  return buffer(zip.outputStream as Readable);
}

export interface WorkbookParts {
  /** What stands between <worksheet> and </worksheet>, a sheet each. */
  readonly sheets: readonly string[];
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly hidden?: readonly number[];
}

/** A workbook as its XML says, for what no writer would write. */
export function workbookOf(parts: WorkbookParts): Promise<Buffer> {
  return zipOf(workbookParts(parts));
}

export function workbookParts(parts: WorkbookParts): Record<string, string> {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const sheets = parts.sheets.map((_, at) => {
    const state = parts.hidden?.includes(at) ? ' state="hidden"' : '';
    return `<sheet name="表${at + 1}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`;
  });
  const targets = parts.sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`));
  if (parts.sharedStrings !== undefined) targets.push(relation('rIdS', 'sharedStrings', 'sharedStrings.xml'));
  if (parts.styles !== undefined) targets.push(relation('rIdT', 'styles', '/xl/styles.xml'));
  const wrap = (inner: string) => `<?xml version="1.0"?><Relationships xmlns="r">${inner}</Relationships>`;
  return {
    '_rels/.rels': wrap(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}">${parts.workbookPr ?? ''}<sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': wrap(targets.join('')),
    ...(parts.sharedStrings === undefined
      ? {}
      : { 'xl/sharedStrings.xml': `<sst ${main}>${parts.sharedStrings}</sst>` }),
    ...(parts.styles === undefined ? {} : { 'xl/styles.xml': `<styleSheet ${main}>${parts.styles}</styleSheet>` }),
    ...Object.fromEntries(
      parts.sheets.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, `<worksheet ${main}>${xml}</worksheet>`]),
    ),
  };
}

export function read(bytes: Uint8Array, name = 'file.xlsx', limits: Limits = uploadLimits): Promise<ReadResult> {
  return readSheets({ bytes, name }, limits);
}

/** The sheets of a file that must be readable. */
export async function sheetsOf(bytes: Uint8Array, name = 'file.xlsx'): Promise<readonly Sheet[]> {
  const result = await read(bytes, name);
  if (!result.ok) throw new Error(`${result.refusal}: ${JSON.stringify(result.facts)}`);
  return result.sheets;
}

export async function sampleSheets(name: string): Promise<readonly Sheet[]> {
  return sheetsOf(await readFile(new URL(`samples/${name}`, import.meta.url)), name);
}

/** The texts of a sheet, a list a row; `^` marks what a merged area shows. */
export function textsOf(sheet: Sheet | undefined): string[][] {
  return Array.from(sheet?.rows ?? [], (row) => row.cells.map((cell) => (cell.merged ? `^${cell.text}` : cell.text)));
}

export function cellOf(text: string, kind: Cell['kind'] = 'string', raw = text): Cell {
  return text === '' ? emptyCell : { kind, text, raw, merged: false };
}

/** A sheet from texts, row 1 first; '' leaves a cell empty, `^text` is a cell that a merged area covers. */
export function sheetFrom(rows: readonly (readonly string[])[], name = '表1', hidden = false): Sheet {
  const cell = (text: string): Cell =>
    text.startsWith('^') ? { ...cellOf(text.slice(1)), merged: true } : cellOf(text);
  const all = rows.map((texts, at) => ({ number: at + 1, cells: texts.map(cell) }));
  return { name, hidden, rows: all.filter((row) => row.cells.some((one) => one.kind !== 'empty')) };
}

/** `n:` a number as stored, `d:` a day, else a text. */
export function cellFrom(text: string): Cell {
  const kinds: Readonly<Record<string, Cell['kind']>> = { 'n:': 'number', 'd:': 'date' };
  const kind = kinds[text.slice(0, 2)];
  return kind === undefined ? cellOf(text) : cellOf(text.slice(2), kind, text.slice(2));
}

/** A value reader's answer: the value, or its problem. */
export function said(answer: { readonly ok: boolean; readonly value?: unknown; readonly problem?: string }): unknown {
  return answer.ok ? answer.value : answer.problem;
}

export const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
export const oneCell = `<sheetData><row>${text('甲')}</row></sheetData>`;

/** Refused as expected, within two seconds and without taking more than 120 MB. */
export async function refused(bytes: Uint8Array, name = 'file.xlsx'): Promise<string> {
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const result = await read(bytes, name);
  const cost = { milliseconds: performance.now() - started, bytes: process.memoryUsage.rss() - before };
  if (cost.milliseconds > 2000 || cost.bytes > 120_000_000) throw new Error(JSON.stringify(cost));
  return result.ok ? 'read' : result.refusal;
}
