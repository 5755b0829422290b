/** Workbooks and csv files in and out: rows of cells, tables, forms and values; it knows nothing of whom they are about. */
export { readDay, readMonth, readYear } from './dates.ts';
export { type FieldSpec, type FormBreak, type FormValue, type FoundForm, readForm, readForms } from './form.ts';
export { headerKey, looseHeaderKey } from './headers.ts';
export { labelledTexts } from './labels.ts';
export { type Limits, uploadLimits } from './limits.ts';
export { type LineKind, lineKinds } from './lines.ts';
export { type CellLook, cellLooks } from './looks.ts';
export { type Option, readOptions } from './options.ts';
export type { Choice, OutCell, OutRow, OutSheet, OutValue } from './out-sheet.ts';
export { type ReadOptions, type ReadResult, readSheets } from './read-sheets.ts';
export { type FileLook, fileLooks, type Refusal, type RefusalFacts, refusals } from './refusal.ts';
export {
  type Cell,
  cellAt,
  type CellKind,
  cellKinds,
  columnName,
  emptyCell,
  type Row,
  type Rows,
  type Sheet,
} from './sheet.ts';
export { textCell } from './sheet.ts';
export { cellsOf, type ColumnSpec, dataRows, findTable, type FoundTable, tableLines, type TableRow } from './table.ts';
export { type OutColumn, tableSheet, type TableSpec } from './table-sheet.ts';
export {
  exactDigits,
  foldDigits,
  type Read,
  readCount,
  readLevel,
  readList,
  readLongNumber,
  readPhone,
  readYesNo,
  type ValueProblem,
  valueProblems,
  withoutSpaces,
} from './values.ts';
export { readWage, type Wage, type WagePeriod, wagePeriods } from './wages.ts';
export { writeCsv } from './write-csv.ts';
export { writeWorkbook } from './write-workbook.ts';
