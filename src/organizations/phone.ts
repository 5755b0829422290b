import { audit } from '../audit/index.ts';
import { may } from '../accounts/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { open, seal, type Keys } from '../crypt/index.ts';
import { NotFound } from '../errors.ts';

const place = (id: number) => ({ table: 'employers', column: 'contact_phone_sealed', row: id });

/** The phone of an employer's contact as it is kept. */
export const sealEmployerPhone = (keys: Keys, id: number, phone: string | null): Buffer | null =>
  phone === null ? null : seal(keys, place(id), phone);
export const openEmployerPhone = (keys: Keys, id: number, sealed: Buffer | null): string | null =>
  sealed === null ? null : open(keys, place(id), sealed);

/** Shows staff the phone of an employer's contact, and writes down that they saw it. */
export async function revealEmployerPhone(ctx: Ctx, id: number): Promise<string> {
  if (!may(ctx.actor, 'organizations.read', { employerId: id })) throw new NotFound();
  return inTransaction(ctx, async (tx: Tx) => {
    const row = await tx.db
      .selectFrom('employers')
      .select('contact_phone_sealed')
      .where('id', '=', id)
      .executeTakeFirst();
    const phone = row ? openEmployerPhone(tx.keys, id, row.contact_phone_sealed) : null;
    if (phone === null) throw new NotFound();
    await audit(tx, { verb: 'organizations.read', thing: { kind: 'employer', id }, facts: { act: 'phone_seen' } });
    return phone;
  });
}
