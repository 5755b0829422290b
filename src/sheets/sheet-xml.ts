import { styleOf } from './looks.ts';
import type { Choice, OutCell, OutRow, OutSheet, OutValue } from './out-sheet.ts';
import { cellXml, outText, xmlAttribute, xmlText } from './out-text.ts';
import { columnName } from './sheet.ts';

/** Where a list of options stands: in the validation itself, or in cells of the sheet of options. */
export type OptionsFormula = (choice: Choice) => string;

const chunkCharacters = 60_000;

/** The worksheet part in pieces, so that a long list is never held as one text. */
export function* sheetXml(sheet: OutSheet, optionsFormula: OptionsFormula): Generator<string> {
  yield head(sheet);
  const merges: string[] = [];
  const covered = new Map<number, Map<number, number>>();
  let xml = '';
  let number = 0;
  for (const row of sheet.rows) {
    number += 1;
    xml += `<row r="${number}"${heightXml(row, sheet.widths)}>${cellsXml(row, number, merges, covered)}</row>`;
    if (xml.length < chunkCharacters) continue;
    yield xml;
    xml = '';
  }
  yield `${xml}</sheetData>${mergesXml(merges)}${choicesXml(sheet.choices ?? [], optionsFormula)}${pageXml(sheet)}</worksheet>`;
}

function head(sheet: OutSheet): string {
  const cols = sheet.widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const frozen = sheet.frozenRows ?? 0;
  const pane = `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView workbookViewId="0">${frozen > 0 ? pane : ''}</sheetView></sheetViews>` +
    '<sheetFormatPr defaultRowHeight="15"/>' +
    `${cols.length > 0 ? `<cols>${cols.join('')}</cols>` : ''}<sheetData>`
  );
}

type Covered = Map<number, Map<number, number>>;

const lineHeight = 15;
/** The highest row that a workbook can have, in points. */
const rowHeight = 409;

/** Not every program fits a row to its wrapped text when it opens a file; one that was not set is fitted again later. */
function heightXml(row: OutRow, widths: readonly number[]): string {
  if (row.height !== undefined) return ` ht="${row.height}" customHeight="1"`;
  const lines = row.cells.map((cell, column) => {
    if (typeof cell?.value !== 'string' || (cell.down ?? 1) > 1) return 1;
    const width = widths.slice(column, column + (cell.across ?? 1)).reduce((sum, one) => sum + one, 0);
    return width > 0 ? linesOf(cell.value, width - 1) : 1;
  });
  return ` ht="${Math.min(rowHeight, Math.max(1, ...lines) * lineHeight + 3)}"`;
}

/** A Chinese or full-width character is twice as wide as a letter. */
function linesOf(text: string, width: number): number {
  const letters = (line: string) => line.length + (line.match(/[\u1100-\uFFFF]/g)?.length ?? 0);
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(letters(line) / width)), 0);
}

function cellsXml(row: OutRow, number: number, merges: string[], covered: Covered): string {
  // A covered cell still needs the look: its border is part of the merged area's border.
  const cells = new Map<number, string>();
  row.cells.forEach((cell, column) => {
    if (!cell) return;
    cells.set(column, oneCell(cell, `${columnName(column)}${number}`));
    coverNeighbours(cell, { column, number }, merges, covered);
  });
  for (const [column, style] of covered.get(number) ?? []) {
    cells.set(column, `<c r="${columnName(column)}${number}" s="${style}"/>`);
  }
  covered.delete(number);
  const sorted = [...cells].sort((a, b) => a[0] - b[0]).map(([, xml]) => xml);
  return sorted.join('');
}

function coverNeighbours(
  cell: OutCell,
  at: { column: number; number: number },
  merges: string[],
  covered: Covered,
): void {
  const [across, down] = [cell.across ?? 1, cell.down ?? 1];
  if (across * down <= 1) return;
  const corner = `${columnName(at.column + across - 1)}${at.number + down - 1}`;
  merges.push(`${columnName(at.column)}${at.number}:${corner}`);
  for (let row = at.number; row < at.number + down; row += 1) {
    const columns = covered.get(row) ?? new Map<number, number>();
    for (let column = at.column; column < at.column + across; column += 1) {
      if (row !== at.number || column !== at.column) columns.set(column, styleOf(cell.look ?? 'cell'));
    }
    covered.set(row, columns);
  }
}

function oneCell(cell: OutCell, reference: string): string {
  const start = `<c r="${reference}" s="${styleOf(cell.look ?? usualLook(cell.value))}"`;
  if (cell.value === null || cell.value === '') return `${start}/>`;
  if (typeof cell.value === 'number' && Number.isFinite(cell.value)) return `${start}><v>${cell.value}</v></c>`;
  if (typeof cell.value === 'object') return `${start}><v>${serialOfDay(cell.value.day)}</v></c>`;
  return `${start} t="inlineStr"><is><t xml:space="preserve">${cellXml(String(cell.value))}</t></is></c>`;
}

function usualLook(value: OutValue): 'cell' | 'number' | 'day' {
  if (typeof value === 'number') return 'number';
  return value !== null && typeof value === 'object' ? 'day' : 'cell';
}

/** Days since the last day of 1899, as the 1900 system counts them from March 1900 on. */
function serialOfDay(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

function mergesXml(merges: readonly string[]): string {
  if (merges.length === 0) return '';
  return `<mergeCells count="${merges.length}">${merges.map((area) => `<mergeCell ref="${area}"/>`).join('')}</mergeCells>`;
}

function choicesXml(choices: readonly Choice[], optionsFormula: OptionsFormula): string {
  if (choices.length === 0) return '';
  const each = choices.map((choice) => {
    const column = columnName(choice.column);
    return (
      `<dataValidation type="list" allowBlank="1" showErrorMessage="${choice.strict ? 1 : 0}"` +
      ` sqref="${column}${choice.fromRow + 1}:${column}${choice.toRow + 1}">` +
      `<formula1>${xmlText(optionsFormula(choice))}</formula1></dataValidation>`
    );
  });
  return `<dataValidations count="${choices.length}">${each.join('')}</dataValidations>`;
}

/** A4, as wide as the page, page numbers at the foot. */
function pageXml(sheet: OutSheet): string {
  const foot = outText(sheet.foot ?? '')
    .replaceAll('&', '&&')
    .slice(0, 200);
  return (
    '<printOptions horizontalCentered="1"/>' +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9" orientation="${sheet.landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>` +
    `<headerFooter><oddFooter>${foot === '' ? '' : `&amp;L${xmlAttribute(foot)}`}&amp;C&amp;P / &amp;N</oddFooter></headerFooter>`
  );
}
