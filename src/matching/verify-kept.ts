import type { Ctx } from '../ctx.ts';
import type { Since } from './rules-verify.ts';
import { verifySnapshots, type Fault, type Verified } from './verify.ts';

/** A match that was kept, checked. `kept` is its id. */
export type CheckedKept = { readonly kept: number; readonly student: string; readonly position: string } & KeptOutcome;
type KeptOutcome =
  /**
   * `changed`: the same match, though facts of a side have changed. `refused`: no match any more. What is the `same` may
   * be so by another edition.
   */
  | { readonly outcome: 'same' | 'changed' | 'differs' | 'refused'; readonly since: Since }
  /** It is not as it was kept. */
  | { readonly outcome: 'fault'; readonly fault: Fault };

const atOnce = 200;

/** Checks every match that was kept, in the order of the ids: is it as it was kept, and is it still the same match? */
export async function* verifyKept(ctx: Ctx): AsyncGenerator<CheckedKept> {
  for (let last = 0; ;) {
    const rows = await ctx.db
      .selectFrom('match_snapshots')
      .select('id')
      .where('id', '>', last)
      .orderBy('id')
      .limit(atOnce)
      .execute();
    if (rows.length === 0) return;
    last = rows.at(-1)!.id;
    const ids = rows.map((row) => row.id);
    for (const verified of await verifySnapshots(ctx, ids, 'lists.read')) yield checked(verified);
  }
}

const checked = (verified: Verified): CheckedKept => ({
  kept: verified.id,
  student: verified.student.number,
  position: verified.position.number,
  ...outcomeOf(verified),
});

function outcomeOf({ fault, since }: Verified): KeptOutcome {
  if (fault !== null || !since) return { outcome: 'fault', fault: fault ?? 'altered' };
  if ('refused' in since.now) return { outcome: 'refused', since };
  if (!since.sameMatch) return { outcome: 'differs', since };
  return { outcome: since.quiet ? 'same' : 'changed', since };
}
