import type { MatchesView, ShownMatch, ShownNearMiss } from '../../views/matching/matches-page.tsx';
import type { Page } from '../../views/page.ts';
import { regionName } from '../reference/index.ts';
import { today, type Ctx } from '../ctx.ts';
import { positionCards } from '../positions/index.ts';
import { classes, type Class, type StudentFacts } from './facts.ts';
import type { Problems } from '../errors.ts';
import { filterAddress, readFilter, type MatchFilter } from './input.ts';
import { decidingFor, matchesFor, nearMissesFor, refusedPositionsFor, type RankedNearMiss } from './reads.ts';
import { currentBook } from './reads-editions.ts';
import { hintFor } from './rulebook.ts';
import { conditionsOf, type Conditions } from './reads-filter.ts';
import type { Ranked } from './reads-found.ts';
import { openRequestsOf } from './reads-requests.ts';
import { countedNeeds, flagsOf } from './rules.ts';

const perGroup = 3;
export const perPage = 20;
const mostNearMisses = 3;

type Of = MatchesView['of'];

/** Everything that the page of a student's matches shows. `of` is null when she reads it herself. */
export async function matchesView(
  ctx: Ctx,
  page: Page,
  student: StudentFacts,
  of: Of,
  query: URLSearchParams,
): Promise<MatchesView> {
  const path = of ? `/students/${of.number}/matches` : '/my/matches';
  const home = (await ctx.db.selectFrom('agency').select('city_code').executeTakeFirstOrThrow()).city_code;
  const wanted = readFilter(query, home);
  const book = await currentBook(ctx);
  const { where, words } = await conditionsOf(ctx, wanted);
  const first = await listsFor(ctx, student, wanted, where);
  const filter = withinPages(wanted, first);
  const { groups, near } = filter === wanted ? first : await listsFor(ctx, student, filter, where);
  const chips = chipsOf(page, path, words.looked ? filter : { ...filter, words: null });
  const total = filter.near ? near.count : inAll(groups);
  const hidden = of ? (await refusedPositionsFor(ctx, student, { offset: 0, limit: 1 })).count : null;
  const problems: Problems = filter.unknownPlace ? { place: 'no_such_place' } : {};
  return {
    page,
    of,
    asked: student.needsConfirmed,
    needs: countedNeeds(book, student).length,
    review: flagsOf(book, student).includes('review'),
    today: today(ctx),
    path,
    filter,
    problems,
    words,
    perPage,
    chips,
    groups: await Promise.all(
      groups.map(async (group) => ({ ...group, matches: await shownMatches(ctx, student, group.matches) })),
    ),
    total,
    nearMisses: await shownNearMisses(ctx, student, near.matches),
    nearCount: near.count,
    hidden,
    help: total === 0 ? await bestRemoval(ctx, student, filter, chips) : null,
    address: (change) => filterAddress(path, filter, change),
    homeRegions: student.regions,
  };
}

async function shownNearMisses(
  ctx: Ctx,
  student: StudentFacts,
  near: readonly RankedNearMiss[],
): Promise<ShownNearMiss[]> {
  const book = await currentBook(ctx);
  const asked = await openRequestsOf(ctx, student.serial);
  return (await shownMatches(ctx, student, near)).map((shown) => {
    const { openings } = near.find((each) => each.match === shown.match)!;
    const open = asked.get(shown.position.serial) ?? new Set();
    return {
      ...shown,
      openings,
      hint: hintFor(book, openings[0]!.feature),
      asked: [...open].some((each) => each.startsWith('negotiate:')),
    };
  });
}

type Group = { class: Class; count: number; matches: Ranked[] };

type Where = Conditions['where'];
type Lists = { readonly groups: readonly Group[]; readonly near: Awaited<ReturnType<typeof nearMissesFor>> };

/** The groups that are asked for with the first near misses, or one class, or all near misses, page by page. */
async function listsFor(ctx: Ctx, student: StudentFacts, filter: MatchFilter, where: Where): Promise<Lists> {
  if (filter.only) return { groups: await groupsFor(ctx, student, filter, where), near: { matches: [], count: 0 } };
  const paging = filter.near ? pageOf(filter) : { offset: 0, limit: mostNearMisses };
  const groups = filter.near ? [] : await groupsFor(ctx, student, filter, where);
  return { groups, near: await nearMissesFor(ctx, student, { ...paging, where }) };
}

const pageOf = ({ page }: MatchFilter) => ({ offset: (page - 1) * perPage, limit: perPage });

/** The best few of each class that is asked for, or one class page by page. */
async function groupsFor(ctx: Ctx, student: StudentFacts, filter: MatchFilter, where: Where): Promise<Group[]> {
  const shown = filter.only ? [filter.only] : filter.classes.length > 0 ? filter.classes : classes;
  const paging = filter.only ? pageOf(filter) : { offset: 0, limit: perGroup };
  const groups: Group[] = [];
  for (const name of shown) {
    const found = await matchesFor(ctx, student, { ...paging, where, grades: [classes.indexOf(name)] });
    groups.push({ class: name, count: found.counts[name], matches: found.matches });
  }
  return groups;
}

const inAll = (groups: readonly Group[]): number => groups.reduce((sum, group) => sum + group.count, 0);

/** The filter with the last page instead of one beyond it. */
function withinPages(filter: MatchFilter, { groups, near }: Lists): MatchFilter {
  const count = filter.near ? near.count : (groups[0]?.count ?? 0);
  const last = Math.max(1, Math.ceil(count / perPage));
  return (filter.only || filter.near) && filter.page > last ? { ...filter, page: last } : filter;
}

async function shownMatches<R extends Ranked>(
  ctx: Ctx,
  student: StudentFacts,
  ranked: readonly R[],
): Promise<ShownMatch[]> {
  const ids = ranked.map((each) => each.id);
  const cards = new Map((await positionCards(ctx, ids)).map((card) => [card.id, card]));
  const behind = await decidingFor(ctx, student, ids);
  return ranked.flatMap(({ match, rank, id }) => {
    const card = cards.get(id);
    const its = behind.get(id);
    return card && its ? [{ match, rank, card, ...its }] : [];
  });
}

/** Every active filter with the address that takes it away. */
function chipsOf(page: Page, path: string, filter: MatchFilter) {
  const w = page.words.matching.filter;
  const chip = (text: string, change: Partial<MatchFilter>) => ({
    label: text,
    text,
    href: filterAddress(path, filter, change),
    change,
  });
  return [
    ...(filter.words ? [chip(w.wordsChip(filter.words), { words: null })] : []),
    ...(filter.kind ? [chip(page.words.official.kinds[filter.kind], { kind: null })] : []),
    ...filter.regions.map((code) =>
      chip(regionName(code), { regions: filter.regions.filter((each) => each !== code) }),
    ),
    ...(filter.wage ? [chip(page.words.positions.board.wageFrom(filter.wage), { wage: null })] : []),
    ...filter.classes.map((name) =>
      chip(page.words.parts.classes[name], { classes: filter.classes.filter((each) => each !== name) }),
    ),
    ...(filter.only ? [chip(page.words.parts.classes[filter.only], { only: null })] : []),
    ...(filter.near ? [chip(page.words.matching.nearTitle, { near: false })] : []),
  ];
}

/** The one filter without which most positions would be left. */
async function bestRemoval(ctx: Ctx, student: StudentFacts, filter: MatchFilter, chips: ReturnType<typeof chipsOf>) {
  let best: MatchesView['help'] = null;
  for (const chip of chips) {
    const without = { ...filter, ...chip.change };
    const { where } = await conditionsOf(ctx, without);
    const count = without.near
      ? (await nearMissesFor(ctx, student, { ...pageOf(without), where })).count
      : inAll(await groupsFor(ctx, student, without, where));
    if (count > (best?.count ?? 0)) best = { chip, count };
  }
  return best;
}
