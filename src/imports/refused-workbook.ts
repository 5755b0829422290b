import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { cellAt, tableLines, writeWorkbook, type OutRow, type OutSheet, type Row } from '../sheets/index.ts';
import { sealedFileOf } from './find-import.ts';
import { problemHeader } from './kinds.ts';
import type { PlannedRow } from './plan.ts';
import { readSource } from './read-source.ts';
import { importOf } from './reads.ts';
import type { Source } from './source.ts';
import { isRefused } from './refusals.ts';
import { openFile } from './seal-import.ts';

/** Says what keeps a row from being written, for its last column. */
export type SayRow = (row: PlannedRow) => string;

/**
 * The rows of an import that were not, or would not be, written, in the layout of the file and with what is wrong behind
 * each: to be mended and sent again, when that last column is not looked at.
 */
export async function refusedWorkbook(
  ctx: Ctx,
  key: string,
  say: SayRow,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { row, plan } = await importOf(ctx, key);
  if (plan === null) throw new NotFound();
  const source = await readSource(
    { bytes: openFile(ctx.keys, key, await sealedFileOf(ctx, key)), name: row.file_name },
    row.kind,
  );
  if (isRefused(source)) throw new NotFound();
  const left = plan.rows.filter((one) => one.outcome === 'refused' || one.outcome === 'waiting');
  const leftOn = (part: Source) =>
    left.filter((one) => (one.sheet ?? source.sheet) === part.sheet && (part.table !== null || holds(part, one)));
  // A sheet of which everything went in does not come along.
  const parts = [source, ...source.more].filter((part) => leftOn(part).length > 0);
  const sheets = (parts.length === 0 ? [source] : parts).map((part) => {
    const problems = new Map(leftOn(part).map((one) => [one.row, say(one)]));
    return part.table === null ? formSheet(part, [...problems.values()]) : listSheet(part, part.table, problems);
  });
  return {
    name: `${row.file_name.replace(/\.[^.]*$/, '')}-${problemHeader}.xlsx`,
    bytes: await writeWorkbook({ sheets }),
  };
}

/** Forms may stand below one another on one sheet. */
const holds = ({ sheetRows }: Source, { row }: PlannedRow): boolean => [...sheetRows].some((one) => one.number === row);

function listSheet(
  source: Source,
  table: NonNullable<Source['table']>,
  problems: ReadonlyMap<number, string>,
): OutSheet {
  const headers = new Map([
    ...table.unknown.map(({ column, header }) => [column, header] as const),
    ...[...table.columns].map(([key, column]) => [column, table.headers.get(key) ?? ''] as const),
  ]);
  // The column of an earlier round gives way to the new one.
  for (const [column, header] of headers) if (header.trim() === problemHeader) headers.delete(column);
  const columns = [...headers.keys()].toSorted((a, b) => a - b);
  const plain = (row: Row): OutRow => ({
    cells: row.cells.map((cell) => (cell.merged ? null : { value: cell.text || null })),
  });
  const header: OutRow = {
    cells: [...columns.map((column) => headers.get(column) ?? ''), problemHeader].map((value) => ({
      value,
      look: 'header',
    })),
  };
  const rows: OutRow[] = [...table.above.map(plain), header];
  for (const { row, kind } of tableLines(table)) {
    const problem = problems.get(row.number);
    if (kind === 'footer') rows.push(plain(row));
    if (kind !== 'data' || problem === undefined) continue;
    const cells = columns.map((column) => ({ value: cellAt(row, column).text || null, look: 'cell' as const }));
    rows.push({ cells: [...cells, { value: problem, look: 'alert' }] });
  }
  const widths = [...columns.map(() => 16), 40];
  return { name: source.sheet, widths, rows, frozenRows: table.above.length + 1 };
}

/** A form stays whole, with what is wrong under it. */
function formSheet(source: Source, problems: readonly string[]): OutSheet {
  const rows: OutRow[] = Array.from(source.sheetRows, (row) => ({
    cells: row.cells.map((cell) => (cell.merged ? null : { value: cell.text || null, look: 'cell' })),
  }));
  const cells = [
    { value: problemHeader, look: 'header' },
    { value: problems.join('\n'), look: 'alert', across: 5 },
  ] as const;
  return { name: source.sheet, widths: [18, 22, 18, 26, 14, 18], rows: [...rows, { cells }] };
}
