import type { Found, Hit, NearMissHit, Paging, PositionQuery } from '../../search/index.ts';
import { may } from '../accounts/policy.ts';
import { today, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import type { PositionFacts, StudentFacts } from './facts.ts';
import type { Opening } from './match.ts';
import { positionQueryFor, refusedPositionQueryFor } from './queries.ts';
import type { Rulebook } from './rulebook.ts';
import { currentBook } from './reads-editions.ts';
import { positionFactsOf, studentFactsOf } from './reads-facts.ts';
import { collect, rank, standing, total, type Counts, type Ranked, type Refused } from './reads-found.ts';
import { doesAcceptRemote, explain, explainFor, openingsFor, questionsFor } from './rules.ts';
import { decidingOf } from './rules-criteria.ts';

export type RankedNearMiss = Ranked & { readonly openings: readonly Opening[] };

/** A student whose matches this actor may see; anybody else's are not found. */
export async function studentForMatches(ctx: Ctx, number: string): Promise<StudentFacts> {
  const row = await ctx.db
    .selectFrom('students')
    .select(['id', 'district', 'school_id'])
    .where('number', '=', number)
    .executeTakeFirst();
  const thing = row && { studentId: row.id, district: row.district, schoolId: row.school_id };
  if (!thing || !may(ctx.actor, 'matches.read', thing)) throw new NotFound();
  return (await studentFactsOf(ctx, [thing.studentId]))[0]!;
}

/** Matches of a student in order, of some classes or all, with how many candidates there are in each class. */
export async function matchesFor(
  ctx: Ctx,
  student: StudentFacts,
  paging: Paging,
): Promise<{ matches: Ranked[]; counts: Counts }> {
  await ctx.search.catchUp();
  const book = await currentBook(ctx);
  const query = positionQueryFor(book, student, today(ctx));
  return matchesAmong(
    paging,
    (part) => ctx.search.positionsFor(query, part),
    (ids) => positionFactsOf(ctx, ids),
    explainFor(book, student, today(ctx)),
  );
}

type Find<H extends Hit> = (paging: Paging) => Promise<Found<H>>;
type ReadAgain = (ids: readonly number[]) => Promise<readonly PositionFacts[]>;
type Explain = ReturnType<typeof explainFor>;

/** What stands of what an engine finds when the rows are read again. */
export async function matchesAmong(paging: Paging, find: Find<Hit>, read: ReadAgain, explainHers: Explain) {
  const { kept, counts } = await collect(paging, find, (hits) =>
    eachPosition(read, hits, (position, hit) => standing(explainHers(position), hit)),
  );
  return { matches: rank(kept, paging, counts), counts };
}

type NearMisses = { readonly matches: readonly RankedNearMiss[]; readonly count: number };

/** Her near misses in their order, each with every single feature that would open it, and how many there are. */
export async function nearMissesFor(ctx: Ctx, student: StudentFacts, paging: Paging): Promise<NearMisses> {
  await ctx.search.catchUp();
  const book = await currentBook(ctx);
  const query = positionQueryFor(book, student, today(ctx));
  return nearMissesAmong(
    paging,
    (part) => ctx.search.nearMisses(query, part),
    (ids) => positionFactsOf(ctx, ids),
    explainFor(book, student, today(ctx)),
    {
      ranksOf: (ids) => ctx.search.ranksOf(query, ids),
      openingsOf: (position) => openingsFor(book, student, position),
    },
  );
}

type Near = {
  readonly ranksOf: (ids: readonly number[]) => Promise<ReadonlyMap<number, number>>;
  readonly openingsOf: (position: PositionFacts) => readonly Opening[];
};

/** The same for near misses, which have a place among all candidates and what would open them. */
export async function nearMissesAmong(
  paging: Paging,
  find: Find<NearMissHit>,
  read: ReadAgain,
  explainHers: Explain,
  { ranksOf, openingsOf }: Near,
): Promise<NearMisses> {
  const { kept, counts } = await collect(paging, find, async (hits) => {
    const ranks = await ranksOf(hits.map((hit) => hit.id));
    return eachPosition(read, hits, (position, hit) => {
      const found = standing(explainHers(position), hit);
      const openings = openingsOf(position);
      const at = ranks.get(hit.id);
      return found && at && openings.length > 0 ? { ...found, openings, rank: at } : null;
    });
  });
  return { matches: kept, count: total(counts) };
}

/** For staff: positions that only 必须 major or an accepted category condition keeps from her, with the reasons. */
export async function refusedPositionsFor(
  ctx: Ctx,
  student: StudentFacts,
  paging: Paging,
): Promise<{ refused: Refused[]; count: number }> {
  await ctx.search.catchUp();
  const book = await currentBook(ctx);
  const query: PositionQuery = refusedPositionQueryFor(book, student, today(ctx));
  const { kept, counts } = await collect(
    paging,
    (part) => ctx.search.positionsFor(query, part),
    async (hits) =>
      eachPosition(
        (ids) => positionFactsOf(ctx, ids),
        hits,
        (position, hit) => {
          const match = explainPair(ctx, book, student, position);
          return 'refused' in match ? { id: hit.id, refused: match.refused } : null;
        },
      ),
  );
  return { refused: kept, count: total(counts) };
}

/** One pair: the match with what would open it and the questions it raises, or the conditions that it fails. */
export async function pairFor(ctx: Ctx, student: StudentFacts, positionNumber: string) {
  const row = await ctx.db.selectFrom('positions').select('id').where('number', '=', positionNumber).executeTakeFirst();
  const [position] = row ? await positionFactsOf(ctx, [row.id]) : [];
  if (!position) throw new NotFound();
  const book = await currentBook(ctx);
  return {
    book,
    position,
    match: explainPair(ctx, book, student, position),
    deciding: decidingOf(book, student, position, doesAcceptRemote(student)),
    openings: openingsFor(book, student, position),
    questions: questionsFor(book, student, position),
  };
}
export type PairExplained = Awaited<ReturnType<typeof pairFor>>;

/** What stands behind the tiers of matches that were found, by the position's serial. */
export async function decidingFor(ctx: Ctx, student: StudentFacts, ids: readonly number[]) {
  const positions = await positionFactsOf(ctx, ids);
  const book = await currentBook(ctx);
  const acceptsRemote = doesAcceptRemote(student);
  return new Map(
    positions.map((position) => [
      position.serial,
      { position, deciding: decidingOf(book, student, position, acceptsRemote) },
    ]),
  );
}

function explainPair(ctx: Ctx, book: Rulebook, student: StudentFacts, position: PositionFacts) {
  return explain(book, student, position, today(ctx));
}

/** Reads the rows of hits again and examines each, in the order of the hits; what is gone or gives null is left out. */
async function eachPosition<H extends Hit, T extends object>(
  read: ReadAgain,
  hits: readonly H[],
  examine: (position: PositionFacts, hit: H) => T | null,
): Promise<T[]> {
  const facts = await read(hits.map((hit) => hit.id));
  const byId = new Map(facts.map((each) => [each.serial, each]));
  return hits.flatMap((hit) => {
    const position = byId.get(hit.id);
    const kept = position ? examine(position, hit) : null;
    return kept ? [kept] : [];
  });
}
