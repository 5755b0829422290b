import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { Conflict } from '../errors.ts';
import { holdPosition, writeVersion } from './hold-position.ts';

export const judgements = ['accepted', 'refused'] as const;
export type Judgement = (typeof judgements)[number];

/**
 * Staff accept or refuse the essential-duty reason of a position: only an accepted one makes its categories a condition.
 * `version` is the one that was looked at. A judgement may be taken back by the other one.
 */
export async function judgeReason(ctx: Ctx, number: string, version: number, judgement: Judgement): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const held = await holdPosition(tx, number, 'positions.judge_reason');
    if (held.category_reason === null || held.category_reason_state === judgement) throw new Conflict('no_reason');
    await writeVersion(tx, held, version, { category_reason_state: judgement });
    await audit(tx, {
      verb: 'positions.judge_reason',
      thing: { kind: 'position', id: number },
      facts: { act: judgement },
    });
  });
}
