import type { Role } from './policy.ts';

/** Minutes without a request after which a session is over. */
export const idleMinutes = 30;
/** Hours after the password was given, whatever happened since; shorter for those who see many people's records. */
export const sessionHours = { staff: 8, others: 12 } as const;
/** Minutes for which a password letter is good. */
export const resetMinutes = 30;
/** Days for which an invitation is good. */
export const invitationDays = 14;

const staffRoles: readonly Role[] = ['district_staff', 'city_staff', 'administrator'];

/** True while a session may be used. `role` is that of the membership it acts with; null while she waits. */
export function isAlive(session: { created_at: Date; seen_at: Date }, role: Role | null, now: Date): boolean {
  const hours = role && staffRoles.includes(role) ? sessionHours.staff : sessionHours.others;
  const idle = now.getTime() - session.seen_at.getTime();
  const age = now.getTime() - session.created_at.getTime();
  return idle < idleMinutes * 60_000 && age < hours * 3_600_000;
}

/** How far `seen_at` may lag behind: one write a minute is enough for a limit of thirty. */
export const isWorthNoting = (seenAt: Date, now: Date): boolean => now.getTime() - seenAt.getTime() >= 60_000;
