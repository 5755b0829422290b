import { audit } from '../audit/index.ts';
import { may, reachOf } from '../accounts/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { Conflict, NotFound, type Problems } from '../errors.ts';
import { announce } from '../outbox/index.ts';
import type { EmployerKind, RegionCode } from '../reference/index.ts';
import { sealEmployerPhone } from './phone.ts';
import { countedProblems } from './rules.ts';

/** What may change. Name and code only where staff change them; a phone that is left out stays. */
export type EmployerChange = {
  readonly name?: string;
  readonly credit_code?: string | null;
  readonly employer_kind: EmployerKind;
  readonly region: RegionCode | null;
  readonly address: string | null;
  readonly headcount: number | null;
  readonly quota_counted: number | null;
  readonly contact_name: string | null;
  readonly contact_phone?: string | null;
};
export type Changed = { readonly ok: true } | { readonly ok: false; readonly problems: Problems };

/**
 * Changes an employer. `version` is the one that the form was filled with: who comes second gets a Conflict. An employer
 * changes itself, except for its name and code, which were approved.
 */
export async function changeEmployer(ctx: Ctx, id: number, version: number, change: EmployerChange): Promise<Changed> {
  if (!may(ctx.actor, 'organizations.change', { employerId: id })) throw new NotFound();
  const problems = countedProblems(change);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const { contact_phone, name, credit_code, ...kept } = change;
  const fixed = reachOf(ctx.actor, 'organizations.change') === 'employer';
  return inTransaction(ctx, async (tx) => {
    const before = await tx.db.selectFrom('employers').selectAll().where('id', '=', id).executeTakeFirst();
    if (!before) throw new NotFound();
    const next = {
      ...kept,
      ...(fixed || name === undefined ? {} : { name }),
      ...(fixed || credit_code === undefined ? {} : { credit_code }),
      ...(contact_phone === undefined ? {} : { contact_phone_sealed: sealEmployerPhone(tx.keys, id, contact_phone) }),
    };
    if (await isCodeTaken(tx, id, next.credit_code)) return { ok: false, problems: { credit_code: 'taken' } };
    const changed = await tx.db
      .updateTable('employers')
      .set((eb) => ({ ...next, version: eb('version', '+', 1), updated_at: tx.now() }))
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw new Conflict('changed_meanwhile');
    const fields = Object.keys(next).filter((field) => !isSame(before, next, field));
    const facts = { act: 'changed', fields: fields.map((field) => field.replace('_sealed', '')) };
    await audit(tx, { verb: 'organizations.change', thing: { kind: 'employer', id }, facts });
    if (before.employer_kind !== next.employer_kind) await announcePositions(tx, id);
    return { ok: true };
  });
}

const isSame = (before: object, next: object, field: string): boolean =>
  (before as Record<string, unknown>)[field] === (next as Record<string, unknown>)[field];

async function isCodeTaken(tx: Tx, id: number, code: string | null | undefined): Promise<boolean> {
  if (!code) return false;
  const other = await tx.db
    .selectFrom('employers')
    .select('id')
    .where('credit_code', '=', code)
    .where('id', '!=', id)
    .executeTakeFirst();
  return other !== undefined;
}

/** The kind of an employer is part of what its positions are matched by. */
async function announcePositions(tx: Tx, employerId: number): Promise<void> {
  const rows = await tx.db.selectFrom('positions').select('id').where('employer_id', '=', employerId).execute();
  await announce(
    tx,
    'position',
    rows.map((row) => row.id),
  );
}
