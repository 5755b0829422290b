import { sql } from 'kysely';
import { reachOf } from '../accounts/index.ts';
import { today, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import type { RegionCode } from '../reference/index.ts';
import { selectCards, type PositionCard } from './reads-cards.ts';
import { isOpenOn } from './rules.ts';
import { positionStates, type PositionState } from './tables.ts';

export type ManagedFilter = {
  readonly state: PositionState | null;
  /** Null: every district. */
  readonly district: RegionCode | null;
  readonly employerId: number | null;
  readonly page: number;
};
export type ManagedCard = PositionCard & {
  /** Can somebody apply today? */
  readonly open: boolean;
  /** A reason that staff have to judge. */
  readonly reasonWaits: boolean;
};
export type ManagedPage = {
  readonly cards: ManagedCard[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  /** Of all states, whatever the state filter. */
  readonly counts: Readonly<Record<PositionState, number>>;
};
const perPage = 20;

/** The positions that this actor looks after: those that wait first, then the newest. */
export async function managedPositions(ctx: Ctx, filter: ManagedFilter): Promise<ManagedPage> {
  const within = scoped(ctx, filter);
  const grouped = await ctx.db
    .selectFrom('positions')
    .innerJoin('employers', 'employers.id', 'positions.employer_id')
    .select(['positions.state', (eb) => eb.fn.countAll<number>().as('count')])
    .where(within)
    .groupBy('positions.state')
    .execute();
  const of = (state: PositionState) => grouped.find((row) => row.state === state)?.count ?? 0;
  const counts = { waiting: of('waiting'), draft: of('draft'), open: of('open'), closed: of('closed') };
  const count = filter.state === null ? positionStates.reduce((sum, state) => sum + of(state), 0) : of(filter.state);
  const pages = Math.max(1, Math.ceil(count / perPage));
  const page = filter.page > pages ? 1 : filter.page;
  let rows = selectCards(ctx).select('positions.category_reason_state').where(within);
  if (filter.state !== null) rows = rows.where('positions.state', '=', filter.state);
  const found = await rows
    .orderBy(sql`array_position(${[...positionStates]}::text[], positions.state)`)
    .orderBy('positions.id', 'desc')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  return { cards: found.map((row) => toCard(ctx, row)), count, page, pages, counts };
}

function toCard(ctx: Ctx, { category_reason_state, ...card }: PositionCard & { category_reason_state: string | null }) {
  return {
    ...card,
    open: isOpenOn({ ...card, closes_on: card.closesOn }, today(ctx)),
    reasonWaits: category_reason_state === 'waiting',
  };
}

/** What this actor reaches, narrowed by the filter. A position without a place of its own lies where its employer does. */
function scoped(ctx: Ctx, { district, employerId }: ManagedFilter) {
  const reach = reachOf(ctx.actor, 'positions.manage');
  const scope = ctx.actor.kind === 'person' ? ctx.actor.membership?.scope : undefined;
  const own = reach === 'employer' ? scope?.employerId : reach === 'base' ? scope?.baseId : undefined;
  if (reach !== 'any' && own === undefined) throw new NotFound();
  const conditions = [
    ...(reach === 'employer' ? [sql<boolean>`positions.employer_id = ${own}`] : []),
    ...(reach === 'base' ? [sql<boolean>`positions.base_id = ${own}`] : []),
    ...(employerId === null ? [] : [sql<boolean>`positions.employer_id = ${employerId}`]),
    ...(district === null ? [] : [sql<boolean>`${districtSql} = ${district}`]),
  ];
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** `districtOfPosition` in SQL: codes that end in 00 are whole cities and provinces. */
const districtSql = sql<string>`coalesce(case when positions.region !~ '00$' then positions.region end, employers.region)`;
