import type { Actor, Verb } from '../accounts/policy.ts';
import type { Tx } from '../ctx.ts';
import { holdsSecret } from './secrets.ts';

/** What a fact may be: something that anybody who reads the log may know. */
export type Fact = string | number | boolean | null | readonly (string | number)[];
export type Entry = {
  readonly verb: Verb;
  readonly thing: { readonly kind: string; readonly id: string | number | null };
  /** The student whose record it was: she reads the entry in her own log. */
  readonly subject?: number | null;
  readonly reason?: string | null;
  readonly facts?: Readonly<Record<string, Fact>>;
};

/**
 * Writes down who did what, in the transaction that does it. Throws when a fact is one that must not be in a log, or the
 * reason holds one: a form says that at its field (`reason` of src/input.ts).
 */
export async function audit(tx: Tx, { verb, thing, subject, reason, facts = {} }: Entry): Promise<void> {
  for (const [name, fact] of Object.entries({ ...facts, reason: reason ?? null })) refuseSecret(name, fact);
  await tx.db
    .insertInto('audit_log')
    .values({
      ...who(tx.actor),
      at: tx.now(),
      verb,
      thing_kind: thing.kind,
      thing_id: thing.id === null ? null : String(thing.id),
      subject_student_id: subject ?? null,
      reason: reason ?? null,
      facts: JSON.stringify(facts),
    })
    .execute();
}

function who(actor: Actor) {
  switch (actor.kind) {
    case 'visitor':
      return { actor_user_id: null, actor_role: 'visitor', actor_name: null };
    case 'system':
      return { actor_user_id: null, actor_role: 'system', actor_name: actor.name };
    case 'person':
      return { actor_user_id: actor.userId, actor_role: actor.membership?.role ?? 'waiting', actor_name: actor.name };
  }
}

/** Neither a sealed value nor anything that `holdsSecret`. */
function refuseSecret(name: string, fact: unknown): void {
  const parts = Array.isArray(fact) ? fact : [fact];
  const plain = parts.every((part) => part === null || ['string', 'number', 'boolean'].includes(typeof part));
  if (!plain || /_sealed$|_blind$/.test(name) || parts.some((part) => holdsSecret(String(part)))) {
    throw new Error(`audit: ${name} may not stand in the log`);
  }
}
