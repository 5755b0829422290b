import type { Counts as Counted, Found, Hit, Paging } from '../../search/index.ts';
import { classes, type Class, type Condition } from './facts.ts';
import type { Match, Refusal } from './match.ts';

/** A match, the serial of what was found (a position, or a student), and its place (from 1) among all candidates. */
export type Ranked = { readonly match: Match; readonly id: number; readonly rank: number };
/** A pair that only 必须 major or an accepted category condition keeps apart. */
export type Refused = { readonly id: number; readonly refused: readonly Condition[] };
export type Counts = Readonly<Record<Class, number>>;

/**
 * Pages through what an engine finds and keeps what still stands when the rows are read again: `examine` gets hits and
 * gives back what may be shown, in their order. What was dropped is filled up with the hits that follow. Counts are
 * nought where the paging says that they are not wanted.
 */
export async function collect<H extends Hit, T>(
  paging: Paging,
  find: (paging: Paging) => Promise<Found<H>>,
  examine: (hits: readonly H[]) => Promise<readonly T[]>,
): Promise<{ kept: T[]; counts: Counts }> {
  const first = await find({ count: true, ...paging });
  const kept = [...(await examine(first.hits))];
  let seen = first.hits.length;
  for (let last = first.hits.length; last > 0 && kept.length < paging.limit;) {
    const more = await find({ ...paging, offset: paging.offset + seen, limit: paging.limit - kept.length });
    kept.push(...(await examine(more.hits)));
    last = more.hits.length;
    seen += last;
  }
  return { kept, counts: nameCounts(first.counts ?? [0, 0, 0, 0]) };
}

type Standing = { readonly match: Match; readonly id: number };

/** The match, when it is one and stands where the engine found it. */
export function standing(match: Match | Refusal, hit: Hit): Standing | null {
  if ('refused' in match) return null;
  return classes.indexOf(match.class) === hit.grade && match.fit === hit.fit ? { match, id: hit.id } : null;
}

/** Ranks from what the paging skips: the classes before the first one asked for, and the offset. */
export function rank(found: readonly Standing[], paging: Paging, counts: Counts): Ranked[] {
  const firstGrade = Math.min(...(paging.grades ?? [0]));
  const before = classes.slice(0, firstGrade).reduce((sum, name) => sum + counts[name], 0);
  return found.map((each, index) => ({ ...each, rank: before + paging.offset + index + 1 }));
}

export const total = (counts: Counts): number => classes.reduce((sum, name) => sum + counts[name], 0);
export const noCounts: Counts = nameCounts([0, 0, 0, 0]);

function nameCounts([ready, on_request, to_verify, gap]: Counted): Counts {
  return { ready, on_request, to_verify, gap };
}
