import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import {
  candidatesFor,
  matchesFor,
  nearMissesFor,
  positionForCandidates,
  studentForMatches,
  type Match,
  type Opening,
} from '../matching/index.ts';

export type MatchOptions = {
  readonly student: string | null;
  readonly position: string | null;
  readonly all: boolean;
  readonly top: number;
  readonly nearMisses: boolean;
  readonly out: string | null;
};

type Line = { readonly match: Match; readonly rank: number; readonly openings?: readonly Opening[] };

/**
 * Writes matches, one JSON object a line: of one student, of all students in the order of their serials, or the
 * candidates of one position. Near misses follow the matches of each student. Returns how many lines were written.
 */
export async function runMatch(deps: Deps, options: MatchOptions, print: (text: string) => void): Promise<number> {
  const ctx = { ...deps, actor: { kind: 'system', name: 'command line' } as const };
  const out = options.out === null ? null : createWriteStream(options.out);
  let lines = 0;
  const write = async (line: Line) => {
    lines += 1;
    const text = `${JSON.stringify(lineOf(line))}\n`;
    if (out) await put(out, text);
    else print(text);
  };
  if (options.position !== null) {
    const position = await positionForCandidates(ctx, options.position);
    const { matches } = await candidatesFor(ctx, position, { offset: 0, limit: options.top });
    for (const each of matches) await write(each);
  } else {
    for await (const number of options.all ? everyStudent(deps) : [options.student ?? '']) {
      const student = await studentForMatches(ctx, number);
      const { matches } = await matchesFor(ctx, student, { offset: 0, limit: options.top });
      for (const each of matches) await write(each);
      if (!options.nearMisses) continue;
      for (const each of await nearMissesFor(ctx, student, { offset: 0, limit: options.top })) await write(each);
    }
  }
  if (out) {
    out.end();
    await once(out, 'finish');
  }
  return lines;
}

/** One match as data: the keys of the format, in its order. */
function lineOf({ match, rank, openings }: Line) {
  const { student, position, class: its, fit, quality, flags, needs, criteria } = match;
  return {
    student,
    position,
    rank,
    class: its,
    fit,
    quality,
    flags,
    needs,
    criteria,
    ...(openings ? { would_open: openings } : {}),
  };
}

async function* everyStudent(deps: Deps): AsyncGenerator<string> {
  for (let after = 0; ;) {
    const rows = await deps.db
      .selectFrom('students')
      .select(['id', 'number'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(500)
      .execute();
    for (const row of rows) yield row.number;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

async function put(out: WriteStream, text: string): Promise<void> {
  if (!out.write(text)) await once(out, 'drain');
}

/** What was asked for is not there: said with its number. */
export function notThere(error: unknown, options: MatchOptions): string | null {
  return error instanceof NotFound ? (options.student ?? options.position) : null;
}
