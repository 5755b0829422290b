import type { Counts, Found, Hit, NearMissHit, Paging, PositionQuery, Test } from '../port.ts';
import { baseOf, classStages, nearMissStages, reaching, type Stage } from './cells.ts';
import { judgedFields, nearMissFields, type Read } from './entries.ts';
import { allOf, anyOf, filterOf, oneOf, type Filter } from './filters.ts';
import { compareJudged, judge, opensOf, passes, type Judged } from './judge.ts';
import type { Seen } from './known.ts';
import { mostHits } from './settings.ts';
import { bestOf, type AskIndex } from './walk.ts';

/** Positions that changed since the index took in changes: `entries` are what is open of them now. */
export type Changed = { readonly ids: readonly number[]; readonly entries: readonly Read[] };

export type PositionIndex = { readonly ask: AskIndex; readonly seen: Seen; readonly changed: Changed };

const everyGrade = [0, 1, 2, 3] as const;

/** As `positionsFor` of the port, over the index and what changed since. */
export async function findPositions(query: PositionQuery, paging: Paging, index: PositionIndex): Promise<Found> {
  const base = baseFor(query, paging.where ?? [], index);
  const grades = paging.grades ?? everyGrade;
  const k = paging.offset + paging.limit;
  const fresh = freshFor(query, paging.where ?? [], index);
  const stages = base === null ? [] : classStages(query, grades, base, index.seen);
  const walk = { ask: index.ask, fields: judgedFields, judge: (entry: Read) => judge(query, entry), most: mostHits };
  const [found, counts] = await Promise.all([
    bestOf(stages, k, walk),
    paging.count ? countCandidates(query, base, fresh, index) : null,
  ]);
  const all = [...found, ...fresh.filter(({ grade }) => grades.includes(grade))].sort(compareJudged);
  return { hits: all.slice(paging.offset, k).map(toHit), counts };
}

/** As `nearMisses` of the port. */
export async function findNearMisses(
  query: PositionQuery,
  paging: Paging,
  index: PositionIndex,
): Promise<Found<NearMissHit>> {
  const where = paging.where ?? [];
  const base = baseFor(query, where, index);
  const k = paging.offset + paging.limit;
  const opening = (entry: Read): Judged => ({ ...judge(query, entry), grade: opensOf(query, entry) });
  const fresh = index.changed.entries
    .filter((entry) => isFor(query, where, entry) && judge(query, entry).grade === 3 && opensOf(query, entry) < 3)
    .map(opening);
  const stages = base === null ? [] : nearMissStages(query, base, index.seen);
  const walk = { ask: index.ask, fields: nearMissFields, judge: opening, most: mostHits };
  const [found, counts] = await Promise.all([
    bestOf(stages, k, walk),
    paging.count ? countStages(stages, fresh, index) : null,
  ]);
  const all = [...found, ...fresh].sort(compareJudged).slice(paging.offset, k);
  return { hits: all.map(({ id, fit, grade }) => ({ id, grade: 3, fit, opens: grade })), counts };
}

/** As `ranksOf` of the port: for each candidate among the ids one question, how many stand before it. */
export async function findRanks(
  query: PositionQuery,
  ids: readonly number[],
  index: PositionIndex,
): Promise<ReadonlyMap<number, number>> {
  const base = baseFor(query, [], index);
  const fresh = freshFor(query, [], index);
  const itself = base === null ? null : allOf([base, oneOf('id', ids)]);
  const asked = itself === null ? [] : await index.ask([{ filter: itself, limit: ids.length, fields: judgedFields }]);
  const candidates = [
    ...asked.flatMap(({ hits }) => hits.map((entry) => judge(query, entry))),
    ...fresh.filter(({ id }) => ids.includes(id)),
  ];
  const stages = base === null ? [] : classStages(query, everyGrade, base, index.seen);
  const before = await countEach(
    candidates.map((each) => filterBefore(query, base, stages, each)),
    index,
  );
  const freshBefore = (each: Judged) => fresh.filter((other) => compareJudged(other, each) < 0).length;
  return new Map(candidates.map((each, at) => [each.id, 1 + before[at]! + freshBefore(each)]));
}

/** Candidates that stand before one: a better class, or the same with a greater fit, or the same with a greater rank. */
function filterBefore(query: PositionQuery, base: Filter, stages: readonly Stage[], its: Judged): Filter {
  const stage = stages.find(({ grade }) => grade === its.grade) ?? stages[0];
  if (!stage) return null;
  const greater = stage.fits.findLast((fit) => fit > its.fit);
  const better = its.grade > (query.asked ? 0 : 2) && query.musts.length > 0 ? reaching(query, its.grade - 1) : null;
  const inClass = allOf([
    reaching(query, its.grade),
    anyOf([greater === undefined ? null : stage.atLeast(greater), allOf([stage.atLeast(its.fit), `r > ${its.rank}`])]),
  ]);
  return allOf([base, anyOf([better, inClass])]);
}

/** Candidates of each class, whatever classes are asked for. */
function countCandidates(
  query: PositionQuery,
  base: Filter,
  fresh: readonly Judged[],
  index: PositionIndex,
): Promise<Counts> {
  return countStages(base === null ? [] : classStages(query, everyGrade, base, index.seen), fresh, index);
}

/** What each stage has beyond those before it, which pass its filter too. */
async function countStages(stages: readonly Stage[], fresh: readonly Judged[], index: PositionIndex): Promise<Counts> {
  const upTo = await countEach(
    stages.map(({ filter }) => filter),
    index,
  );
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  stages.forEach(({ grade }, at) => (counts[grade as 0] = upTo[at]! - (upTo[at - 1] ?? 0)));
  for (const { grade } of fresh) counts[grade as 0] += 1;
  return counts;
}

async function countEach(filters: readonly Filter[], index: PositionIndex): Promise<number[]> {
  const asked = filters.flatMap((filter) => (filter === null ? [] : [{ filter, limit: 0, fields: ['id'] }]));
  const answers = [...(asked.length > 0 ? await index.ask(asked) : [])];
  return filters.map((filter) => (filter === null ? 0 : answers.shift()!.total));
}

function baseFor(query: PositionQuery, where: readonly Test[], { seen, changed }: PositionIndex): Filter {
  const filters = where.map((test) => filterOf(test, seen));
  return baseOf(query, filters, changed.ids, seen);
}

/** What changed since, judged like everything else. */
function freshFor(query: PositionQuery, where: readonly Test[], { changed }: PositionIndex): Judged[] {
  return changed.entries.filter((entry) => isFor(query, where, entry)).map((entry) => judge(query, entry));
}

const isFor = (query: PositionQuery, where: readonly Test[], entry: Read): boolean =>
  (entry.co ?? 0) >= query.today && [...query.all, ...where].every((test) => passes(test, entry));

const toHit = ({ id, grade, fit }: Judged): Hit => ({ id, grade, fit });
