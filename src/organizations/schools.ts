import { pinyin } from 'pinyin-pro';
import type { Ctx, Tx } from '../ctx.ts';

/** The school of that name, or null. */
export async function findSchool(ctx: Pick<Ctx, 'db'>, name: string): Promise<number | null> {
  const row = await ctx.db.selectFrom('schools').select('id').where('name', '=', name).executeTakeFirst();
  return row?.id ?? null;
}

/** The school of that name, added where it is not there yet: of two at once both get the same one. */
export async function addSchool(tx: Tx, name: string): Promise<number> {
  const sort_key = pinyin(name, { toneType: 'none', type: 'array' }).join(' ');
  const added = await tx.db
    .insertInto('schools')
    .values({ name, sort_key, created_at: tx.now() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added?.id ?? (await findSchool(tx, name))!;
}
