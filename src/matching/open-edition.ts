import { audit } from '../audit/index.ts';
import { may } from '../accounts/policy.ts';
import { inTransaction, today, type Ctx, type Tx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { digestOf, shippedContent, shippedId } from './edition.ts';
import type { EditionContent } from './edition-content.ts';
import { holdEditions, whoActs } from './hold-editions.ts';

/** Opens a draft that says what an existing edition says. Returns its number. */
export async function openEdition(ctx: Ctx, basedOn: string, note: string): Promise<string> {
  if (!may(ctx.actor, 'editions.keep')) throw new NotFound();
  return inTransaction(ctx, async (tx) => {
    await holdEditions(tx);
    const content = await contentOf(tx, basedOn);
    const id = await nextId(tx);
    await tx.db
      .insertInto('editions')
      .values({
        id,
        based_on: basedOn,
        note,
        content: JSON.stringify(content),
        digest: digestOf(content),
        state: 'draft',
        ...whoActs(tx),
        created_at: tx.now(),
        updated_at: tx.now(),
      })
      .execute();
    await audit(tx, {
      verb: 'editions.keep',
      thing: { kind: 'edition', id },
      facts: { act: 'opened', based_on: basedOn },
    });
    return id;
  });
}

/** What an edition says, as it stands now. Not found when there is no such edition. */
export async function contentOf(ctx: Pick<Ctx, 'db'>, id: string): Promise<EditionContent> {
  if (id === shippedId) return shippedContent;
  const row = await ctx.db.selectFrom('editions').select('content').where('id', '=', id).executeTakeFirst();
  if (!row) throw new NotFound();
  return row.content;
}

/** The year and the next number that no edition and no run is kept with. */
async function nextId(tx: Tx): Promise<string> {
  const year = today(tx).slice(0, 4);
  const kept = await tx.db
    .selectFrom('editions')
    .select('id')
    .union(tx.db.selectFrom('match_runs').select('edition_id as id'))
    .execute();
  const numbers = [shippedId, ...kept.map((row) => row.id)]
    .filter((id) => id.startsWith(`${year}-`))
    .map((id) => Number(id.slice(year.length + 1)));
  return `${year}-${Math.max(0, ...numbers) + 1}`;
}
