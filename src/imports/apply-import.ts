import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { Conflict } from '../errors.ts';
import { planColumns } from './check-import.ts';
import { findImport, sealedFileOf, type Import } from './find-import.ts';
import { holdImports } from './hold-imports.ts';
import type { Counts, Plan } from './plan.ts';
import { planImport } from './plan-import.ts';
import { readSource } from './read-source.ts';
import type { Source } from './source.ts';
import { isRefused } from './refusals.ts';
import { openDecisions, openFile } from './seal-import.ts';
import { writePlan } from './write-plan.ts';

/** Not `ok`: the records have changed since, and a new dry run has been kept. */
export type Applied = { readonly ok: true; readonly counts: Counts } | { readonly ok: false };

/** Rolls the transaction back and carries the plan that holds now out of it. */
class PlanChanged extends Error {
  override name = 'PlanChanged';
  readonly plan: Plan;
  constructor(plan: Plan) {
    super('the records have changed since the dry run');
    this.plan = plan;
  }
}

/**
 * Writes an import in one transaction, after planning it again in it. `hash` is the dry run that was on the page: where the
 * records have changed since, nothing is written and the new dry run takes its place. Throws Conflict when the import is
 * no longer waiting to be written: of two at once one wins.
 */
export async function applyImport(ctx: Ctx, key: string, hash: string): Promise<Applied> {
  const row = await findImport(ctx, key, 'imports.bring');
  if (row.state !== 'ready') throw new Conflict('not_ready');
  const source = await sourceOf(ctx, row);
  try {
    const counts = await inTransaction(ctx, (tx) => apply(tx, row, source, hash));
    return { ok: true, counts };
  } catch (error) {
    if (!(error instanceof PlanChanged)) throw asConflict(error);
    const { plan } = error;
    const columns = planColumns(ctx, key, plan);
    await ctx.db.updateTable('imports').set(columns).where('key', '=', key).where('state', '=', 'ready').execute();
    return { ok: false };
  }
}

async function sourceOf(ctx: Ctx, row: Import): Promise<Source> {
  const bytes = openFile(ctx.keys, row.key, await sealedFileOf(ctx, row.key));
  const source = await readSource({ bytes, name: row.file_name }, row.kind);
  if (isRefused(source)) throw new Conflict('not_ready');
  return source;
}

async function apply(tx: Tx, row: Import, source: Source, hash: string): Promise<Counts> {
  await holdImports(tx);
  const taken = await tx.db
    .updateTable('imports')
    .set({ state: 'applied', applied_at: tx.now(), run: null })
    .where('key', '=', row.key)
    .where('state', '=', 'ready')
    .returning('decisions_sealed')
    .executeTakeFirst();
  if (!taken) throw new Conflict('not_ready');
  const decisions = openDecisions(tx.keys, row.key, taken.decisions_sealed);
  const prepared = await planImport(tx, source, { school: row.school_name, decisions, lock: true });
  if (isRefused(prepared)) throw new Conflict('not_ready');
  const { plan } = prepared;
  if (plan.hash !== hash) throw new PlanChanged(plan);
  await writePlan(tx, prepared, row.key);
  await tx.db
    .updateTable('imports')
    .set({ counts: JSON.stringify(plan.counts), plan_sealed: planColumns(tx, row.key, plan).plan_sealed })
    .where('key', '=', row.key)
    .execute();
  return plan.counts;
}

/** A number or certificate that somebody else took at this very moment. */
function asConflict(error: unknown): unknown {
  const uniqueViolation = '23505';
  return (error as { code?: string }).code === uniqueViolation ? new Conflict('changed_meanwhile') : error;
}
