import { sql } from 'kysely';
import type { Tx } from '../ctx.ts';
import { open, seal, type Keys } from '../crypt/index.ts';
import type { RegionCode } from '../reference/index.ts';
import type { OfferedSlot } from './tables.ts';

/** Header and footer of 附件5. What is left out stays as it is. */
export type DeclarationList = {
  readonly district: RegionCode;
  /** YYYY-MM-DD. */
  readonly declared_on: string;
  readonly unit_head?: string;
  readonly filled_by?: string;
  readonly phone?: string;
};
export type Declared = { readonly baseId: number; readonly place: number; readonly offered: readonly OfferedSlot[] };

const place = (id: number) => ({ table: 'declaration_lists', column: 'phone_sealed', row: id });
export const openListPhone = (keys: Keys, id: number, sealed: Buffer | null): string | null =>
  sealed === null ? null : open(keys, place(id), sealed);

/** Writes one district's list of a day and the bases on it, in the transaction of the import. Bases that it leaves out stay. */
export async function bringDeclarations(tx: Tx, list: DeclarationList, declared: readonly Declared[]): Promise<number> {
  const { district, declared_on, unit_head, filled_by, phone } = list;
  const { id } = await tx.db
    .insertInto('declaration_lists')
    .values({ district, declared_on, unit_head: unit_head ?? null, filled_by: filled_by ?? null, created_at: tx.now() })
    .onConflict((conflict) =>
      conflict.columns(['district', 'declared_on']).doUpdateSet((eb) => ({
        unit_head: eb.fn.coalesce('excluded.unit_head', 'declaration_lists.unit_head'),
        filled_by: eb.fn.coalesce('excluded.filled_by', 'declaration_lists.filled_by'),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  if (phone !== undefined) {
    const phone_sealed = seal(tx.keys, place(id), phone);
    await tx.db.updateTable('declaration_lists').set({ phone_sealed }).where('id', '=', id).execute();
  }
  await sql`
    insert into declarations (list_id, base_id, place, offered)
    select ${id}::bigint, r.base_id, r.place, r.offered
    from jsonb_to_recordset(${JSON.stringify(declared.map(({ baseId, ...one }) => ({ base_id: baseId, ...one })))}::jsonb)
      as r(base_id bigint, place integer, offered jsonb)
    on conflict (list_id, base_id) do update set place = excluded.place, offered = excluded.offered`.execute(tx.db);
  return id;
}
