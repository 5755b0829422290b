import { sql } from 'kysely';
import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import { fingerprint } from './fingerprint.ts';
import type { Actor, Role } from './policy.ts';
import { readScope } from './rules.ts';
import { isAlive, isWorthNoting, sessionHours } from './session-rules.ts';
import type { ScopeColumns } from './tables.ts';

/** The one part of a request that says who asks. */
type Request = { readonly req: { header: (name: string) => string | undefined } };

/** The whole cookie line: with https it is bound to this very host and never leaves over http. */
export function sessionCookie(config: Config, secret: string): string {
  return `${cookieName(config)}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${sessionHours.others * 3600}${secure(config)}`;
}
export const endedCookie = (config: Config): string =>
  `${cookieName(config)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure(config)}`;

const overHttps = (config: Config): boolean => config.publicUrl?.startsWith('https:') ?? false;
const cookieName = (config: Config): string => (overHttps(config) ? '__Host-session' : 'session');
const secure = (config: Config): string => (overHttps(config) ? '; Secure' : '');

/** The fingerprint of the session cookie that came with a request, or null. */
export function tokenIn(deps: Pick<Deps, 'config' | 'keys'>, cookies: string | undefined): string | null {
  const start = `${cookieName(deps.config)}=`;
  const pair = (cookies ?? '').split('; ').find((one) => one.startsWith(start));
  const secret = pair?.slice(start.length) ?? '';
  return /^[\w-]{43}$/.test(secret) ? fingerprint(deps.keys, secret) : null;
}

/** Who asks. The session is read once for each request, and noted as used at most once a minute. */
export async function actorOf(deps: Deps, c: Request): Promise<Actor> {
  const token = tokenIn(deps, c.req.header('Cookie'));
  return token === null ? { kind: 'visitor' } : actorWith(deps, token);
}

/** Who it is by now, for an answer that goes on: waiting for it is no use of a session. */
export async function actorStill(deps: Deps, c: Request): Promise<Actor> {
  const token = tokenIn(deps, c.req.header('Cookie'));
  return token === null ? { kind: 'visitor' } : actorWith(deps, token, false);
}

/** Session, user and the membership she acts with, in one query. Whoever comes with a dead session is a visitor. */
export async function actorWith(deps: Deps, token: string, isUse = true): Promise<Actor> {
  const found = await findSession(deps, token);
  const now = deps.now();
  if (!found || !isAlive(found, found.role, now)) return { kind: 'visitor' };
  if (isUse && isWorthNoting(found.seen_at, now)) await noteSeen(deps, found.id, now);
  return { kind: 'person', userId: found.user_id, name: found.name, membership: membershipIn(found) };
}

type Found = ScopeColumns & {
  id: string;
  user_id: string;
  name: string;
  created_at: Date;
  seen_at: Date;
  membership_id: number | null;
  role: Role | null;
};

const membershipIn = (found: Found) =>
  found.membership_id === null || found.role === null
    ? null
    : { id: found.membership_id, role: found.role, scope: readScope(found) };

/** The membership she chose; her oldest one while she has chosen none, or that one has ended. */
async function findSession(deps: Deps, token: string): Promise<Found | undefined> {
  const found = await sql<Found>`
    select s.id, s.user_id, u.name, s.created_at, s.seen_at, m.id as membership_id, m.role,
           m.student_id, m.school_id, m.employer_id, m.base_id, m.district
    from sessions s
    join users u on u.id = s.user_id
    left join lateral (
      select * from memberships
      where user_id = s.user_id and state = 'active'
      order by (id = s.membership_id) desc nulls last, id
      limit 1
    ) m on true
    where s.token = ${token}`.execute(deps.db);
  return found.rows[0];
}

async function noteSeen(deps: Deps, id: string, now: Date): Promise<void> {
  await deps.db.updateTable('sessions').set({ seen_at: now }).where('id', '=', id).where('seen_at', '<', now).execute();
}
