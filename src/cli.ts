import { parseArgs } from 'node:util';
import pino from 'pino';
import { runBackup, runRestore } from './commands/backup.ts';
import { runExport } from './commands/export.ts';
import { helpFor, usage } from './commands/help.ts';
import { runImport } from './commands/import.ts';
import { notThere, runMatch } from './commands/match.ts';
import { readConfig, WrongSettings, type Config } from './config.ts';
import { DatabaseProblem } from './db/problems.ts';
import { seedDemo } from './db/seed/index.ts';
import type { Deps } from './deps.ts';
import { openHouse } from './open-house.ts';

/** The command line: the same functions as the pages, beside a running server or without one. Exit codes 0, 1, 2. */
class WrongUsage extends Error {
  override name = 'WrongUsage';
}

const options = {
  help: { type: 'boolean', short: 'h' },
  kind: { type: 'string' },
  'dry-run': { type: 'boolean' },
  report: { type: 'string' },
  all: { type: 'boolean' },
  student: { type: 'string' },
  position: { type: 'string' },
  top: { type: 'string' },
  'near-misses': { type: 'boolean' },
  out: { type: 'string' },
} as const;

const allowed: Readonly<Record<string, readonly (keyof typeof options)[]>> = {
  import: ['kind', 'dry-run', 'report'],
  match: ['all', 'student', 'position', 'top', 'near-misses', 'out'],
  export: ['out'],
  migrate: [],
  seed: [],
  backup: [],
  restore: [],
};

const print = (text: string) => void process.stdout.write(text);
const complain = (text: string) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
const english = /^en/i.test(process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '');

async function main(): Promise<number> {
  const { values, positionals } = read(process.argv.slice(2));
  const [command, ...words] = positionals;
  if (!command || values.help) {
    print(command && command in allowed ? helpFor(command) : usage);
    return values.help ? 0 : 2;
  }
  const may = allowed[command];
  if (!may) throw new WrongUsage(`没有这个命令 / no such command: ${command}`);
  for (const name of Object.keys(values) as (keyof typeof options)[]) {
    if (!may.includes(name)) throw new WrongUsage(`${command}: --${name}?`);
  }
  const config = readConfig(process.env);
  if (command === 'restore') return runRestore(config, one(command, words), print);
  return withHouse(config, (deps) => run(deps, command, words, values));
}

type Values = ReturnType<typeof read>['values'];

async function run(deps: Deps, command: string, words: string[], values: Values): Promise<number> {
  switch (command) {
    case 'import':
      if (words.length === 0) throw new WrongUsage(helpFor(command));
      return runImport(deps, {
        files: words,
        kind: values.kind ?? null,
        dryRun: values['dry-run'] ?? false,
        report: values.report ?? null,
        english,
        print,
        complain,
      });
    case 'export': {
      const [kind, file, ...more] = words;
      if (!kind || !file || more.length > 0) throw new WrongUsage(helpFor(command));
      return runExport(deps, { kind, file, english, print, complain });
    }
    case 'match':
      return match(deps, words, values);
    case 'seed':
      for (const line of await seedDemo(deps)) print(`${line}\n`);
      return 0;
    case 'backup':
      return runBackup(deps, one(command, words), print);
    default:
      // migrate: opening the house has done it.
      return 0;
  }
}

async function match(deps: Deps, words: string[], values: Values): Promise<number> {
  const chosen = [values.all, values.student, values.position].filter((each) => each !== undefined && each !== false);
  const top = Number(values.top ?? 20);
  if (words.length > 0 || chosen.length !== 1 || !Number.isInteger(top) || top < 1 || top > 1_000_000) {
    throw new WrongUsage(helpFor('match'));
  }
  const asked = {
    all: values.all ?? false,
    student: values.student ?? null,
    position: values.position ?? null,
    top,
    nearMisses: values['near-misses'] ?? false,
    out: values.out ?? null,
  };
  try {
    await runMatch(deps, asked, print);
    return 0;
  } catch (error) {
    const missing = notThere(error, asked);
    if (missing === null) throw error;
    complain(english ? `not found: ${missing}` : `没有找到：${missing}`);
    return 1;
  }
}

async function withHouse(config: Config, work: (deps: Deps) => Promise<number>): Promise<number> {
  const log = pino({ level: config.logLevel === 'info' ? 'warn' : config.logLevel, base: null }, pino.destination(2));
  const house = await openHouse(config, { now: () => new Date(), log });
  try {
    return await work(house.deps);
  } finally {
    await house.close();
  }
}

function read(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new WrongUsage((error as Error).message);
  }
}

function one(command: string, words: readonly string[]): string {
  const [only, ...more] = words;
  if (!only || more.length > 0) throw new WrongUsage(helpFor(command));
  return only;
}

main()
  .then((code) => (process.exitCode = code))
  .catch((error: unknown) => {
    const known = error instanceof WrongSettings || error instanceof DatabaseProblem || error instanceof WrongUsage;
    complain(known ? error.message : String((error as Error).stack));
    process.exitCode = error instanceof WrongUsage ? 2 : 1;
  });
