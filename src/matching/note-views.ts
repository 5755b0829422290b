import { audit } from '../audit/index.ts';
import type { Verb } from '../accounts/policy.ts';
import { inTransaction, type Ctx } from '../ctx.ts';

/** Notes that this actor looked at what matches these students, where each of them sees it. */
export async function noteViews(
  ctx: Ctx,
  verb: Verb,
  thing: { readonly kind: string; readonly id: string },
  studentIds: readonly number[],
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const subject of studentIds) await audit(tx, { verb, thing, subject });
  });
}
