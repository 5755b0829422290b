import { randomUUID } from 'node:crypto';
import { inTransaction, type Ctx } from '../ctx.ts';
import type { OnProgress } from './breathe.ts';
import type { ImportKind } from './kinds.ts';
import type { Plan } from './plan.ts';
import { holdImports } from './hold-imports.ts';
import { planImport } from './plan-import.ts';
import { readSource, type Workbook } from './read-source.ts';
import { isRefused, type FileRefused } from './refusals.ts';
import { sealFileName } from './seal-import.ts';
import { writePlan } from './write-plan.ts';

export type ImportOptions = {
  readonly kind: ImportKind | null;
  /** The school that 附件1 is of, where its head does not name one. */
  readonly school?: string | null;
  /** Only says what would become of each row; nothing at all is written. */
  readonly dryRun: boolean;
  readonly onProgress?: OnProgress;
};

/** Brings one workbook in at once, as the command line does: whatever is right is written in one transaction. */
export async function importFile(ctx: Ctx, file: Workbook, options: ImportOptions): Promise<Plan | FileRefused> {
  const source = await readSource(file, options.kind);
  if (isRefused(source)) return source;
  const undecided = {
    school: options.school ?? null,
    decisions: {},
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  };
  if (options.dryRun) {
    const planned = await planImport(ctx, source, { ...undecided, lock: false });
    return isRefused(planned) ? planned : planned.plan;
  }
  return inTransaction(ctx, async (tx) => {
    await holdImports(tx);
    const prepared = await planImport(tx, source, { ...undecided, lock: true });
    if (isRefused(prepared)) return prepared;
    const key = randomUUID();
    await writePlan(tx, prepared, key);
    const { plan } = prepared;
    await tx.db
      .insertInto('imports')
      .values({
        key,
        kind: plan.kind,
        file_name_sealed: sealFileName(tx.keys, key, file.name),
        file_sealed: null,
        state: 'applied',
        by_name: ctx.actor.kind === 'visitor' ? '' : ctx.actor.name,
        by_user_id: ctx.actor.kind === 'person' ? ctx.actor.userId : null,
        rows_checked: plan.counts.rows,
        rows_total: plan.counts.rows,
        counts: JSON.stringify(plan.counts),
        created_at: tx.now(),
        applied_at: tx.now(),
      })
      .execute();
    return plan;
  });
}
