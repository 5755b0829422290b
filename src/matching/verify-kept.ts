import type { Ctx } from '../ctx.ts';
import { differencesIn, lineOf } from './rules-lines.ts';
import { verifySnapshots, type Verified } from './verify.ts';
import type { CheckedLine, Outcome } from './verify-lines.ts';

const atOnce = 200;

/** Checks every match that was kept, in the order of the ids: is it as it was kept, and is it still the same match? */
export async function* verifyKept(ctx: Ctx): AsyncGenerator<CheckedLine> {
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

const checked = (verified: Verified): CheckedLine => ({
  line: verified.id,
  student: verified.student.number,
  position: verified.position.number,
  ...outcomeOf(verified),
});

function outcomeOf({ fault, match, since }: Verified): Outcome {
  if (fault !== null || !match || !since) return { outcome: 'fault', fault: fault ?? 'altered' };
  const { now } = since;
  if ('refused' in now) return { outcome: 'refused', refused: now.refused };
  // Quality follows the calendar and only breaks ties; a rank is of a list, and what was kept has none.
  const written = lineOf({ match: { ...match, quality: now.quality }, rank: 0 });
  const differences = differencesIn(written, lineOf({ match: now, rank: 0 }));
  return differences.length === 0 ? { outcome: 'same' } : { outcome: 'differs', differences };
}
