import { audit } from '../audit/index.ts';
import type { Tx } from '../ctx.ts';
import { blind } from '../crypt/index.ts';
import { Conflict } from '../errors.ts';
import { sealFacts, type EmployerFacts, type StudentFacts } from './registration-facts.ts';

/** What somebody who registers says, by what she registers as. */
export type Said =
  | { readonly kind: 'student'; readonly facts: StudentFacts }
  | { readonly kind: 'employer'; readonly facts: EmployerFacts };

/** A waiting membership of this user, with the facts that staff decide by. Throws Conflict where she waits already. */
export async function askToComeIn(tx: Tx, userId: string, { kind, facts }: Said): Promise<void> {
  const created_at = tx.now();
  const membership = await tx.db
    .insertInto('memberships')
    .values({ user_id: userId, role: kind, state: 'waiting', created_at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!membership) throw new Conflict('waits_already');
  const certificate = kind === 'student' ? facts.certificate : null;
  await tx.db
    .insertInto('registrations')
    .values({
      membership_id: membership.id,
      kind,
      district: facts.district,
      facts_sealed: sealFacts(tx.keys, membership.id, facts),
      certificate_blind: certificate === null ? null : blind(tx.keys, 'certificate', certificate),
      created_at,
    })
    .execute();
  const actor = { kind: 'person', userId, name: facts.name, membership: null } as const;
  const thing = { kind: 'membership', id: membership.id };
  await audit({ ...tx, actor }, { verb: 'account.enter', thing, facts: { act: 'registered', role: kind } });
}
