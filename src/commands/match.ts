import type { PoolConfig } from 'pg';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import {
  candidatesFor,
  cohortLines,
  lineOf,
  matchesFor,
  nearMissesFor,
  typedForCandidates,
  typedNumber,
  typedStudent,
  type LineFound,
} from '../matching/index.ts';
import { openOut } from './out-file.ts';

export type MatchOptions = {
  readonly student: string | null;
  readonly position: string | null;
  readonly all: boolean;
  readonly top: number;
  readonly nearMisses: boolean;
  readonly out: string | null;
};

/**
 * Writes matches, one JSON object a line: of one student, of all students in the order of their serials, or the
 * candidates of one position. Near misses follow the matches of each student. A file is its owner's alone. `target` is the database for threads.
 */
export async function runMatch(
  deps: Deps,
  target: PoolConfig,
  options: MatchOptions,
  print: (text: string | Uint8Array) => void,
): Promise<void> {
  if (options.out === null) return match(deps, target, options, async (lines) => print(lines));
  const out = await openOut(options.out);
  try {
    await match(deps, target, options, out.write);
    await out.done();
  } finally {
    await out.drop();
  }
}

type Write = (lines: string | Uint8Array) => Promise<void>;

async function match(deps: Deps, target: PoolConfig, options: MatchOptions, write: Write): Promise<void> {
  if (options.all) {
    const { top, nearMisses } = options;
    for await (const lines of cohortLines(deps, target, { top, nearMisses })) await write(lines);
  } else {
    for (const each of await linesFor(deps, options)) await write(`${JSON.stringify(lineOf(each))}\n`);
  }
}

async function linesFor(deps: Deps, options: MatchOptions): Promise<readonly LineFound[]> {
  const ctx = { ...deps, actor: { kind: 'system', name: 'command line' } as const };
  const paging = { offset: 0, limit: options.top };
  if (options.position !== null) {
    const position = await typedForCandidates(ctx, typedNumber(options.position));
    if (!position) throw new NotFound();
    return (await candidatesFor(ctx, position, paging)).matches;
  }
  const student = await typedStudent(ctx, typedNumber(options.student));
  if (!student) throw new NotFound();
  const { matches } = await matchesFor(ctx, student, paging);
  return options.nearMisses ? [...matches, ...(await nearMissesFor(ctx, student, paging)).matches] : matches;
}

/** What was asked for is not there: said with its number. */
export function notThere(error: unknown, options: MatchOptions): string | null {
  return error instanceof NotFound ? (options.student ?? options.position) : null;
}
