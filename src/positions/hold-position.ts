import type { Updateable } from 'kysely';
import { may, type Thing, type Verb } from '../accounts/index.ts';
import type { Ctx, Tx } from '../ctx.ts';
import { Conflict, NotFound } from '../errors.ts';
import { announce } from '../outbox/index.ts';
import { districtOfPosition } from './rules.ts';
import type { PositionRow } from './tables.ts';

/** A position as it stands, which this actor may do `verb` to; anything else is not found. */
export async function holdPosition(ctx: Pick<Ctx, 'db' | 'actor'>, number: string, verb: Verb) {
  const row = await ctx.db
    .selectFrom('positions')
    .innerJoin('employers', 'employers.id', 'positions.employer_id')
    .selectAll('positions')
    .select('employers.region as employer_region')
    .where('positions.number', '=', number)
    .executeTakeFirst();
  if (!row || !may(ctx.actor, verb, thingOf(row))) throw new NotFound();
  return row;
}
export type Held = Awaited<ReturnType<typeof holdPosition>>;

/** What the scope of an actor is compared with. */
export const thingOf = (row: Pick<Held, 'employer_id' | 'base_id' | 'region' | 'employer_region'>): Thing => ({
  employerId: row.employer_id,
  baseId: row.base_id,
  district: districtOfPosition(row.region, row.employer_region),
});

/**
 * Writes a change of the version that was held and tells the engines. Who comes second, also between the reading and this,
 * gets a Conflict.
 */
export async function writeVersion(
  tx: Tx,
  held: Held,
  version: number,
  change: Updateable<PositionRow>,
): Promise<void> {
  if (held.version !== version) throw new Conflict('changed_meanwhile');
  const changed = await tx.db
    .updateTable('positions')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updated_at: tx.now() }))
    .where('id', '=', held.id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw new Conflict('changed_meanwhile');
  await announce(tx, 'position', [held.id]);
}
