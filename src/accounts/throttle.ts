import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { blind } from '../crypt/index.ts';
import { TooMany } from '../errors.ts';
import { forgottenAfter, waits, type ThrottleKind } from './throttle-rules.ts';

/** What is counted: who is meant, or where it comes from. `what` keeps signing in apart from asking for a letter. */
export type Counted = { readonly kind: ThrottleKind; readonly what: string; readonly of: string };

/**
 * Counts one try and throws TooMany when it comes too early. Counting comes before the work and in a statement of its
 * own: of fifty tries at once only one gets through each gap, and a try that fails later stays counted.
 */
export async function takeTry(ctx: Ctx, counted: Counted): Promise<void> {
  const now = ctx.now();
  const key = keyOf(ctx, counted);
  const delays = [...waits[counted.kind]];
  // Tries without a wait may overtake one another: the clock was read before the row was locked.
  const free = delays.findIndex((delay) => delay > 0);
  const forgotten = new Date(now.getTime() - forgottenAfter * 1000);
  const taken = await sql`
    insert into throttles as kept (key, tries, tried_at, open_at)
    values (${key}, 1, ${now}, ${now}::timestamptz + make_interval(secs => (${delays}::int[])[1]))
    on conflict (key) do update set
      tries = case when kept.tried_at < ${forgotten} then 1 else kept.tries + 1 end,
      tried_at = ${now},
      open_at = ${now}::timestamptz + make_interval(secs => (${delays}::int[])[
        case when kept.tried_at < ${forgotten} then 1 else least(kept.tries + 1, ${delays.length}) end])
    where kept.open_at <= ${now} or kept.tries <= ${free}
    returning tries`.execute(ctx.db);
  if (taken.rows.length === 0) throw new TooMany(await secondsLeft(ctx, key, now));
}

async function secondsLeft(ctx: Ctx, key: string, now: Date): Promise<number> {
  const row = await ctx.db.selectFrom('throttles').select('open_at').where('key', '=', key).executeTakeFirst();
  return Math.max(1, Math.ceil(((row?.open_at.getTime() ?? 0) - now.getTime()) / 1000));
}

/** The try was a good one: it does not count against the next one. */
export async function giveBack(ctx: Ctx, counted: Counted): Promise<void> {
  await ctx.db
    .updateTable('throttles')
    .set((eb) => ({ tries: eb.fn<number>('greatest', [eb('tries', '-', 1), sql`0`]), open_at: ctx.now() }))
    .where('key', '=', keyOf(ctx, counted))
    .execute();
}

/** Forgets all tries: the right person is here. */
export async function forgetTries(ctx: Ctx, counted: Counted): Promise<void> {
  await ctx.db.deleteFrom('throttles').where('key', '=', keyOf(ctx, counted)).execute();
}

/** Keyed, so that the table tells nobody which accounts and addresses were tried. */
const keyOf = (ctx: Ctx, { kind, what, of }: Counted): string =>
  blind(ctx.keys, 'name', `throttle\0${what}\0${kind}\0${of}`).toString('hex');
