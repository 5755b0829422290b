import type { Deps } from '../deps.ts';
import { refusedKind } from './rules.ts';
import type { RegistrationKind } from './tables.ts';

/** Where somebody stands who has no membership that counts. Of a refused registration staff have said why. */
export type Standing =
  | { readonly is: 'waiting' | 'ended' }
  | { readonly is: 'refused'; readonly kind: RegistrationKind; readonly reason: string };

/** By the latest of her memberships; an account without any waits for somebody to give it one. */
export async function standingOf({ db }: Pick<Deps, 'db'>, userId: string): Promise<Standing> {
  const row = await db
    .selectFrom('memberships')
    .select(['role', 'state', 'student_id', 'employer_id', 'reason'])
    .where('user_id', '=', userId)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!row || row.state === 'waiting') return { is: 'waiting' };
  const kind = refusedKind(row);
  return kind === null ? { is: 'ended' } : { is: 'refused', kind, reason: row.reason ?? '' };
}
