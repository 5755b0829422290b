import { audit } from '../audit/index.ts';
import type { Tx } from '../ctx.ts';
import { Conflict } from '../errors.ts';
import type { EmployerKind, RegionCode } from '../reference/index.ts';
import { sealEmployerPhone } from './phone.ts';

export type NewEmployer = {
  readonly name: string;
  /** In capitals, as `creditCodePattern` has it. */
  readonly credit_code: string | null;
  readonly employer_kind: EmployerKind;
  readonly region: RegionCode | null;
  readonly address?: string | null;
  readonly contact_name?: string | null;
  /** As `readPhone` gives it. */
  readonly contact_phone?: string | null;
  readonly headcount?: number | null;
};

/**
 * Adds an employer and returns its id; who may do that, the verb that calls has asked. Throws Conflict when another has
 * the credit code, also one that is added at this very moment.
 */
export async function addEmployer(tx: Tx, { contact_phone, ...employer }: NewEmployer): Promise<number> {
  const added = await tx.db
    .insertInto('employers')
    .values({ ...employer, created_at: tx.now(), updated_at: tx.now() })
    .onConflict((conflict) => conflict.column('credit_code').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Conflict('employer_exists');
  const { id } = added;
  if (contact_phone) {
    const contact_phone_sealed = sealEmployerPhone(tx.keys, id, contact_phone);
    await tx.db.updateTable('employers').set({ contact_phone_sealed }).where('id', '=', id).execute();
  }
  await audit(tx, { verb: 'organizations.change', thing: { kind: 'employer', id }, facts: { act: 'added' } });
  return id;
}
