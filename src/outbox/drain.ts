import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { openLetter } from './post-letter.ts';

export type Handlers = Readonly<Record<string, (payload: Record<string, unknown>) => Promise<void>>>;

/** A row that fails this often is put aside for an administrator to look at. */
const mostAttempts = 8;
const leaseSeconds = 60;

/**
 * Sends what is due, one row after the other, until nothing is. Several processes may drain at once: each row is
 * leased. A failing row waits longer each time. Returns how many went out.
 */
export async function drainOutbox(deps: Deps, handlers: Handlers = defaultHandlers(deps)): Promise<number> {
  for (let sent = 0; ;) {
    const row = await lease(deps);
    if (!row) return sent;
    try {
      const handle = handlers[row.topic];
      if (!handle) throw new Error(`nobody handles ${row.topic}`);
      await handle(row.payload);
      await deps.db
        .updateTable('outbox')
        .set({ done_at: deps.now(), payload: '{}' })
        .where('id', '=', row.id)
        .execute();
      sent += 1;
    } catch (error) {
      const why = sayWhy(error);
      deps.log.warn({ outbox: row.id, topic: row.topic, attempts: row.attempts, why }, 'not sent');
      await putBack(deps, row, why);
    }
  }
}

const defaultHandlers = (deps: Deps): Handlers => ({
  mail: async (payload) => deps.mail.send(openLetter(deps.keys, payload)),
});

type Leased = { id: number; topic: string; payload: Record<string, unknown>; attempts: number };

async function lease(deps: Deps): Promise<Leased | undefined> {
  const leased = await sql<Leased>`
    update outbox set leased_until = ${deps.now()}::timestamptz + make_interval(secs => ${leaseSeconds}), attempts = attempts + 1
    where id = (
      select id from outbox
      where done_at is null and failed_at is null and available_at <= ${deps.now()}
        and (leased_until is null or leased_until < ${deps.now()})
      order by available_at, id limit 1 for update skip locked
    )
    returning id, topic, payload, attempts`.execute(deps.db);
  return leased.rows[0];
}

/** Mail servers repeat whom a letter was for; neither the log nor the table is to know. */
const sayWhy = (error: unknown): string =>
  error instanceof Error
    ? `${error.name}: ${error.message.replaceAll(/[^\s<>]+@[^\s<>]+/g, '…')}`.slice(0, 500)
    : 'unknown';

async function putBack(deps: Deps, row: Leased, last_error: string): Promise<void> {
  const now = deps.now();
  const giveUp = row.attempts >= mostAttempts;
  const waitMs = Math.min(3_600_000, 5_000 * 2 ** row.attempts);
  await deps.db
    .updateTable('outbox')
    .set({
      last_error,
      leased_until: null,
      available_at: new Date(now.getTime() + waitMs),
      ...(giveUp ? { failed_at: now } : {}),
    })
    .where('id', '=', row.id)
    .execute();
}
