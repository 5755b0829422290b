import { sql } from 'kysely';
import type { Ctx, Tx } from '../ctx.ts';
import { Conflict } from '../errors.ts';
import { shippedId } from './edition.ts';

/** One edition is opened or published at a time, until the transaction ends. */
export async function holdEditions(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('editions'))`.execute(tx.db);
}

/** The newest publication: its number (0 when there has been none) and the edition that it brought into force. */
export async function newestPublication(ctx: Pick<Ctx, 'db'>): Promise<{ id: number; edition: string }> {
  const newest = await ctx.db
    .selectFrom('edition_publications')
    .select(['id', 'edition_id'])
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return newest ? { id: newest.id, edition: newest.edition_id } : { id: 0, edition: shippedId };
}

/** Brings an edition into force, unless another one came into force since the page was made. */
export async function bringIntoForce(tx: Tx, edition: string, after: number, reason: string): Promise<void> {
  const newest = await newestPublication(tx);
  if (newest.id !== after || newest.edition === edition) throw new Conflict('changed_meanwhile');
  await tx.db
    .insertInto('edition_publications')
    .values({ edition_id: edition, reason, ...whoActs(tx), published_at: tx.now() })
    .execute();
}

/** The actor as the rows of this room name her. */
export function whoActs({ actor }: Pick<Ctx, 'actor'>): { by_user_id: string | null; by_name: string } {
  if (actor.kind === 'person') return { by_user_id: actor.userId, by_name: actor.name };
  return { by_user_id: null, by_name: actor.kind === 'system' ? actor.name : '' };
}
