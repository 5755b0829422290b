import { districtsHere, may, standingOf, waitingCount, type Standing } from '../accounts/index.ts';
import { today, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { commonNeeds, countOpen, latestPositions, openCountsByNeed, type ListedPosition } from '../positions/index.ts';
import { needs, type NeedId, type Region, type RegionCode } from '../reference/index.ts';
import { messageCounts } from './reads.ts';

const newest = 4;

/** What the front page shows, counted now. */
export type Home = {
  readonly open: number;
  readonly needs: readonly { readonly need: NeedId; readonly count: number }[];
  readonly newest: readonly ListedPosition[];
  readonly districts: readonly Region[];
  /** The agency's: what lies in it is named without it. */
  readonly city: RegionCode | null;
  /** Messages that wait for an answer; null for whoever does not answer any. */
  readonly messages: number | null;
  /** Registrations that wait for a decision; null for whoever decides none. */
  readonly registrations: number | null;
  /** Of whoever is signed in without a role: what became of her registration. */
  readonly standing: Standing | null;
  /** How many needs the catalogue has. */
  readonly allNeeds: number;
  /** YYYY-MM-DD. */
  readonly today: string;
};

export async function homeFor(ctx: Ctx): Promise<Home> {
  if (!may(ctx.actor, 'site.read')) throw new NotFound();
  const { city_code } = await ctx.db.selectFrom('agency').select('city_code').executeTakeFirstOrThrow();
  const counts = await openCountsByNeed(ctx, commonNeeds);
  return {
    open: await countOpen(ctx),
    needs: commonNeeds.map((need) => ({ need, count: counts.get(need) ?? 0 })),
    newest: await latestPositions(ctx, newest),
    districts: await districtsHere(ctx),
    city: city_code,
    messages: may(ctx.actor, 'messages.read') ? (await messageCounts(ctx)).open : null,
    standing: await standingIn(ctx),
    registrations: may(ctx.actor, 'accounts.approve') ? await waitingCount(ctx) : null,
    allNeeds: needs.length,
    today: today(ctx),
  };
}

const standingIn = async (ctx: Ctx): Promise<Standing | null> =>
  ctx.actor.kind === 'person' && ctx.actor.membership === null ? standingOf(ctx, ctx.actor.userId) : null;
