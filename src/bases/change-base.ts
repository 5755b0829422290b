import { may, reachOf } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { Conflict, NotFound, type Problems } from '../errors.ts';
import type { RegionCode } from '../reference/index.ts';
import { sealBasePhone } from './phone.ts';
import type { OfferedSlot } from './tables.ts';

/** What may change. Name, district and employer only where staff change them; a phone that is left out stays. */
export type BaseChange = {
  readonly name?: string;
  readonly district?: RegionCode;
  readonly employer_id?: number | null;
  readonly address: string | null;
  readonly contact_name: string | null;
  readonly contact_phone?: string | null;
  readonly offered: readonly OfferedSlot[];
};
export type Changed = { readonly ok: true } | { readonly ok: false; readonly problems: Problems };

/**
 * Changes a base. `version` is the one that the form was filled with: who comes second gets a Conflict. A base changes
 * itself, except for its name, district and employer; staff of a district keep it within their district.
 */
export async function changeBase(ctx: Ctx, id: number, version: number, change: BaseChange): Promise<Changed> {
  return inTransaction(ctx, async (tx) => {
    const before = await tx.db.selectFrom('bases').select(['district', 'name']).where('id', '=', id).executeTakeFirst();
    if (!before || !may(tx.actor, 'bases.change', { baseId: id, district: before.district })) throw new NotFound();
    const { name, district, employer_id, contact_phone, offered, ...kept } = change;
    const own = reachOf(tx.actor, 'bases.change') === 'base';
    if (!own && district !== undefined && !may(tx.actor, 'bases.change', { baseId: id, district })) {
      return { ok: false, problems: { district: 'not_a_choice' } };
    }
    if (!own && name !== undefined && (await isNameTaken(tx, id, name)))
      return { ok: false, problems: { name: 'taken' } };
    const next = {
      ...kept,
      offered: JSON.stringify(offered),
      ...(own ? {} : withoutUndefined({ name, district, employer_id })),
      ...(contact_phone === undefined ? {} : { contact_phone_sealed: sealBasePhone(tx.keys, id, contact_phone) }),
    };
    const changed = await tx.db
      .updateTable('bases')
      .set((eb) => ({ ...next, version: eb('version', '+', 1), updated_at: tx.now() }))
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw new Conflict('changed_meanwhile');
    await audit(tx, { verb: 'bases.change', thing: { kind: 'base', id }, facts: { act: 'changed' } });
    return { ok: true };
  });
}

async function isNameTaken(tx: Tx, id: number, name: string): Promise<boolean> {
  const other = await tx.db
    .selectFrom('bases')
    .select('id')
    .where('name', '=', name)
    .where('id', '!=', id)
    .executeTakeFirst();
  return other !== undefined;
}

function withoutUndefined<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}
