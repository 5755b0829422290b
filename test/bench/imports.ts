import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pino from 'pino';
import { readConfig } from '../../src/config.ts';
import { makeKeys } from '../../src/crypt/index.ts';
import type { Ctx } from '../../src/ctx.ts';
import { openPool } from '../../src/db/connect.ts';
import { startEmbedded } from '../../src/db/embedded/index.ts';
import { migrate } from '../../src/db/migrate.ts';
import { importFile } from '../../src/imports/import-file.ts';
import { isRefused } from '../../src/imports/refusals.ts';
import { type OutValue, readSheets, tableSheet, writeWorkbook } from '../../src/sheets/index.ts';
import type { BenchRow } from './table.ts';

const sample = new URL('../sheets/samples/岗位清单.xlsx', import.meta.url);
const self = fileURLToPath(import.meta.url);
type Target = { readonly host: string; readonly port: number; readonly user: string; readonly database: string };
type Measured = {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly stall: number;
  readonly reports: number;
};

/**
 * A 岗位清单 of 10,000 rows from the file to the last row written: read, planned and applied in one transaction; then the
 * same file again, which changes nothing; then once more, with every row changed. Each is measured in a process of its own.
 */
export async function run(rows = 10_000): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'imports-'));
  await chmod(folder, 0o711);
  const embedded = await startEmbedded({ dataDir: join(folder, 'data') });
  try {
    const { host = '', port = 0, user = '' } = embedded.connectionConfig;
    const target = { host, port, user, database: 'bench_imports' };
    await makeDatabase(target);
    const [first, later] = [join(folder, 'first.xlsx'), join(folder, 'later.xlsx')];
    await writeFile(first, await makeList(rows, ''));
    await writeFile(later, await makeList(rows, '（新）'));
    const added = await measured(first, target, { new: rows });
    const same = await measured(first, target, { same: rows });
    const changed = await measured(later, target, { changed: rows });
    return [
      ...told(`${rows} positions: read, plan, write`, added),
      ...told('the same file again', same),
      ...told('every row changed', changed),
    ];
  } finally {
    await embedded.stop(true);
    await rm(folder, { recursive: true, force: true });
  }
}

const told = (what: string, { milliseconds, megabytes, stall, reports }: Measured): BenchRow[] => [
  { what, value: milliseconds, unit: 'ms', limit: 5000 },
  { what: `… extra memory at most (progress told ${reports} times)`, value: megabytes, unit: 'MB', limit: 150 },
  { what: '… longest wait of the server', value: stall, unit: 'ms', limit: 150 },
];

async function makeDatabase(target: Target): Promise<void> {
  const house = openPool({ ...target, database: 'postgres' });
  await house.pool.query(`create database ${target.database}`);
  await house.pool.end();
  const { db } = openPool(target);
  await migrate(db);
  await db.destroy();
}

/** The sample's positions over and over, each with a number, an address and an order of features of its own. */
async function makeList(rows: number, mark: string): Promise<Uint8Array> {
  const read = await readSheets({ bytes: await readFile(sample), name: '岗位清单.xlsx' });
  if (!read.ok) throw new Error(read.refusal);
  const [header = [], ...positions] = [...(read.sheets[0]?.rows ?? [])]
    .slice(1)
    .map((row) => row.cells.map((cell) => cell.text));
  const at = (name: string) => header.indexOf(name);
  const lists = ['核心要求', '附带要求', '已有便利', '可提供便利', '不具备的便利'].map(at);
  const made = Array.from({ length: rows }, (_, row): OutValue[] =>
    (positions[row % positions.length] ?? []).map((text, column) => {
      if (column === at('岗位编号')) return `P${String(row + 1).padStart(5, '0')}`;
      if (column === at('截止日期')) return { day: text };
      if (column === at('工作地址')) return `${text}${row}号${mark}`;
      return lists.includes(column) ? turned(text, row) : text;
    }),
  );
  const columns = header.map((text) => ({ header: text, width: 20 }));
  return writeWorkbook({ sheets: [tableSheet({ name: '岗位清单', title: '无障碍岗位清单', columns, rows: made })] });
}

/** The values of a list in another order, so that hardly two rows' long cells are equal. */
function turned(text: string, by: number): string {
  const parts = text.split('；');
  const at = by % parts.length;
  return [...parts.slice(at), ...parts.slice(0, at)].join('；');
}

async function measured(file: string, target: Target, expected: Readonly<Record<string, number>>): Promise<Measured> {
  const given = [self, file, JSON.stringify(target), JSON.stringify(expected)];
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, '--expose-gc', ...given]);
  return JSON.parse(stdout) as Measured;
}

async function importOnce(file: string, target: Target, expected: object): Promise<Measured> {
  const { db } = openPool(target);
  const ctx: Ctx = {
    db,
    search: {} as Ctx['search'],
    mail: { send: async () => undefined },
    keys: makeKeys([Buffer.alloc(32, 1)]),
    config: readConfig({}),
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    actor: { kind: 'system', name: 'bench' },
  };
  const bytes = await readFile(file);
  // A server that has been at work for a while: what it needs anyhow is not what an import costs.
  await importFile(ctx, { bytes: await readFile(sample), name: 'sample.xlsx' }, { kind: null, dryRun: true });
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const most = { memory: before, stall: 0, last: started, reports: 0 };
  const watch = setInterval(() => {
    most.memory = Math.max(most.memory, process.memoryUsage.rss());
    most.stall = Math.max(most.stall, performance.now() - most.last);
    most.last = performance.now();
  }, 5);
  const onProgress = () => void (most.reports += 1);
  const plan = await importFile(ctx, { bytes, name: '岗位清单.xlsx' }, { kind: null, dryRun: false, onProgress });
  const milliseconds = Math.round(performance.now() - started);
  clearInterval(watch);
  await db.destroy();
  if (isRefused(plan)) throw new Error(plan.refusal);
  for (const [outcome, count] of Object.entries(expected)) {
    if (plan.counts[outcome as 'new'] !== count) throw new Error(JSON.stringify(plan.counts));
  }
  const megabytes = Math.round((Math.max(most.memory, process.memoryUsage.rss()) - before) / 1_000_000);
  return { milliseconds, megabytes, stall: Math.round(most.stall), reports: most.reports };
}

const [, script, file, target = '', expected = ''] = process.argv;
if (script === self && file !== undefined) {
  process.stdout.write(
    JSON.stringify(await importOnce(file, JSON.parse(target) as Target, JSON.parse(expected) as object)),
  );
}
