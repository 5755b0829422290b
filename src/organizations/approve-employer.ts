import { approveMembership, requestOf, type EmployerFacts, type RegistrationRequest } from '../accounts/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { NotFound, type Problems } from '../errors.ts';
import { readPhone } from '../input.ts';
import { addEmployer } from './add-employer.ts';

/** The employer that a registration is about: one that is there, or a new one made from what it says. */
export type Link = { readonly employerId: number } | 'new';
export type Approved =
  | { readonly ok: true; readonly employerId: number }
  | { readonly ok: false; readonly problems: Problems };

export type EmployerRequest = Extract<RegistrationRequest, { kind: 'employer' }>;

/** An employer's registration that waits for this actor; everything else is not found. */
export async function employerRequestOf(ctx: Ctx, id: number): Promise<EmployerRequest> {
  const request = await requestOf(ctx, id);
  if (request.kind !== 'employer') throw new NotFound();
  return request;
}

/** Lets a waiting employer in as the employer that staff name, in one transaction. Throws Conflict when it was decided. */
export async function approveEmployer(ctx: Ctx, requestId: number, link: Link): Promise<Approved> {
  return inTransaction(ctx, async (tx) => {
    const { facts, membership_id } = await employerRequestOf(tx, requestId);
    const found = await employerFor(tx, facts, link);
    if (found === null) return { ok: false, problems: { employer: link === 'new' ? 'taken' : 'not_found' } };
    await approveMembership(tx, { membershipId: membership_id, scope: { employerId: found } });
    return { ok: true, employerId: found };
  });
}

async function employerFor(tx: Tx, facts: EmployerFacts, link: Link): Promise<number | null> {
  const rows = tx.db.selectFrom('employers').select('id');
  if (link !== 'new') return (await rows.where('id', '=', link.employerId).executeTakeFirst())?.id ?? null;
  if (await rows.where('credit_code', '=', facts.credit_code).executeTakeFirst()) return null;
  return addEmployer(tx, {
    name: facts.organization,
    credit_code: facts.credit_code,
    employer_kind: facts.employer_kind,
    region: facts.district,
    contact_name: facts.name,
    contact_phone: readPhone(facts.phone),
  });
}
