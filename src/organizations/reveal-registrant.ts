import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { employerRequestOf } from './approve-employer.ts';

/** How whoever registers an employer can be reached: hidden on the page of the registration. */
export const registrantFields = ['phone', 'mail'] as const;
export type RegistrantField = (typeof registrantFields)[number];

/** Shows whoever decides on a registration one of them, and writes down that it was seen. */
export async function revealRegistrant(ctx: Ctx, requestId: number, field: RegistrantField): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const { facts, membership_id } = await employerRequestOf(tx, requestId);
    const thing = { kind: 'membership', id: membership_id };
    await audit(tx, { verb: 'accounts.approve', thing, facts: { act: 'contact_seen', field } });
    return facts[field];
  });
}
