import { sql } from 'kysely';
import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { Conflict, type Problems } from '../errors.ts';
import { announce } from '../outbox/index.ts';
import { disabilityConsent, giveConsent, hasWithdrawn } from './consents.ts';
import { holdStudent, isHerself } from './find-student.ts';
import { checkDisability, disabilityFields, type Disability, type DisabilityField } from './rules-disability.ts';
import { openDisability, storeDisability } from './store-disability.ts';

export type DisabilityChange = {
  readonly id: number;
  readonly version: number;
  /** Without `certificate` the number on record stays. */
  readonly disability: Omit<Disability, 'certificate'> & { readonly certificate?: string | null };
  /** She ticked the box; needed the first time that she writes these facts herself. */
  readonly consent?: boolean;
};
export type DisabilityChanged = { readonly ok: true } | { readonly ok: false; readonly problems: Problems };

/**
 * Corrects what is on record of a disability. She needs her own consent on record or given with it; after she has taken
 * it back staff cannot write it down again (Conflict `consent_withdrawn`). Conflict when the record changed meanwhile.
 */
export async function changeDisability(ctx: Ctx, change: DisabilityChange): Promise<DisabilityChanged> {
  return inTransaction(ctx, async (tx) => {
    const student = await holdStudent(tx, change.id, 'disability.change');
    if (student.version !== change.version) throw new Conflict('changed_meanwhile');
    const consent = await consentFor(tx, change);
    if (consent === 'missing') return { ok: false, problems: { consent: 'not_ticked' } };
    const before = await openDisability(tx, change.id);
    const { certificate = before.certificate } = change.disability;
    const checked = checkDisability({ ...change.disability, certificate });
    if (!checked.ok) return checked;
    const problems = await storeDisability(tx, change.id, checked.disability);
    if (Object.keys(problems).length > 0) return { ok: false, problems };
    if (consent === 'given') await giveConsent(tx, change.id);
    const fields = disabilityFields.filter((field) => isOther(before[field], checked.disability[field]));
    await note(tx, change.id, student.number, fields);
    return { ok: true };
  });
}

/** `given` with this very form; `there` where none is needed, or it holds already. */
async function consentFor(tx: Tx, { id, consent = false }: DisabilityChange): Promise<'given' | 'there' | 'missing'> {
  if (!isHerself(tx, id)) {
    if (await hasWithdrawn(tx, id)) throw new Conflict('consent_withdrawn');
    return 'there';
  }
  const before = await disabilityConsent(tx, id);
  if (before !== null && before.withdrawn_at === null) return 'there';
  return consent ? 'given' : 'missing';
}

const isOther = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);

async function note(tx: Tx, id: number, number: string, fields: readonly DisabilityField[]): Promise<void> {
  const confirmed = isHerself(tx, id) ? [...disabilityFields] : [];
  await tx.db
    .updateTable('students')
    .set((eb) => ({
      confirmed_fields: sql`array(select distinct unnest(confirmed_fields || ${confirmed}::text[]) order by 1)`,
      version: eb('version', '+', 1),
      updated_at: tx.now(),
    }))
    .where('id', '=', id)
    .execute();
  await audit(tx, {
    verb: 'disability.change',
    thing: { kind: 'student', id: number },
    subject: id,
    facts: { fields },
  });
  await announce(tx, 'student', [id]);
}
