import { today, type Ctx } from '../ctx.ts';
import type { PositionFacts, StudentFacts } from './facts.ts';
import { positionQueryFor, studentQueryFor } from './queries.ts';
import type { Rulebook } from './rulebook.ts';
import { isOpen } from './rules-conditions.ts';
import type { WrittenLine } from './rules-lines.ts';

/** A written line with its number in the file, from 1. */
export type NumberedLine = WrittenLine & { readonly line: number };
type Near = readonly (NumberedLine | null)[];
type Pair = { readonly student: StudentFacts; readonly position: PositionFacts };

/** Places of pairs in both orders, each order asked of the engine once; 0: nowhere. */
export type Places = {
  readonly amongHers: (pair: Pair) => Promise<number>;
  readonly amongCandidates: (pair: Pair) => Promise<number>;
};

/** `pairs` are all that will be asked for. */
export function makePlaces(ctx: Ctx, book: Rulebook, pairs: readonly Pair[]): Places {
  const positionsOf = Map.groupBy(pairs, ({ student }) => student.serial);
  const hers = once(({ student }: Pair) => {
    const ids = (positionsOf.get(student.serial) ?? []).map(({ position }) => position.serial);
    return ctx.search.ranksOf(positionQueryFor(book, student, today(ctx)), ids);
  });
  const candidates = once(({ position }: Pair) => candidatePlaces(ctx, book, position));
  return {
    amongHers: async (pair) => (await hers(pair.student.serial, pair)).get(pair.position.serial) ?? 0,
    amongCandidates: async (pair) => (await candidates(pair.position.serial, pair)).get(pair.student.serial) ?? 0,
  };
}

function once<A, T>(work: (given: A) => Promise<T>): (key: number, given: A) => Promise<T> {
  const done = new Map<number, Promise<T>>();
  return (key, given) => {
    const known = done.get(key) ?? work(given);
    done.set(key, known);
    return known;
  };
}

async function candidatePlaces(ctx: Ctx, book: Rulebook, position: PositionFacts): Promise<Map<number, number>> {
  if (!isOpen(position, today(ctx))) return new Map();
  const query = studentQueryFor(book, position);
  const { counts } = await ctx.search.studentsFor(query, { offset: 0, limit: 1, count: true });
  const limit = (counts ?? []).reduce((sum, each) => sum + each, 0);
  const { hits } = await ctx.search.studentsFor(query, { offset: 0, limit });
  return new Map(hits.map((hit, at) => [hit.id, at + 1]));
}

/**
 * The rank of a pair in the order that its line was written in: hers among her matches, or hers among the candidates of
 * the position. Where its neighbours do not tell which, it is the one that the line has, if it has one of them.
 */
export async function rankAsWritten(places: Places, line: NumberedLine, near: Near, pair: Pair): Promise<number> {
  const order = orderOf(line, near);
  if (order === 'candidates') return places.amongCandidates(pair);
  const ofHers = await places.amongHers(pair);
  const written = line.whole['rank'];
  if (order === 'hers' || ofHers === written) return ofHers;
  return (await places.amongCandidates(pair)) === written ? Number(written) : ofHers;
}

/**
 * Neighbours of one student with ranks that rise are her matches; neighbours of one position with ranks that follow are
 * its candidates. Where ranks fall, another list begins: its first line may well name the same student.
 */
function orderOf(line: NumberedLine, near: Near): 'hers' | 'candidates' | null {
  const others = near.filter((other) => other !== null);
  const step = (other: NumberedLine) => Number(other.whole['rank']) - Number(line.whole['rank']);
  const rises = (other: NumberedLine) => Math.sign(step(other)) === Math.sign(other.line - line.line);
  if (others.some((other) => other.student === line.student && other.position !== line.position && rises(other))) {
    return 'hers';
  }
  const follows = (other: NumberedLine) => step(other) === other.line - line.line;
  const candidates = others.some(
    (other) => other.position === line.position && other.student !== line.student && follows(other),
  );
  return candidates ? 'candidates' : null;
}
