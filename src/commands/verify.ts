import { open } from 'node:fs/promises';
import { en } from '../../views/words/en.ts';
import { zh } from '../../views/words/zh.ts';
import type { Deps } from '../deps.ts';
import { verifyKept, verifyLines, type CheckedKept, type CheckedLine } from '../matching/index.ts';
import { keptSaid } from './kept-said.ts';
import { reporting } from './out-file.ts';

export type VerifyCommand = {
  /** Lines that `match` has written; null: the matches that were kept on lists. */
  readonly file: string | null;
  /** Where the report goes, as JSON. */
  readonly report: string | null;
  readonly english: boolean;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
};

type Report = {
  lines: number;
  same: number;
  /** Only of what was kept: the match is the same, though facts have changed. */
  changed?: number;
  differing: number;
  unreadable: number;
  problems: (CheckedLine | CheckedKept)[];
};

/**
 * `verify FILE.jsonl`: re-runs every line that the command `match` has written, with the rows and the edition of this
 * moment, and prints what differs; `verify --kept`: the same for the matches that staff keep on lists, in the sentences
 * of their page. Exit code 0 when all are the same, also where only facts have changed; 1 when one differs, is no match
 * any more, or cannot be read or used.
 */
export const runVerify = (deps: Deps, command: VerifyCommand): Promise<number> =>
  reporting(command.report, (write) => verify(deps, command, write));

async function verify(deps: Deps, command: VerifyCommand, write: (report: Report) => Promise<void>): Promise<number> {
  const { file, english, print, complain } = command;
  const words = (english ? en : zh).evidence.command;
  const ctx = { ...deps, actor: { kind: 'system', name: 'command line' } as const };
  const kept = file === null ? { changed: 0 } : {};
  const report: Report = { lines: 0, same: 0, ...kept, differing: 0, unreadable: 0, problems: [] };
  try {
    for await (const checked of file === null ? verifyKept(ctx) : verifyLines(ctx, linesOf(file))) {
      count(report, checked);
      const said = 'kept' in checked ? sayKept(checked, command) : sayLine(checked, command);
      if (said !== null) print(`${said}\n`);
    }
  } catch (error) {
    if (file === null || !isFileError(error)) throw error;
    complain(words.cannotRead(file));
    return 1;
  }
  print(`${saySum(report, command)}\n`);
  await write(report);
  // An empty file is no proof that anything is right.
  const proves = report.lines > 0 || file === null;
  if (!proves) complain(words.nothingIn(file));
  return proves && report.differing + report.unreadable === 0 ? 0 : 1;
}

/** Opens the file when the first line is asked for: lines that are read before somebody listens are lost. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const opened = await open(file);
  yield* opened.readLines({ encoding: 'utf8' });
}

const isFileError = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && ['open', 'read'].includes(String(error.syscall));

function count(report: Report, checked: CheckedLine | CheckedKept): void {
  report.lines += 1;
  if (checked.outcome === 'same') report.same += 1;
  else {
    report.problems.push(checked);
    if (checked.outcome === 'unreadable' || checked.outcome === 'fault') report.unreadable += 1;
    else if (checked.outcome === 'changed') report.changed = (report.changed ?? 0) + 1;
    else report.differing += 1;
  }
}

function saySum(report: Report, { english }: VerifyCommand): string {
  const { lines, same, changed, differing, unreadable } = report;
  const { sum, sumKept } = (english ? en : zh).evidence.command;
  return changed === undefined
    ? sum(lines, same, differing, unreadable)
    : sumKept(lines, same, changed, differing, unreadable);
}

const sayKept = (checked: CheckedKept, { english }: VerifyCommand): string | null =>
  keptSaid(english ? { lang: 'en', words: en } : { lang: 'zh', words: zh }, checked);

/** One line of the answer, in the keys of the format: `needs.N_TOILET.verdict: met → gap`; null: it is the same. */
function sayLine(checked: CheckedLine, { english }: VerifyCommand): string | null {
  const words = (english ? en : zh).evidence.command;
  const conditions = (english ? en : zh).matching.conditions;
  const [colon, comma] = english ? [': ', '; '] : ['：', '；'];
  const head = `${words.line(checked.line)} ${checked.student} ${checked.position}`.trim();
  switch (checked.outcome) {
    case 'same':
      return null;
    case 'unreadable':
      return `${head}${colon}${words.unreadable}`;
    case 'gone':
      return `${head}${colon}${checked.gone.map((each) => words.gone[each]).join(comma)}`;
    case 'refused':
      return `${head}${colon}${words.refused}${colon}${checked.refused.map((each) => conditions[each]).join(comma)}`;
    case 'differs': {
      const said = checked.differences.map(({ at, written, now }) => `${at} ${say(written)} → ${say(now)}`);
      return `${head}${colon}${said.join(comma)}`;
    }
  }
}

/** A value as it stands in the file; what is not there is a dash. */
function say(value: unknown): string {
  if (value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
