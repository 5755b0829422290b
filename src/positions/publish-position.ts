import { audit } from '../audit/index.ts';
import { inTransaction, today, type Ctx } from '../ctx.ts';
import { Conflict } from '../errors.ts';
import { holdPosition, writeVersion } from './hold-position.ts';
import { canAct, qualityOf } from './rules.ts';

/** Publishes a position that waits. `version` is the one that was looked at. Staff of the place only. */
export async function publishPosition(ctx: Ctx, number: string, version: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const held = await holdPosition(tx, number, 'positions.judge_reason');
    if (!canAct('publish', held.state)) throw new Conflict('not_waiting');
    const published_on = today(tx);
    const quality = qualityOf(published_on, published_on);
    await writeVersion(tx, held, version, { state: 'open', published_on, quality });
    await audit(tx, {
      verb: 'positions.judge_reason',
      thing: { kind: 'position', id: number },
      facts: { act: 'published' },
    });
  });
}
