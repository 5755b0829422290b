import { sql, type ExpressionBuilder, type RawBuilder, type SqlBool } from 'kysely';
import { districtsHere } from '../accounts/index.ts';
import { today, type Ctx } from '../ctx.ts';
import type { Tables } from '../db/tables.ts';
import {
  cityOf,
  covers,
  educationMinimums,
  regions,
  type DemandId,
  type FeatureId,
  type NeedId,
  type RegionCode,
} from '../reference/index.ts';
import { selectCards, type PositionCard } from './reads-cards.ts';
import { chosenIn, type BoardFilter, type Chosen } from './rules-board.ts';
import { needsMetNow, onSiteDemands, testOf } from './rules-needs.ts';

export const positionsPerPage = 20;
/** A position on the board, with the first needs that it meets now. */
export type ListedPosition = PositionCard & { readonly metNow: readonly NeedId[] };
export type Board = {
  readonly cards: ListedPosition[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
};

/** Positions that one can apply for, newest first. A page that is not there is the first. Everybody may read it. */
export async function openPositions(ctx: Ctx, filter: BoardFilter, perPage = positionsPerPage): Promise<Board> {
  const count = await countOpen(ctx, filter);
  const pages = Math.max(1, Math.ceil(count / perPage));
  const page = filter.page > pages ? 1 : filter.page;
  const cards = await selectCards(ctx)
    .where(await isListed(ctx, filter))
    .orderBy('positions.published_on', (order) => order.desc().nullsLast())
    .orderBy('positions.id', 'desc')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  return { cards: cards.map(listed), count, page, pages };
}

/** How many there are with a filter, or of all. */
export async function countOpen(ctx: Ctx, filter: BoardFilter | null = null): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('positions')
    .innerJoin('employers', 'employers.id', 'positions.employer_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(await isListed(ctx, filter))
    .executeTakeFirstOrThrow();
  return count;
}

/** The newest ones that one can apply for, for the front page. */
export async function latestPositions(ctx: Ctx, most: number): Promise<ListedPosition[]> {
  const cards = await selectCards(ctx)
    .where(await isListed(ctx, null))
    .orderBy('positions.published_on', (order) => order.desc().nullsLast())
    .orderBy('positions.id', 'desc')
    .limit(most)
    .execute();
  return cards.map(listed);
}

const needsShown = 3;
const listed = (card: PositionCard): ListedPosition => ({ ...card, metNow: needsMetNow(card, needsShown) });

/**
 * How many of them meet each need now, for somebody who does not accept remote work. What is there is laid out once for
 * each row: 48 needs of 20,000 positions take 1.0 s instead of 2.5 s.
 */
export async function openCountsByNeed(ctx: Ctx, needs: readonly NeedId[]): Promise<ReadonlyMap<NeedId, number>> {
  if (needs.length === 0) return new Map();
  const open = await isListed(ctx, null);
  const row = await ctx.db
    .selectFrom('positions')
    .innerJoinLateral(hasList, (join) => join.onTrue())
    .select(needs.map((need) => sql<number>`count(*) filter (where ${meetsNow(need, isInList)})`.as(need)))
    .where((eb) => open(eb))
    .executeTakeFirstOrThrow();
  const counts = row as Record<NeedId, number>;
  return new Map(needs.map((need) => [need, counts[need]!]));
}

const hasList = sql<{ ids: FeatureId[] }>`(
  select array(select key from jsonb_each_text(positions.features) where value = 'has') as ids offset 0
)`.as('there');
const isInList: IsThere = (list) => sql<SqlBool>`there.ids && ${[...list]}::text[]`;

/** What is easiest to do without; what somebody needs comes last. */
const dispensable: readonly Chosen['part'][] = ['wage', 'education', 'district', 'remote', 'kind', 'words', 'need'];

/** The one active filter without which most positions would be left, with how many; null: none helps. */
export async function bestRemoval(ctx: Ctx, filter: BoardFilter): Promise<{ chosen: Chosen; count: number } | null> {
  const inOrder = dispensable.flatMap((part) => chosenIn(filter).filter((chosen) => chosen.part === part));
  let best: { chosen: Chosen; count: number } | null = null;
  for (const chosen of inOrder) {
    const count = await countOpen(ctx, { ...filter, ...chosen.without });
    if (count > (best?.count ?? 0)) best = { chosen, count };
  }
  return best;
}

type Row = ExpressionBuilder<Tables, 'positions'>;

/** True for a row that one can apply for and that the filter lets through. `filter` with words needs employers joined. */
async function isListed(ctx: Ctx, filter: BoardFilter | null) {
  const places = filter?.district ? await placesIn(ctx, filter.district) : null;
  return (eb: Row) =>
    eb.and([
      eb('positions.state', '=', 'open'),
      eb('positions.taken', '<', eb.ref('positions.headcount')),
      eb.or([eb('positions.closes_on', 'is', null), eb('positions.closes_on', '>=', today(ctx))]),
      ...(filter === null ? [] : narrow(eb, filter)),
      ...(places === null ? [] : [placesHold(eb, places)]),
    ]);
}

function narrow(eb: Row, { words, kind, education, needs, wage, remote }: BoardFilter) {
  return [
    ...(words ?? '').split(' ').filter(Boolean).slice(0, 10).map(mentions),
    ...(kind === null ? [] : [eb('positions.kind', '=', kind)]),
    ...(education === null
      ? []
      : [eb('positions.education', 'in', educationMinimums.slice(0, educationMinimums.indexOf(education) + 1))]),
    ...needs.map((need) => meetsNow(need, has)),
    ...(wage === null ? [] : [eb('positions.wage_min', '>=', wage)]),
    ...(remote ? [isFullyRemote] : []),
  ];
}

/** In the title, the employer's name, the duties, or the majors that are asked for. */
function mentions(word: string): RawBuilder<SqlBool> {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`(positions.title ilike ${pattern} or employers.name ilike ${pattern} or positions.duties ilike ${pattern}
    or exists (select from jsonb_array_elements(positions.majors) as major where major ->> 'name' ilike ${pattern}))`;
}

type Places = { readonly codes: readonly RegionCode[]; readonly outside: boolean };

/** Every code that a wish covers; `other` is everything outside of the city here. */
async function placesIn(ctx: Ctx, wish: RegionCode | 'other'): Promise<Places> {
  const here = (await districtsHere(ctx))[0];
  const wanted = wish === 'other' ? here && cityOf(here.code) : wish;
  const codes = wanted ? regions.filter((one) => covers(wanted, one.code)).map((one) => one.code) : [];
  return { codes, outside: wish === 'other' };
}

function placesHold(eb: Row, { codes, outside }: Places) {
  return outside
    ? eb.and([eb('positions.region', 'is not', null), sql<SqlBool>`positions.region <> all(${[...codes]})`])
    : sql<SqlBool>`positions.region = any(${[...codes]})`;
}

/** Is one of these features there? */
type IsThere = (list: readonly FeatureId[]) => RawBuilder<SqlBool>;

const has: IsThere = (list) =>
  list.length === 0
    ? sql<SqlBool>`false`
    : sql<SqlBool>`(${sql.join(
        list.map((feature) => sql`coalesce(positions.features ->> ${feature} = 'has', false)`),
        sql` or `,
      )})`;

/** `isMetNow` in SQL: every list of the need has a feature that is there, also those of the demands that obstruct it. */
function meetsNow(need: NeedId, isThere: IsThere): RawBuilder<SqlBool> {
  const { lists, barriers } = testOf(need);
  const obstructed = barriers.map(
    ({ demand, core, incidental }) => sql<SqlBool>`(case positions.demands ->> ${demand}
      when 'core' then ${isThere(core)} when 'incidental' then ${isThere(incidental)} else true end)`,
  );
  return sql<SqlBool>`(${sql.join([...lists.map(isThere), ...obstructed], sql` and `)})`;
}

const isCore = (demand: DemandId): RawBuilder<SqlBool> =>
  sql<SqlBool>`coalesce(positions.demands ->> ${demand} = 'core', false)`;
const isFullyRemote = sql<SqlBool>`(${has(['F_REMOTE_FULL'])} and not (${sql.join(onSiteDemands.map(isCore), sql` or `)}))`;
