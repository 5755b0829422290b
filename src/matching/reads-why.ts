import { today, type Ctx } from '../ctx.ts';
import { classes, type Class, type PositionFacts, type StudentFacts } from './facts.ts';
import { readFilter, type MatchFilter } from './input.ts';
import type { Match } from './match.ts';
import { positionQueryFor, studentQueryFor } from './queries.ts';
import { withinReach } from './reads-candidates.ts';
import { conditionsOf } from './reads-filter.ts';
import type { PairExplained } from './reads.ts';
import type { Rulebook } from './rulebook.ts';
import { obstaclesOf, type Obstacle } from './rules-why.ts';

/** Where a match stands in an order, and how many of each class stand before it. */
export type Standing = { readonly rank: number; readonly before: Readonly<Record<Class, number>> };
/** A part of a reader's filter. */
export type FilterPart = Exclude<keyof MatchFilter, 'unknownPlace' | 'near' | 'page'>;
export type Why =
  | { readonly listed: false; readonly obstacles: readonly Obstacle[] }
  | {
      readonly listed: true;
      readonly match: Match;
      /** Among all positions for her. */
      readonly amongHers: Standing | null;
      /** Parts of the filter, each of which by itself hides it. */
      readonly hiddenBy: readonly FilterPart[];
    };

/** Why a position is not among a student's matches: what keeps the pair apart, or else where it stands and what hides it. */
export async function whyFor(
  ctx: Ctx,
  student: StudentFacts,
  { book, position, match }: Pick<PairExplained, 'book' | 'position' | 'match'>,
  filter: MatchFilter,
): Promise<Why> {
  if ('refused' in match) return { listed: false, obstacles: obstaclesOf(student, position, today(ctx)) };
  await ctx.search.catchUp();
  const query = positionQueryFor(book, student, today(ctx));
  const { counts } = await ctx.search.positionsFor(query, { offset: 0, limit: 1, count: true });
  const rank = (await ctx.search.ranksOf(query, [position.serial])).get(position.serial);
  return {
    listed: true,
    match,
    amongHers: rank === undefined || counts === null ? null : standingAt(rank, match.class, counts),
    hiddenBy: await hidingParts(ctx, { book, student, position, match }, filter),
  };
}

/** Where a student stands among the candidates of a position that this actor may see; null: nowhere. */
export async function placeAmongCandidates(
  ctx: Ctx,
  { book, position, match }: { readonly book: Rulebook; readonly position: PositionFacts; readonly match: Match },
  studentId: number,
): Promise<Standing | null> {
  await ctx.search.catchUp();
  const query = studentQueryFor(book, position);
  const reach = await withinReach(ctx, { offset: 0, limit: 1, count: true });
  const { counts } = await ctx.search.studentsFor(query, reach);
  if (counts === null) return null;
  const limit = counts.reduce((sum, each) => sum + each, 0);
  const { hits } = await ctx.search.studentsFor(query, { ...reach, limit });
  const at = hits.findIndex((hit) => hit.id === studentId);
  return at < 0 ? null : standingAt(at + 1, match.class, counts);
}

function standingAt(rank: number, its: Class, counts: readonly number[]): Standing {
  const grade = classes.indexOf(its);
  const above = counts.slice(0, grade).reduce((sum, each) => sum + each, 0);
  const before = classes.map((name, at) => [name, at < grade ? counts[at]! : at === grade ? rank - 1 - above : 0]);
  return { rank, before: Object.fromEntries(before) as Standing['before'] };
}

type Pair = {
  readonly book: Rulebook;
  readonly student: StudentFacts;
  readonly position: PositionFacts;
  readonly match: Match;
};
const parts = ['words', 'kind', 'regions', 'wage', 'classes', 'only'] as const satisfies readonly FilterPart[];
const noFilter = readFilter(new URLSearchParams(), null);

/** Each part is asked of the engine by itself, so that what is said is what hides it. */
async function hidingParts(ctx: Ctx, pair: Pair, filter: MatchFilter): Promise<FilterPart[]> {
  const { book, student, position, match } = pair;
  const query = positionQueryFor(book, student, today(ctx));
  const hiding: FilterPart[] = [];
  for (const part of parts) {
    const alone = { ...noFilter, [part]: filter[part] };
    const shown = alone.only ? [alone.only] : alone.classes.length > 0 ? alone.classes : classes;
    const { where } = await conditionsOf(ctx, alone);
    const itself = { ids: [position.serial] };
    const { hits } = await ctx.search.positionsFor(query, { offset: 0, limit: 1, where: [...where, itself] });
    if (hits.length === 0 || !shown.includes(match.class)) hiding.push(part);
  }
  return hiding;
}
