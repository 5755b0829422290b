import type { Deps } from '../deps.ts';
import { forgottenAfter } from './throttle-rules.ts';
import { idleMinutes, sessionHours } from './session-rules.ts';

/** Deletes what is over and of use to nobody: sessions, reset links, invitations, counted tries. For a worker. */
export async function forgetExpired(deps: Deps): Promise<void> {
  const now = deps.now();
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  await deps.db
    .deleteFrom('sessions')
    .where((eb) =>
      eb.or([eb('seen_at', '<', before(idleMinutes * 60)), eb('created_at', '<', before(sessionHours.others * 3600))]),
    )
    .execute();
  await deps.db.deleteFrom('verifications').where('expires_at', '<', now).execute();
  await deps.db.deleteFrom('invitations').where('expires_at', '<', now).where('used_at', 'is', null).execute();
  await deps.db
    .deleteFrom('throttles')
    .where('tried_at', '<', before(forgottenAfter))
    .where('open_at', '<', now)
    .execute();
}
