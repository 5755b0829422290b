import { may } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { open, seal, type Keys } from '../crypt/index.ts';
import { NotFound } from '../errors.ts';

const place = (id: number) => ({ table: 'bases', column: 'contact_phone_sealed', row: id });

/** The phone of a base's contact as it is kept. */
export const sealBasePhone = (keys: Keys, id: number, phone: string | null): Buffer | null =>
  phone === null ? null : seal(keys, place(id), phone);
export const openBasePhone = (keys: Keys, id: number, sealed: Buffer | null): string | null =>
  sealed === null ? null : open(keys, place(id), sealed);

/** Shows staff the phone of a base's contact, and writes down that they saw it. */
export async function revealBasePhone(ctx: Ctx, id: number): Promise<string> {
  if (!may(ctx.actor, 'bases.read', { baseId: id })) throw new NotFound();
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.selectFrom('bases').select('contact_phone_sealed').where('id', '=', id).executeTakeFirst();
    const phone = row ? openBasePhone(tx.keys, id, row.contact_phone_sealed) : null;
    if (phone === null) throw new NotFound();
    await audit(tx, { verb: 'bases.read', thing: { kind: 'base', id }, facts: { act: 'phone_seen' } });
    return phone;
  });
}
