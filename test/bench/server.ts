import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { sql, type Kysely } from 'kysely';
import { openPool } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import type { Tables } from '../../src/db/tables.ts';
import { fill } from '../matching/rows.ts';
import type { BenchRow } from './table.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
type Target = { readonly host: string; readonly port: number; readonly user: string };

/**
 * The product itself over real tables: the command `match --all` with every row read again, on all cores and on one, and
 * the memory of the server process once it holds every position and every student.
 */
export async function run(target: Target): Promise<BenchRow[]> {
  const [students, positions] = [3000, 5000];
  return inHouse(target, students, positions, async (env, folder, db) => {
    const all = await matchAll(env, folder);
    const one = hasTaskset() ? await matchAll(env, folder, onOneCore) : null;
    await repeatRows(db, 30_000 / students, 100_000 / positions);
    const held = await memoryOf(env);
    return [
      {
        what: `command match --all, ${students} × ${positions}, from start to the last line`,
        value: all.seconds,
        unit: 's',
      },
      { what: '… size of the file', value: all.megabytes, unit: 'MB' },
      ...(one ? [{ what: '… the same on one core ÷ on all', value: one.seconds / all.seconds, unit: '×' }] : []),
      {
        what: 'memory of the server process, 100000 positions, 30000 students and the board held',
        value: held.now,
        unit: 'MB',
        limit: 350,
      },
      { what: '… at most, while it read them', value: held.most, unit: 'MB' },
    ];
  });
}

/**
 * The same rows so many times in all, under other numbers: what an engine holds of a row does not ask whose it is. Nothing
 * that watches the tables runs for them: no engine follows their changes yet.
 */
async function repeatRows(db: Kysely<Tables>, students: number, positions: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await repeat(tx, 'positions', ['id'], positions);
    await repeat(tx, 'students', ['id'], students);
    await repeat(tx, 'disabilities', ['student_id'], students);
    await repeat(tx, 'need_records', ['id', 'student_id'], students);
  });
  await sql`analyze`.execute(db);
}

async function repeat(db: Kysely<Tables>, table: keyof Tables, keys: readonly string[], times: number): Promise<void> {
  const { rows } = await sql<{ size: number; columns: string[] }>`
    select max(${sql.ref(keys[0]!)})::int as size, (
      select array_agg(column_name::text order by ordinal_position) from information_schema.columns
      where table_name = ${table} and table_schema = current_schema()
    ) as columns from ${sql.table(table)}`.execute(db);
  const { size, columns } = rows[0]!;
  const others = columns.map((column) => {
    if (keys.includes(column)) return sql`${sql.ref(column)} + time * ${sql.lit(size)}`;
    return column === 'number' ? sql`number || '-' || time` : sql.ref(column);
  });
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) overriding system value
    select ${sql.join(others)} from ${sql.table(table)}, generate_series(1, ${sql.lit(times - 1)}) as time`.execute(db);
}

/** The whole size of the goal, which takes minutes. */
export async function runLarge(target: Target): Promise<BenchRow[]> {
  return inHouse(target, 30_000, 100_000, async (env, folder) => {
    const { seconds, megabytes } = await matchAll(env, folder);
    return [
      { what: 'command match --all, 30000 × 100000, from start to the last line', value: seconds, unit: 's' },
      { what: '… size of the file', value: megabytes, unit: 'MB' },
    ];
  });
}

/** `taskset` of Linux; where it is missing there is nothing to compare with. */
const onOneCore = ['taskset', '-c', '0'] as const;

const hasTaskset = (): boolean => spawnSync('taskset', ['--version']).status === 0;

async function matchAll(env: NodeJS.ProcessEnv, folder: string, before?: readonly string[]) {
  const started = performance.now();
  const out = join(folder, 'cohort.jsonl');
  const [code] = (await once(start(['src/cli.ts', 'match', '--all', '--out', out], env, before), 'exit')) as [number];
  if (code !== 0) throw new Error(`the command ended with ${code}`);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, megabytes: (await stat(out)).size / 1e6 };
}

/** A database with so many, a data directory, and what is measured in them. */
async function inHouse<T>(
  target: Target,
  students: number,
  positions: number,
  measure: (env: NodeJS.ProcessEnv, folder: string, db: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  const database = `bench_${positions}`;
  const own = new pg.Client({ ...target, database: 'postgres' });
  await own.connect();
  await own.query(`create database ${database}`);
  await own.end();
  const { db } = openPool({ ...target, database });
  await migrate(db);
  await fill(db, students, positions);
  await nameAsPeopleDo(db);
  const folder = await mkdtemp(join(tmpdir(), 'server-'));
  const url = `postgresql://${target.user}@/${database}?host=${encodeURIComponent(target.host)}&port=${target.port}`;
  const env = { ...process.env, DATABASE_URL: url, DATA_DIR: folder, SEARCH: 'memory', PORT: '0', LOG_LEVEL: 'error' };
  try {
    return await measure(env, folder, db);
  } finally {
    await db.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

const titles = [
  '数据标注员',
  '会计助理',
  '前端开发工程师',
  '客服专员',
  '图书管理员',
  '平面设计师',
  '行政助理',
  '质检员',
  '软件测试工程师',
  '文案编辑',
];
const places = ['一部', '二部', '朝阳店', '海淀店', '丰台店', '线上', '夜班', '早班', '应届', '兼任'];

/** A hundred titles over and over, with duties: how many different texts there are decides what the board's index holds. */
async function nameAsPeopleDo(db: Kysely<Tables>): Promise<void> {
  await sql`update positions set
    title = (${titles}::text[])[1 + id % 10] || '（' || (${places}::text[])[1 + (id / 10) % 10] || '）',
    duties = '负责' || (${titles}::text[])[1 + (id / 7) % 10] || '的日常工作，按要求完成资料整理、核对与反馈'`.execute(
    db,
  );
}

/** Starts the server, asks for pages until the engine has everything, and reads what the system says it holds. */
async function memoryOf(env: NodeJS.ProcessEnv): Promise<{ now: number; most: number }> {
  const server = start(['src/main.ts'], env);
  try {
    const base = await addressOf(server);
    for (let most = 0, calm = 0; calm < 3;) {
      await (await fetch(`${base}/positions`)).text();
      await sleep(1000);
      const now = await residentOf(server, 'VmRSS');
      calm = now > most * 1.02 ? 0 : calm + 1;
      most = Math.max(most, now);
    }
    return { now: (await residentOf(server, 'VmRSS')) / 1000, most: (await residentOf(server, 'VmHWM')) / 1000 };
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}

function start(given: readonly string[], env: NodeJS.ProcessEnv, before: readonly string[] = []): ChildProcess {
  const [command, ...args] = [...before, process.execPath, '--import', 'tsx', ...given];
  return spawn(command!, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function addressOf(server: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    server.stdout!.on('data', (some: Buffer) => {
      said += some.toString();
      const found = /http:\/\/[\d.]+:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    server.once('exit', () => reject(new Error(`the server did not start: ${said}`)));
  });
}

/** Kilobytes that are in memory, as Linux counts them. */
async function residentOf({ pid }: ChildProcess, name: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]);
}
