import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { Conflict } from '../errors.ts';
import { holdPosition, writeVersion } from './hold-position.ts';
import { canAct } from './rules.ts';

/** Takes a position off the board. `version` is the one that was looked at. */
export async function closePosition(ctx: Ctx, number: string, version: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const held = await holdPosition(tx, number, 'positions.change');
    if (!canAct('close', held.state)) throw new Conflict('already_closed');
    await writeVersion(tx, held, version, { state: 'closed' });
    await audit(tx, { verb: 'positions.change', thing: { kind: 'position', id: number }, facts: { act: 'closed' } });
  });
}
