import type { Kysely } from 'kysely';
import type { Actor } from './accounts/policy.ts';
import type { Tables } from './db/tables.ts';
import type { Deps } from './deps.ts';

/** What every read and every verb gets first: the dependencies and who asks. */
export type Ctx = Deps & { readonly actor: Actor };

/** A Ctx whose `db` is an open transaction. A function that takes it writes, and never commits. */
export type Tx = Ctx & { readonly inTransaction: true };

/**
 * Runs `work` in one transaction: what must be true together commits together.
 * Inside it use only the `tx` it is given. Called with a Tx it joins that transaction.
 */
export async function inTransaction<T>(ctx: Ctx | Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  if ('inTransaction' in ctx) return work(ctx);
  return ctx.db.transaction().execute((trx) => work({ ...ctx, db: trx as Kysely<Tables>, inTransaction: true }));
}

/** Today in the place where the deadlines are meant: a day of closing is a day in Asia/Shanghai. */
export function today(ctx: Pick<Deps, 'now'>): string {
  return dayIn(ctx.now());
}

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The day (YYYY-MM-DD) of an instant in Asia/Shanghai. */
export function dayIn(instant: Date): string {
  return day.format(instant);
}
