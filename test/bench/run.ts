import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { startEmbedded } from '../../src/db/embedded/index.ts';
import { markdown, type BenchRow } from './table.ts';

type Target = { readonly host: string; readonly port: number; readonly user: string };
type Section = {
  readonly name: string;
  readonly title: string;
  /** No part of a run of all: runs when it is named, and has a file of its own. */
  readonly apart?: boolean;
  readonly run: (target: Target) => Promise<readonly BenchRow[]>;
};

/** Each section runs in a process of its own, so that none stands in the memory of another. */
const sections: readonly Section[] = [
  {
    name: 'engine',
    title: 'One student, 100,000 positions',
    run: async (target) => (await import('./engine.ts')).run({ ...target, database: 'postgres' }),
  },
  {
    name: 'students',
    title: 'One position, 100,000 students',
    run: async () => (await import('./engine.ts')).runStudents(),
  },
  { name: 'cohort', title: 'A cohort, in process', run: async () => (await import('./cohort.ts')).run() },
  {
    name: 'server',
    title: 'A cohort by command, and the server',
    run: async (target) => (await import('./server.ts')).run(target),
  },
  { name: 'growth', title: 'Growth', run: async () => (await import('./growth.ts')).run() },
  { name: 'board', title: 'The board', run: async () => (await import('./board.ts')).run() },
  {
    name: 'meilisearch',
    title: 'Meilisearch',
    run: async () => (await import('./meilisearch.ts')).run([10_000, 100_000]),
  },
  {
    name: 'cohort-large',
    title: 'A cohort by command, 30,000 students × 100,000 positions',
    apart: true,
    run: async (target) => (await import('./server.ts')).runLarge(target),
  },
  {
    name: 'workbooks',
    title: 'Workbooks and imports',
    apart: true,
    run: async () => [...(await (await import('./sheets.ts')).run()), ...(await (await import('./imports.ts')).run())],
  },
];

const self = fileURLToPath(import.meta.url);
const [, , only, given] = process.argv;

if (given !== undefined) {
  const rows = await sections.find(({ name }) => name === only)!.run(JSON.parse(given) as Target);
  process.stdout.write(JSON.stringify(rows));
} else await runAll(only ?? null);

/** All sections, or one; only a run of all writes RESULTS.md. */
async function runAll(name: string | null): Promise<void> {
  const started = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await chmod(folder, 0o711);
  const embedded = await startEmbedded({ dataDir: join(folder, 'data') });
  const parts: string[] = [];
  try {
    const { host = '', port = 0, user = '' } = embedded.connectionConfig;
    const target = { host, port, user };
    parts.push(await heading(target));
    for (const section of sections.filter((each) => (name === null ? !each.apart : each.name === name))) {
      const begun = performance.now();
      const rows = await inItsOwnProcess(section.name, target);
      parts.push(markdown(section.title, rows));
      process.stdout.write(`${parts.at(-1)}\n(${Math.round((performance.now() - begun) / 1000)} s)\n\n`);
    }
  } finally {
    await embedded.stop(true);
    await rm(folder, { recursive: true, force: true });
  }
  parts.push(`The whole run took ${Math.round((performance.now() - started) / 1000)} s.\n`);
  const apart = sections.find((each) => each.apart && each.name === name);
  if (name === null || apart)
    await writeFile(new URL(apart ? `RESULTS-${name}.md` : 'RESULTS.md', import.meta.url), parts.join('\n'));
}

async function inItsOwnProcess(name: string, target: Target): Promise<BenchRow[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...process.execArgv, '--expose-gc', '--max-old-space-size=8192', self, name, JSON.stringify(target)],
    { maxBuffer: 1 << 24 },
  );
  return JSON.parse(stdout) as BenchRow[];
}

async function heading(target: Target): Promise<string> {
  const client = new pg.Client({ ...target, database: 'postgres' });
  await client.connect();
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
  await client.end();
  const cores = cpus();
  return [
    '# Measured',
    '',
    '`npm run bench` writes this file. Every section makes its own world from a seed and runs in a process of its own, all on',
    'one machine in one run; timings of a busy machine are noisy, so compare the ratios. A ratio whose answers differ ends the run.',
    '',
    `- Machine: ${cores.length} cores (${cores[0]?.model.trim() ?? '?'}), ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `- Node ${process.versions.node}, PostgreSQL ${rows[0]?.version ?? '?'}`,
    '- World: majors over all catalogues, half of the places in one city, 0–7 must-needs and 0–3 nice-needs a student (85 % have',
    '  confirmed), 90 % of the features stated at a position, 70 % of the positions with 专业要求 (half of them 必须), 27 % with categories.',
    '',
  ].join('\n');
}
