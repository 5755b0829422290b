import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { stylesXml } from './looks.ts';
import type { Choice, OutRow, OutSheet } from './out-sheet.ts';
import { outText, xmlAttribute, xmlText } from './out-text.ts';
import { type OptionsFormula, sheetXml } from './sheet-xml.ts';
import { columnName } from './sheet.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** The same rows give the same bytes, whenever they are written. */
const writtenAt = new Date(1980, 0, 1);

/** The sheet that holds options too long for a validation; nobody needs to see it. */
const optionsSheet = '选项';

/**
 * Writes a workbook (.xlsx). Texts are string cells, never formulas; names of sheets are made valid and different.
 * Rows are taken one by one while the file is packed, so a long list holds neither memory nor the thread.
 */
export async function writeWorkbook(spec: { readonly sheets: readonly OutSheet[] }): Promise<Uint8Array> {
  const options = collectOptions(spec.sheets.flatMap((sheet) => sheet.choices ?? []));
  const sheets = withNames(options.lists.length > 0 ? [...spec.sheets, optionLists(options.lists)] : spec.sheets);
  const zip = new ZipFile();
  const add = (name: string, xml: Iterable<string>) =>
    zip.addReadStreamLazy(name, { mtime: writtenAt }, (done) => done(null, Readable.from(bytesOf(xml))));
  add('[Content_Types].xml', [contentTypes(sheets.length)]);
  add('_rels/.rels', [relationsXml([['officeDocument', 'xl/workbook.xml']])]);
  add('xl/workbook.xml', [workbookXml(sheets)]);
  const parts = sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]);
  add('xl/_rels/workbook.xml.rels', [relationsXml([...parts, ['styles', 'styles.xml']])]);
  add('xl/styles.xml', [stylesXml()]);
  sheets.forEach((sheet, at) => add(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, options.formula)));
  zip.end();
  return buffer(zip.outputStream as Readable);
}

function* bytesOf(xml: Iterable<string>): Generator<Buffer> {
  for (const piece of xml) yield Buffer.from(piece);
}

function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${sheetType}.worksheet+xml"/>`,
  );
  return (
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${parts.join('')}</Types>`
  );
}

function relationsXml(targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${relations}">${each.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly OutSheet[]): string {
  const each = sheets.map((sheet, at) => {
    const state = sheet.hidden ? ' state="hidden"' : '';
    return `<sheet name="${xmlAttribute(sheet.name)}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`;
  });
  const titles = sheets.flatMap(({ name, repeatedRows: rows }, at) => {
    if (!rows) return [];
    const reference = `${quotedName(name)}!$${rows[0] + 1}:$${rows[1] + 1}`;
    return [`<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${xmlText(reference)}</definedName>`];
  });
  return (
    `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView/></bookViews>` +
    `<sheets>${each.join('')}</sheets>${titles.length > 0 ? `<definedNames>${titles.join('')}</definedNames>` : ''}</workbook>`
  );
}

function quotedName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** At most 31 characters, none of []:*?/\, not the same twice (capitals do not count). */
function withNames(sheets: readonly OutSheet[]): OutSheet[] {
  const taken = new Set<string>();
  return sheets.map((sheet, at) => {
    const plain = outText(sheet.name)
      .replaceAll(/[[\]:*?/\\\n\t]/g, ' ')
      .slice(0, 31)
      .replaceAll(/^[\s']+|[\s']+$/g, '');
    let name = plain || `Sheet${at + 1}`;
    for (let next = 2; taken.has(name.toLowerCase()); next += 1) name = `${plain.slice(0, 27)} ${next}`;
    taken.add(name.toLowerCase());
    return { ...sheet, name };
  });
}

/** A validation holds 255 characters separated by commas; longer lists and those with commas need cells to stand in. */
function collectOptions(choices: readonly Choice[]): { lists: (readonly string[])[]; formula: OptionsFormula } {
  const lists: (readonly string[])[] = [];
  const columns = new Map<string, number>();
  for (const { options } of choices) {
    const key = options.join('\n');
    if (fitsValidation(options) || columns.has(key)) continue;
    columns.set(key, lists.length);
    lists.push(options);
  }
  const formula = ({ options }: Choice) => {
    const column = columns.get(options.join('\n'));
    if (column === undefined) return `"${options.join(',')}"`;
    const name = columnName(column);
    return `${quotedName(optionsSheet)}!$${name}$1:$${name}$${options.length}`;
  };
  return { lists, formula };
}

function fitsValidation(options: readonly string[]): boolean {
  return options.join(',').length <= 255 && options.every((option) => !/[",\n=]/.test(option));
}

function optionLists(lists: readonly (readonly string[])[]): OutSheet {
  const length = Math.max(...lists.map((list) => list.length));
  const rows = Array.from({ length }, (_, at): OutRow => ({
    cells: lists.map((list) => ({ value: list[at] ?? null })),
  }));
  return { name: optionsSheet, widths: [], rows, hidden: true };
}
