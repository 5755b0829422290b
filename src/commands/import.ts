import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { sayAdvice, sayRemarks } from '../../views/imports/say.ts';
import { en } from '../../views/words/en.ts';
import { zh } from '../../views/words/zh.ts';
import type { Deps } from '../deps.ts';
import { formCalled, formCalls } from '../exports/index.ts';
import {
  importFile,
  importKinds,
  isRefused,
  largestFile,
  type FileRefused,
  type ImportKind,
  type Plan,
  type ProblemCode,
} from '../imports/index.ts';
import { reporting } from './out-file.ts';
import { reportOf, reportOfRefusal, type Report, type ReportedProblem } from './import-report.ts';

export type ImportCommand = {
  readonly files: readonly string[];
  readonly kind: string | null;
  /** The school of a list whose head names none. */
  readonly school?: string | null;
  readonly dryRun: boolean;
  /** Where the report goes, as JSON: one object for one file, a list for several. */
  readonly report: string | null;
  readonly english: boolean;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
};

/**
 * `import FILE…`: brings workbooks in one after the other, each in a transaction of its own. Exit code 0, also when single
 * rows were refused; 1 when a file could not be read (the others go in all the same); 2 for wrong usage.
 */
export async function runImport(deps: Deps, command: ImportCommand): Promise<number> {
  const { files, english, print, complain } = command;
  const kind = command.kind === null ? null : formCalled(importKinds, command.kind);
  if (files.length === 0 || (command.kind !== null && kind === null)) {
    complain(english ? `--kind: one of ${formCalls(importKinds)}` : `--kind 只能是：${formCalls(importKinds)}`);
    return 2;
  }
  return reporting(command.report, async (report) => {
    const reports: Report[] = [];
    for (const file of files) {
      const done = await importOne(deps, file, kind, command);
      reports.push(isRefused(done) ? reportOfRefusal(done) : reportOf(done));
      if (isRefused(done)) complain(sayRefusal(file, done, english));
      else print(sayPlan(file, done, command));
    }
    await report(reports.length === 1 ? reports[0] : reports);
    return reports.some((one) => one.kind === null) ? 1 : 0;
  });
}

async function importOne(
  deps: Deps,
  file: string,
  kind: ImportKind | null,
  { dryRun, school = null }: ImportCommand,
): Promise<Plan | FileRefused> {
  const there = await stat(file).catch(() => null);
  if (there?.isDirectory()) return { refusal: 'not_a_file', detail: '' };
  if (there && there.size > largestFile) return { refusal: 'too_large', detail: '' };
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return { refusal: 'not_there', detail: '' };
  const ctx = { ...deps, actor: { kind: 'system', name: 'command line' } as const };
  return importFile(ctx, { bytes, name: basename(file) }, { kind, school, dryRun });
}

const words = (english: boolean) => (english ? en : zh).imports;
/** So many lines of a kind stand on the terminal; the report has them all. */
const mostLines = 20;

function sayRefusal(file: string, { refusal, detail }: FileRefused, english: boolean): string {
  const t = words(english);
  const { title, text, next: onPage } = t.refusals[refusal];
  const next = t.nextOnTerminal[refusal] ?? onPage;
  const what = text(refusal === 'not_a_workbook' ? (t.looks[detail] ?? '') : detail);
  return english
    ? `${[`${basename(file)}: ${title}.`, what, next].filter(Boolean).join(' ')}\n`
    : `${basename(file)}：${title}。${what}${next}\n`;
}

/** One line for the file, and one for each row that was left out or that somebody should look at. */
function sayPlan(file: string, plan: Plan, { english, dryRun }: ImportCommand): string {
  const t = words(english);
  const { counts } = plan;
  const [colon, comma] = english ? [': ', ', '] : ['：', '，'];
  const parts = (['new', 'changed', 'same', 'waiting', 'refused'] as const).map(
    (outcome) => `${t.outcomes[outcome]} ${counts[outcome]}`,
  );
  const { problems, notices = [] } = reportOf(plan);
  const lines = [
    `${basename(file)}${colon}${t.kinds[plan.kind]}${comma}${t.rows(counts.rows)}${colon}${parts.join(comma)}`,
    ...few(
      problems.map((problem) => `  ${sayProblem(problem, english)}`),
      t.seeReport,
    ),
    ...few(
      notices.map((one) => `  ${one.sheet ?? ''}${t.rowNumber(one.row)}${colon}${t.notices[one.notice](one.number)}`),
      t.seeReport,
    ),
    ...sayRemarks(t, plan).map(({ text }) => `  ${text}`),
    ...(counts.waiting > 0 ? [`  ${t.decideOnPage(counts.waiting)}`] : []),
    ...(dryRun ? [`  ${t.nothingWritten}`] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const few = (lines: readonly string[], rest: (count: number) => string): string[] =>
  lines.length <= mostLines ? [...lines] : [...lines.slice(0, mostLines), `  ${rest(lines.length - mostLines)}`];

/** 第 5 行 残疾类别：视残。不在七类之中。可能是：视力 */
function sayProblem(
  { row, sheet = '', column, code, found, allowed, suggestions, same_as_row, same_as_sheet }: ReportedProblem,
  english: boolean,
): string {
  const t = words(english);
  const [colon, stop] = english ? [': ', '. '] : ['：', '。'];
  const place = same_as_row === undefined ? '' : t.seeRow(same_as_row, same_as_sheet);
  const said = t.problems[code as ProblemCode]({ found, allowed: allowed.join('、'), place });
  const advice = sayAdvice(t, { code: code as ProblemCode, allowed, suggestions });
  const where = [sheet, row === null ? '' : t.rowNumber(row), column ?? ''].filter(Boolean).join(' ');
  return `${where}${colon}${[found || t.empty, said, advice].join(stop)}`;
}
