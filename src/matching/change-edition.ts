import { audit } from '../audit/index.ts';
import { may } from '../accounts/policy.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { Conflict, NotFound, type Problems } from '../errors.ts';
import { digestOf } from './edition.ts';
import { holdEditions } from './hold-editions.ts';
import { problemsIn, withChange, type EditionChange } from './rules-editions.ts';

export type EditionChanged = { readonly ok: true } | { readonly ok: false; readonly problems: Problems };

/**
 * Changes one part of a draft. `version` is the one that the form was filled with: who comes second gets a Conflict.
 * What a published edition says never changes.
 */
export async function changeEdition(
  ctx: Ctx,
  id: string,
  version: number,
  change: EditionChange,
): Promise<EditionChanged> {
  if (!may(ctx.actor, 'editions.keep')) throw new NotFound();
  return inTransaction(ctx, async (tx) => {
    await holdEditions(tx);
    const draft = await draftOf(tx, id);
    if (draft.version !== version) throw new Conflict('changed_meanwhile');
    const content = withChange(draft.content, change);
    const problems = problemsIn(content);
    if (Object.keys(problems).length > 0) return { ok: false, problems };
    await tx.db
      .updateTable('editions')
      .set((eb) => ({
        ...(change.part === 'note' ? { note: change.note } : {}),
        content: JSON.stringify(content),
        digest: digestOf(content),
        version: eb('version', '+', 1),
        updated_at: tx.now(),
      }))
      .where('id', '=', id)
      .where('state', '=', 'draft')
      .execute();
    const of = 'id' in change ? { of: change.id } : {};
    await audit(tx, {
      verb: 'editions.keep',
      thing: { kind: 'edition', id },
      facts: { act: 'changed', part: change.part, ...of },
    });
    return { ok: true };
  });
}

/** A draft, whole. Hold the editions before, where it is to change. Conflict when it was published. */
export async function draftOf({ db }: Pick<Ctx, 'db'>, id: string) {
  const row = await db.selectFrom('editions').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new NotFound();
  if (row.state !== 'draft') throw new Conflict('published_already');
  return row;
}
