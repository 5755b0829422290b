import { audit } from '../audit/index.ts';
import { may } from '../accounts/policy.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { Conflict, NotFound } from '../errors.ts';
import { draftOf, type EditionChanged } from './change-edition.ts';
import { bringIntoForce, holdEditions } from './hold-editions.ts';
import { comparedFor } from './reads-comparisons.ts';
import { bookOf } from './reads-editions.ts';
import { problemsIn } from './rules-editions.ts';

/** What the page was made with: the draft's version, and the newest publication of any edition. */
export type Publishing = { readonly version: number; readonly after: number; readonly reason: string };

/**
 * Brings a draft into force, for good: from then on it never changes. Only when it was compared as it stands, so that
 * nobody publishes unseen. The engine takes its documents in before, so that this node's pages do not wait. Conflict when
 * the draft was changed meanwhile, or another edition came into force.
 */
export async function publishEdition(ctx: Ctx, id: string, publishing: Publishing): Promise<EditionChanged> {
  if (!may(ctx.actor, 'editions.keep')) throw new NotFound();
  const { version, after, reason } = publishing;
  // Before anything else: whoever saw another draft has not left out a comparison.
  if ((await draftOf(ctx, id)).version !== version) throw new Conflict('changed_meanwhile');
  const book = await bookOf(ctx, id);
  const problems = problemsIn(book.edition);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  if ((await comparedFor(ctx, id)).state !== 'fresh') return { ok: false, problems: { reason: 'compare_first' } };
  await ctx.search.prepare(book.edition.digest);
  return inTransaction(ctx, async (tx) => {
    await holdEditions(tx);
    const draft = await draftOf(tx, id);
    if (draft.version !== version || draft.digest !== book.edition.digest) throw new Conflict('changed_meanwhile');
    await tx.db
      .updateTable('editions')
      .set((eb) => ({ state: 'published', version: eb('version', '+', 1), updated_at: tx.now() }))
      .where('id', '=', id)
      .where('state', '=', 'draft')
      .execute();
    await bringIntoForce(tx, id, after, reason);
    await audit(tx, {
      verb: 'editions.keep',
      thing: { kind: 'edition', id },
      reason,
      facts: { act: 'published', digest: draft.digest },
    });
    return { ok: true };
  });
}
