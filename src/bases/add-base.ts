import { may } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { NotFound, type Problems } from '../errors.ts';
import type { RegionCode } from '../reference/index.ts';
import { sealBasePhone } from './phone.ts';
import type { OfferedSlot } from './tables.ts';

export type NewBase = {
  readonly name: string;
  readonly district: RegionCode;
  readonly address: string | null;
  readonly contact_name: string | null;
  /** As `readPhone` gives it. */
  readonly contact_phone: string | null;
  readonly employer_id: number | null;
  readonly offered: readonly OfferedSlot[];
};
export type Added = { readonly ok: true; readonly id: number } | { readonly ok: false; readonly problems: Problems };

/** Adds a base. Its name may be there once: of two at the same time one is told that it is taken. */
export async function addBase(ctx: Ctx | Tx, base: NewBase): Promise<Added> {
  if (!may(ctx.actor, 'bases.change', { district: base.district })) throw new NotFound();
  return inTransaction(ctx, async (tx) => {
    const { contact_phone, offered, ...row } = base;
    const added = await tx.db
      .insertInto('bases')
      .values({ ...row, offered: JSON.stringify(offered), created_at: tx.now(), updated_at: tx.now() })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) return { ok: false, problems: { name: 'taken' } };
    const { id } = added;
    if (contact_phone !== null) {
      const contact_phone_sealed = sealBasePhone(tx.keys, id, contact_phone);
      await tx.db.updateTable('bases').set({ contact_phone_sealed }).where('id', '=', id).execute();
    }
    await audit(tx, { verb: 'bases.change', thing: { kind: 'base', id }, facts: { act: 'added' } });
    return { ok: true, id };
  });
}
