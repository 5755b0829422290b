import { inTransaction, today } from '../ctx.ts';
import type { Deps } from '../deps.ts';
import { announce } from '../outbox/index.ts';
import { qualityOf } from './rules.ts';

/** Gives open postings the quality of today. Returns how many changed; running it twice changes nothing more. */
export async function refreshQuality(deps: Deps): Promise<number> {
  const ctx = { ...deps, actor: { kind: 'system', name: 'quality' } as const };
  const published = await deps.db
    .selectFrom('positions')
    .select('published_on')
    .distinct()
    .where('state', '=', 'open')
    .where('published_on', 'is not', null)
    .execute();
  return inTransaction(ctx, async (tx) => {
    const changed: number[] = [];
    for (const { published_on } of published) {
      const quality = qualityOf(published_on, today(ctx));
      const rows = await tx.db
        .updateTable('positions')
        .set({ quality })
        .where('state', '=', 'open')
        .where('published_on', '=', published_on)
        .where('quality', '!=', quality)
        .returning('id')
        .execute();
      changed.push(...rows.map((row) => row.id));
    }
    await announce(tx, 'position', changed);
    return changed.length;
  });
}
