import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { mailOf } from './mail-of.ts';
import { placeOf } from './places.ts';
import { may, type Role } from './policy.ts';
import { readScope, shownState, type ShownState } from './rules.ts';
import { isAlive } from './session-rules.ts';

export type OwnMembership = {
  readonly id: number;
  readonly role: Role;
  readonly place: string | null;
  readonly state: ShownState;
  readonly reason: string | null;
  readonly current: boolean;
};
export type OwnSession = {
  readonly id: string;
  readonly user_agent: string;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly current: boolean;
};
export type OwnAccount = {
  readonly name: string;
  readonly username: string | null;
  readonly mail: string | null;
  readonly memberships: OwnMembership[];
  readonly sessions: OwnSession[];
};

/** All that a person sees of her own account. `token` is the fingerprint of the session that asks. */
export async function ownAccount(ctx: Ctx, token: string | null): Promise<OwnAccount> {
  const { actor } = ctx;
  if (!may(actor, 'account.keep') || actor.kind !== 'person') throw new NotFound();
  const { userId } = actor;
  const user = await ctx.db
    .selectFrom('users')
    .select(['name', 'username'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  const mail = await mailOf(ctx, userId);
  return {
    ...user,
    mail,
    memberships: await membershipsOf(ctx, userId),
    sessions: await sessionsOf(ctx, userId, token),
  };
}

async function membershipsOf(ctx: Ctx, userId: string): Promise<OwnMembership[]> {
  const rows = await ctx.db.selectFrom('memberships').selectAll().where('user_id', '=', userId).orderBy('id').execute();
  const current = ctx.actor.kind === 'person' ? ctx.actor.membership?.id : undefined;
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      role: row.role,
      place: await placeOf(ctx, { scope: readScope(row) }),
      state: shownState(row),
      reason: row.state === 'ended' ? row.reason : null,
      current: row.id === current,
    })),
  );
}

async function sessionsOf(ctx: Ctx, userId: string, token: string | null): Promise<OwnSession[]> {
  const rows = await ctx.db
    .selectFrom('sessions')
    .select(['id', 'token', 'user_agent', 'created_at', 'seen_at'])
    .where('user_id', '=', userId)
    .orderBy('seen_at', 'desc')
    .execute();
  const alive = rows.filter((row) =>
    isAlive(row, ctx.actor.kind === 'person' ? (ctx.actor.membership?.role ?? null) : null, ctx.now()),
  );
  return alive.map(({ token: its, ...row }) => ({ ...row, current: its === token }));
}
