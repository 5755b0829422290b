import type { Hit, Paging } from '../../search/index.ts';
import { may, reachOf } from '../accounts/policy.ts';
import { today, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import type { PositionFacts, StudentFacts } from './facts.ts';
import { refusedStudentQueryFor, studentQueryFor } from './queries.ts';
import { currentBook } from './reads-editions.ts';
import { positionFactsOf, studentFactsOf } from './reads-facts.ts';
import { collect, noCounts, rank, standing, total, type Counts, type Ranked, type Refused } from './reads-found.ts';
import { explain } from './rules.ts';
import { isOpen } from './rules-conditions.ts';

/** A position by its number, as the rules see it. */
export async function positionForCandidates(ctx: Ctx, number: string): Promise<PositionFacts> {
  if (!may(ctx.actor, 'candidates.read')) throw new NotFound();
  const row = await ctx.db.selectFrom('positions').select('id').where('number', '=', number).executeTakeFirst();
  const [facts] = row ? await positionFactsOf(ctx, [row.id]) : [];
  if (!facts) throw new NotFound();
  return facts;
}

/** Candidates for a position in order, of the students whom this actor may see. None while it is closed or full. */
export async function candidatesFor(
  ctx: Ctx,
  position: PositionFacts,
  paging: Paging,
): Promise<{ matches: Ranked[]; counts: Counts }> {
  if (!isOpen(position, today(ctx))) return { matches: [], counts: noCounts };
  await ctx.search.catchUp();
  const book = await currentBook(ctx);
  const query = studentQueryFor(book, position);
  const { kept, counts } = await collect(
    await withinReach(ctx, paging),
    (part) => ctx.search.studentsFor(query, part),
    async (hits) =>
      eachStudent(ctx, hits, (student, hit) => standing(explain(book, student, position, today(ctx)), hit)),
  );
  return { matches: rank(kept, paging, counts), counts };
}

/** Students whom only 必须 major or an accepted category condition keeps from a position, with the reasons. */
export async function refusedStudentsFor(
  ctx: Ctx,
  position: PositionFacts,
  paging: Paging,
): Promise<{ refused: Refused[]; count: number }> {
  if (!isOpen(position, today(ctx))) return { refused: [], count: 0 };
  await ctx.search.catchUp();
  const book = await currentBook(ctx);
  const query = refusedStudentQueryFor(book, position);
  const { kept, counts } = await collect(
    await withinReach(ctx, paging),
    (part) => ctx.search.studentsFor(query, part),
    async (hits) =>
      eachStudent(ctx, hits, (student, hit) => {
        const match = explain(book, student, position, today(ctx));
        return 'refused' in match ? { id: hit.id, refused: match.refused } : null;
      }),
  );
  return { refused: kept, count: total(counts) };
}

/** Staff of a district find the students of their district; the city finds all. */
export async function withinReach(ctx: Ctx, paging: Paging): Promise<Paging> {
  const reach = reachOf(ctx.actor, 'candidates.read');
  if (reach === 'any') return paging;
  const district = ctx.actor.kind === 'person' ? ctx.actor.membership?.scope.district : undefined;
  if (reach !== 'district' || district === undefined) throw new NotFound();
  const rows = await ctx.db.selectFrom('students').select('id').where('district', '=', district).execute();
  return { ...paging, where: [...(paging.where ?? []), { ids: rows.map((row) => row.id) }] };
}

async function eachStudent<T extends object>(
  ctx: Ctx,
  hits: readonly Hit[],
  examine: (student: StudentFacts, hit: Hit) => T | null,
): Promise<T[]> {
  const facts = await studentFactsOf(
    ctx,
    hits.map((hit) => hit.id),
  );
  const byId = new Map(facts.map((each) => [each.serial, each]));
  return hits.flatMap((hit) => {
    const student = byId.get(hit.id);
    const kept = student ? examine(student, hit) : null;
    return kept ? [kept] : [];
  });
}
