import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import type { Logger } from 'pino';
import { readConfig, WrongSettings, type Config } from '../config.ts';
import { DatabaseProblem } from '../db/problems.ts';
import { seedDemo } from '../db/seed/index.ts';
import type { Deps } from '../deps.ts';
import { openHouse, type House } from '../open-house.ts';
import { runBackup, runRestore } from './backup.ts';
import { runExport } from './export.ts';
import { helpFor, usage } from './help.ts';
import { runImport } from './import.ts';
import { notThere, runMatch } from './match.ts';
import { CannotWrite } from './out-file.ts';
import { runReindex } from './reindex.ts';
import { runReseal } from './reseal.ts';
import { runVerify } from './verify.ts';

/** What a command has of the process that it was called in. */
export type Terminal = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly print: (text: string | Uint8Array) => void;
  readonly complain: (text: string) => void;
  readonly now: () => Date;
  readonly makeLog: (level: Config['logLevel']) => Logger;
};

class WrongUsage extends Error {
  override name = 'WrongUsage';
}

const options = {
  help: { type: 'boolean', short: 'h' },
  kind: { type: 'string' },
  school: { type: 'string' },
  'dry-run': { type: 'boolean' },
  report: { type: 'string' },
  all: { type: 'boolean' },
  student: { type: 'string' },
  position: { type: 'string' },
  top: { type: 'string' },
  'near-misses': { type: 'boolean' },
  out: { type: 'string' },
  kept: { type: 'boolean' },
} as const;

const allowed: Readonly<Record<string, readonly (keyof typeof options)[]>> = {
  import: ['kind', 'school', 'dry-run', 'report'],
  match: ['all', 'student', 'position', 'top', 'near-misses', 'out'],
  verify: ['kept', 'report'],
  export: [],
  reindex: [],
  reseal: [],
  migrate: [],
  seed: [],
  backup: [],
  restore: [],
};

/** Runs one command and gives its exit code: 0 done, 1 not done, 2 wrong usage, which is said before anything is opened. */
export async function callCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await call(args, terminal);
  } catch (error) {
    const known = [WrongSettings, DatabaseProblem, WrongUsage, CannotWrite].some((one) => error instanceof one);
    terminal.complain(known ? (error as Error).message : String((error as Error).stack));
    return error instanceof WrongUsage ? 2 : 1;
  }
}

async function call(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = read(args);
  const [command, ...words] = positionals;
  if (!command || values.help) {
    terminal.print(command && command in allowed ? helpFor(command) : usage);
    return values.help ? 0 : 2;
  }
  const may = allowed[command];
  if (!may) throw new WrongUsage(`没有这个命令 / no such command: ${command}`);
  for (const name of Object.keys(values) as (keyof typeof options)[]) {
    if (!may.includes(name)) throw new WrongUsage(`${command}: --${name}?`);
  }
  if (command === 'restore') {
    const file = one(command, words);
    return runRestore(readConfig(terminal.env), file, terminal.print);
  }
  const work = workOf({ command, words, values, terminal });
  return withHouse(terminal, command, work);
}

type Values = ReturnType<typeof read>['values'];
type Called = {
  readonly command: string;
  readonly words: readonly string[];
  readonly values: Values;
  readonly terminal: Terminal;
};
type Work = (house: House) => Promise<number>;

/** What a command does in an open house. Throws WrongUsage where it was not called as it has to be. */
function workOf(called: Called): Work {
  const { command, words, values, terminal } = called;
  const { print, complain } = terminal;
  const said = { english: isEnglish(terminal), print, complain };
  switch (command) {
    case 'import': {
      if (words.length === 0) throw new WrongUsage(helpFor(command));
      const { kind = null, school = null, 'dry-run': dryRun = false, report = null } = values;
      return ({ deps }) => runImport(deps, { files: words, kind, school, dryRun, report, ...said });
    }
    case 'export': {
      const [kind, file, ...more] = words;
      if (!kind || !file || more.length > 0) throw new WrongUsage(helpFor(command));
      if (!['', '.xlsx'].includes(extname(file).toLowerCase())) {
        throw new WrongUsage(`FILE：只写 xlsx，不写 ${extname(file)} / only xlsx is written\n\n${helpFor(command)}`);
      }
      return ({ deps }) => runExport(deps, { kind, file, ...said });
    }
    case 'match':
      return match(called);
    case 'verify': {
      if (values.kept && words.length > 0) throw new WrongUsage(helpFor(command));
      const file = values.kept ? null : one(command, words);
      return ({ deps }) => runVerify(deps, { file, report: values.report ?? null, ...said });
    }
    case 'backup': {
      const file = one(command, words);
      return ({ deps }) => runBackup(deps, file, print);
    }
    default:
      if (words.length > 0) throw new WrongUsage(helpFor(command));
      if (command === 'reindex') return ({ deps }) => runReindex(deps, said);
      if (command === 'reseal') return ({ deps }) => runReseal(deps, said);
      return async ({ deps }) => {
        // migrate: opening the house has done it.
        if (command === 'seed') for (const line of await seeded(deps)) print(`${line}\n`);
        return 0;
      };
  }
}

const nothingSeeded = '库里已经有数据，没有装入演示数据 / there are data already, no demo data were loaded';
async function seeded(deps: Deps): Promise<readonly string[]> {
  const lines = await seedDemo(deps);
  return lines.length > 0 ? lines : [nothingSeeded];
}

const mostLines = 1_000_000;

function match({ words, values, terminal }: Called): Work {
  const chosen = [values.all, values.student, values.position].filter((each) => each !== undefined && each !== false);
  const top = Number(values.top ?? 20);
  const refuse = (why: string) => new WrongUsage(`${why}\n\n${helpFor('match')}`);
  if (words.length > 0) throw refuse(`多出来的 / one too many: ${words.join(' ')}`);
  if (chosen.length !== 1) {
    throw refuse('--all、--student、--position 里选一个，只选一个 / exactly one of --all, --student, --position');
  }
  if (!Number.isInteger(top) || top < 1 || top > mostLines) {
    throw refuse(`--top ${values.top}：1–${mostLines} 的整数 / a whole number from 1 to ${mostLines}`);
  }
  if (values.position !== undefined && values['near-misses']) {
    throw refuse('--near-misses：只和 --all、--student 一起用 / only with --all, --student');
  }
  const asked = {
    all: values.all ?? false,
    student: values.student ?? null,
    position: values.position ?? null,
    top,
    nearMisses: values['near-misses'] ?? false,
    out: values.out ?? null,
  };
  return async ({ deps, connected }) => {
    try {
      await runMatch(deps, connected.target, asked, terminal.print);
      return 0;
    } catch (error) {
      const missing = notThere(error, asked);
      if (missing === null) throw error;
      terminal.complain(isEnglish(terminal) ? `not found: ${missing}` : `没有找到：${missing}`);
      return 1;
    }
  };
}

/** `reseal` is alone in the house: whoever serves holds the old keys. */
async function withHouse({ env, now, makeLog }: Terminal, command: string, work: Work): Promise<number> {
  const config = readConfig(env);
  const log = makeLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const index = command === 'reindex' && config.meiliUrl !== null;
  const house = await openHouse(config, { now, log, index, server: command === 'reseal' });
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

const isEnglish = ({ env }: Terminal): boolean => /^en/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '');

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new WrongUsage(
      `看不懂这些选项 / options that are not understood: ${(error as Error).message.split('\n')[0]}\n\n${usage}`,
    );
  }
}

function one(command: string, words: readonly string[]): string {
  const [only, ...more] = words;
  if (!only || more.length > 0) throw new WrongUsage(helpFor(command));
  return only;
}
