import type { Asked, Found, Hit, NearMissHit, Paging, PositionQuery } from '../../search/index.ts';
import type { Ctx } from '../ctx.ts';
import type { PositionFacts, StudentFacts } from './facts.ts';
import { positionQueryFor } from './queries.ts';
import { matchesAmong, nearMissesAmong } from './reads.ts';
import { positionFactsOf, studentFactsOf } from './reads-facts.ts';
import type { Rulebook } from './rulebook.ts';
import { explainFor, openingsFor } from './rules.ts';
import { lineOf } from './rules-lines.ts';

/** What a cohort is asked with; the day is YYYY-MM-DD in Asia/Shanghai. */
export type CohortTerms = { readonly top: number; readonly nearMisses: boolean; readonly today: string };
type Asking = { readonly db: Ctx['db']; readonly search: Asked };

/**
 * The lines of many students in the order of their serials, each line ended: matches, and near misses after them where
 * they are asked for. The rows of all that is found are read again once, together.
 */
export async function linesOfMany(
  ctx: Asking,
  book: Rulebook,
  ids: readonly number[],
  terms: CohortTerms,
): Promise<string> {
  const paging = { offset: 0, limit: terms.top, count: false };
  const students = (await studentFactsOf(ctx, ids)).sort((one, other) => one.serial - other.serial);
  const asked: Hers[] = [];
  for (const student of students) {
    const query = positionQueryFor(book, student, terms.today);
    const matches = await ctx.search.positionsFor(query, paging);
    const near = terms.nearMisses ? await ctx.search.nearMisses(query, paging) : null;
    asked.push({ student, query, matches, near });
  }
  const rows = await readAhead(
    ctx,
    asked.flatMap(({ matches, near }) => [...matches.hits, ...(near?.hits ?? [])]),
  );
  const lines: string[] = [];
  for (const each of asked) lines.push(await linesOf(ctx, book, each, rows, paging, terms.today));
  return lines.join('');
}

type Hers = {
  readonly student: StudentFacts;
  readonly query: PositionQuery;
  readonly matches: Found;
  readonly near: Found<NearMissHit> | null;
};
type Rows = (ids: readonly number[]) => Promise<readonly PositionFacts[]>;

async function linesOf(
  { search }: Asking,
  book: Rulebook,
  { student, query, matches, near }: Hers,
  rows: Rows,
  paging: Paging,
  day: string,
): Promise<string> {
  const explainHers = explainFor(book, student, day);
  const fits = await matchesAmong(
    paging,
    startWith(matches, (part) => search.positionsFor(query, part)),
    rows,
    explainHers,
  );
  const misses =
    near &&
    (await nearMissesAmong(
      paging,
      startWith(near, (part) => search.nearMisses(query, part)),
      rows,
      explainHers,
      {
        ranksOf: (ids) => search.ranksOf(query, ids),
        openingsOf: (position) => openingsFor(book, student, position),
      },
    ));
  return [...fits.matches, ...(misses?.matches ?? [])].map((each) => `${JSON.stringify(lineOf(each))}\n`).join('');
}

/** The first page is there; what follows is asked for. */
function startWith<H extends Hit>(first: Found<H>, find: (paging: Paging) => Promise<Found<H>>) {
  return async (part: Paging) => (part.offset === 0 ? first : find(part));
}

/** Reads the rows of all hits at once; what is asked for besides is read when it is. */
async function readAhead(ctx: Asking, hits: readonly Hit[]): Promise<Rows> {
  const ids = [...new Set(hits.map((hit) => hit.id))];
  const byId = new Map((await positionFactsOf(ctx, ids)).map((facts) => [facts.serial, facts]));
  const ahead = new Set(ids);
  return async (asked) => {
    const more = asked.filter((id) => !ahead.has(id));
    const read = await positionFactsOf(ctx, more);
    return [...asked.flatMap((id) => byId.get(id) ?? []), ...read];
  };
}
