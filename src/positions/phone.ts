import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { open, seal, type Keys } from '../crypt/index.ts';
import { NotFound } from '../errors.ts';
import { holdPosition } from './hold-position.ts';

const place = (id: number) => ({ table: 'positions', column: 'contact_phone_sealed', row: id });

/** The phone of a position's contact as it is kept. */
export const sealPositionPhone = (keys: Keys, id: number, phone: string | null): Buffer | null =>
  phone === null ? null : seal(keys, place(id), phone);
export const openPositionPhone = (keys: Keys, id: number, sealed: Buffer | null): string | null =>
  sealed === null ? null : open(keys, place(id), sealed);

/** Shows staff the phone of a position's contact, and writes down that they saw it. */
export async function revealPositionPhone(ctx: Ctx, number: string): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const held = await holdPosition(tx, number, 'positions.manage');
    const phone = openPositionPhone(tx.keys, held.id, held.contact_phone_sealed);
    if (phone === null) throw new NotFound();
    await audit(tx, {
      verb: 'positions.manage',
      thing: { kind: 'position', id: number },
      facts: { act: 'phone_seen' },
    });
    return phone;
  });
}
