import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ZipFile } from 'yazl';
import { dataRows, findTable, type OutValue, readSheets, tableSheet, writeWorkbook } from '../../src/sheets/index.ts';

/** One line of the bench's table. */
export interface BenchRow {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB';
  readonly limit: number;
}

const self = fileURLToPath(import.meta.url);

/**
 * Writes a 岗位清单 of 10,000 rows and 24 columns and reads it again, and has a bomb refused. Reading is measured in a
 * process of its own, so that what was needed to make the files does not count, nor hide what is needed to read them.
 */
export async function run(rows = 10_000): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sheets-'));
  try {
    const [list, bomb] = [join(folder, 'list.xlsx'), join(folder, 'bomb.xlsx')];
    const started = performance.now();
    const bytes = await makeList(rows);
    const written = performance.now() - started;
    await writeFile(list, bytes);
    await writeFile(bomb, await makeBomb());
    const read = await measured(list);
    const refused = await measured(bomb);
    if (read.rows !== rows || refused.rows !== 0)
      throw new Error(`${read.rows} rows read, ${refused.rows} from the bomb`);
    return [
      { what: `write ${rows} rows of 24 columns`, value: Math.round(written), unit: 'ms', limit: 5000 },
      { what: `read ${rows} rows of 24 columns`, value: read.milliseconds, unit: 'ms', limit: 2000 },
      { what: '… extra memory at most', value: read.megabytes, unit: 'MB', limit: 80 },
      { what: '… longest wait of the server', value: read.stall, unit: 'ms', limit: 100 },
      { what: 'refuse a bomb of 520 MB', value: refused.milliseconds, unit: 'ms', limit: 1000 },
      { what: '… extra memory at most', value: refused.megabytes, unit: 'MB', limit: 80 },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The sample's positions over and over, each with its own number, address and order of features. */
async function makeList(rows: number): Promise<Uint8Array> {
  const bytes = await readFile(new URL('../sheets/samples/岗位清单.xlsx', import.meta.url));
  const sample = await readSheets({ bytes, name: '岗位清单.xlsx' });
  if (!sample.ok) throw new Error(sample.refusal);
  const [header, ...positions] = [...(sample.sheets[0]?.rows ?? [])]
    .slice(1)
    .map((row) => row.cells.map((cell) => cell.text));
  const columns = (header ?? []).map((text) => ({ header: text, width: 20 }));
  const made = Array.from({ length: rows }, (_, at): OutValue[] =>
    (positions[at % positions.length] ?? []).map((text, column) => {
      if (column === 0) return `P${String(at + 1).padStart(5, '0')}`;
      if (columns[column]?.header === '截止日期') return { day: text };
      return column >= 13 ? turned(text, at) : text;
    }),
  );
  return writeWorkbook({ sheets: [tableSheet({ name: '岗位清单', title: '无障碍岗位清单', columns, rows: made })] });
}

/** The values of a list in another order, so that no two rows' long cells are equal. */
function turned(text: string, by: number): string {
  const parts = text.split('；');
  const at = by % Math.max(1, parts.length);
  return parts.length > 1 ? [...parts.slice(at), ...parts.slice(0, at)].join('；') : `${text}${by}`;
}

async function makeBomb(): Promise<Buffer> {
  const zip = new ZipFile();
  const piece = Buffer.alloc(1_000_000, ' ');
  zip.addReadStream(Readable.from(Array.from({ length: 520 }, () => piece)), 'xl/workbook.xml');
  zip.end();
  return buffer(zip.outputStream as Readable);
}

interface Measured {
  readonly rows: number;
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly stall: number;
}

async function measured(file: string): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', self, file]);
  return JSON.parse(stdout) as Measured;
}

/** Reads one file and goes through its rows once. */
async function readOnce(file: string): Promise<Measured> {
  const bytes = await readFile(file);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const most = { memory: before, stall: 0, last: started };
  const watch = setInterval(() => {
    most.memory = Math.max(most.memory, process.memoryUsage.rss());
    most.stall = Math.max(most.stall, performance.now() - most.last);
    most.last = performance.now();
  }, 5);
  const result = await readSheets({ bytes, name: file });
  const milliseconds = Math.round(performance.now() - started);
  clearInterval(watch);
  const table = result.ok ? findTable(result.sheets, [{ key: 'id', headers: ['岗位编号'] }]) : undefined;
  const rows = table ? [...dataRows(table)].length : 0;
  const megabytes = Math.round((most.memory - before) / 1_000_000);
  return { rows, milliseconds, megabytes, stall: Math.round(most.stall) };
}

if (process.argv[1] === self && process.argv[2] !== undefined) {
  process.stdout.write(JSON.stringify(await readOnce(process.argv[2])));
}
