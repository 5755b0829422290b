import { may } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { inTransaction, today, type Ctx } from '../ctx.ts';
import { Conflict, type Problems } from '../errors.ts';
import { holdPosition, thingOf, writeVersion } from './hold-position.ts';
import { canAct, qualityOf } from './rules.ts';
import type { PositionState } from './tables.ts';

export type Reopened =
  | { readonly ok: true; readonly state: PositionState }
  | { readonly ok: false; readonly problems: Problems };

/**
 * Puts a closed position on the board again, until `closesOn` (YYYY-MM-DD; null: no such day). One that nobody has looked
 * at since it was changed waits for staff, unless they reopen it themselves.
 */
export async function reopenPosition(
  ctx: Ctx,
  number: string,
  version: number,
  closesOn: string | null,
): Promise<Reopened> {
  return inTransaction(ctx, async (tx) => {
    const held = await holdPosition(tx, number, 'positions.change');
    if (!canAct('reopen', held.state)) throw new Conflict('not_closed');
    if (closesOn !== null && closesOn < today(tx)) {
      return { ok: false, problems: { closes_on: `too_early:${today(tx)}` } };
    }
    const looked = held.published_on !== null || may(tx.actor, 'positions.judge_reason', thingOf(held));
    const state = looked ? 'open' : 'waiting';
    const published_on = looked ? today(tx) : null;
    const quality = qualityOf(published_on, today(tx));
    await writeVersion(tx, held, version, { state, closes_on: closesOn, published_on, quality });
    const facts = { act: 'reopened', state };
    await audit(tx, { verb: 'positions.change', thing: { kind: 'position', id: number }, facts });
    return { ok: true, state };
  });
}
