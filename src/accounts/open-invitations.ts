import type { Selectable } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { districtOfScope, placeOf } from './places.ts';
import { may, type Actor, type Role } from './policy.ts';
import { mayInvite, readScope } from './rules.ts';
import type { InvitationRow } from './tables.ts';

export type Invitation = Selectable<InvitationRow>;
export type InvitationLine = {
  readonly id: number;
  readonly role: Role;
  /** Her school, employer, base or district, or the number of the student meant. */
  readonly place: string | null;
  readonly by_name: string | null;
  readonly created_at: Date;
  readonly expires_at: Date;
};
/** They last two weeks, so that there are never many. */
const mostShown = 500;

/** Invitations that nobody has accepted or taken back. */
export const openInvitations = (ctx: Pick<Ctx, 'db' | 'now'>) =>
  ctx.db
    .selectFrom('invitations')
    .selectAll('invitations')
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now());

/** The open ones that this actor could have made herself, newest first. */
export async function invitationsFor(ctx: Ctx): Promise<InvitationLine[]> {
  if (!may(ctx.actor, 'accounts.invite')) throw new NotFound();
  const rows = await openInvitations(ctx)
    .leftJoin('users', 'users.id', 'invitations.made_by')
    .leftJoin('students', 'students.id', 'invitations.student_id')
    .select(['users.name as by_name', 'students.number'])
    .orderBy('invitations.created_at', 'desc')
    .orderBy('invitations.id', 'desc')
    .limit(mostShown)
    .execute();
  const lines: InvitationLine[] = [];
  for (const row of rows) {
    if (!(await isWithin(ctx, ctx.actor, row))) continue;
    const { id, role, number, by_name, created_at, expires_at } = row;
    const place = number ?? (await placeOf(ctx, { scope: readScope(row) }));
    lines.push({ id, role, place, by_name, created_at, expires_at });
  }
  return lines;
}

/** May this actor invite what that invitation is for, as things stand now? */
export async function isWithin(ctx: Pick<Ctx, 'db'>, actor: Actor, row: Invitation): Promise<boolean> {
  return mayInvite(actor, row.role, await districtOfScope(ctx, readScope(row)));
}

/** Whoever made it must still be somebody who may. One that the command line made stands by itself. */
export async function makerStillMay(ctx: Pick<Ctx, 'db'>, row: Invitation): Promise<boolean> {
  const userId = row.made_by;
  if (userId === null) return true;
  const held = await ctx.db
    .selectFrom('memberships')
    .selectAll()
    .where('user_id', '=', userId)
    .where('state', '=', 'active')
    .execute();
  for (const { id, role, ...columns } of held) {
    const membership = { id, role, scope: readScope(columns) };
    if (await isWithin(ctx, { kind: 'person', userId, name: '', membership }, row)) return true;
  }
  return false;
}
