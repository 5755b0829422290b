import { randomUUID } from 'node:crypto';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { findImport, sealedFileOf, type Import } from './find-import.ts';
import type { Plan } from './plan.ts';
import { planImport, type Prepared } from './plan-import.ts';
import { readSource } from './read-source.ts';
import { isRefused, refused, type FileRefused } from './refusals.ts';
import { openDecisions, openFile, sealPlan } from './seal-import.ts';

/** How often a check says how far it is, and after how long without that it is taken for dead. */
const beatMs = 400;
export const deadAfterMs = 30_000;

/**
 * Checks the file of an import as this actor and keeps its dry run, or why it was refused. Of two checks of one import the
 * later one counts. It never throws: whatever happens, the import says it.
 */
export async function checkImport(ctx: Ctx, key: string): Promise<void> {
  const run = randomUUID();
  try {
    const row = await begin(ctx, key, run);
    const progress = startProgress(ctx, key, run);
    const checked = await check(ctx, row, progress.tell).finally(progress.stop);
    await (isRefused(checked) ? keepRefusal(ctx, key, run, checked) : keepPlan(ctx, key, run, checked));
  } catch (error) {
    ctx.log.error({ err: error, import: key }, 'a workbook could not be checked');
    await keepRefusal(ctx, key, run, refused('failed')).catch(() => undefined);
  }
}

async function begin(ctx: Ctx, key: string, run: string): Promise<Import> {
  const row = await findImport(ctx, key, 'imports.bring');
  const begun = await ctx.db
    .updateTable('imports')
    .set({
      state: 'checking',
      run,
      beat_at: ctx.now(),
      rows_checked: 0,
      rows_total: null,
      refusal: null,
      refusal_detail: null,
    })
    .where('key', '=', key)
    .where('state', 'in', ['checking', 'ready', 'failed'])
    .returning('id')
    .executeTakeFirst();
  if (!begun) throw new NotFound();
  return row;
}

type Progress = { readonly checked: number; readonly total: number | null };

async function check(ctx: Ctx, row: Import, tell: (progress: Progress) => void): Promise<Prepared | FileRefused> {
  const bytes = openFile(ctx.keys, row.key, await sealedFileOf(ctx, row.key));
  const source = await readSource({ bytes, name: row.file_name }, row.kind);
  if (isRefused(source)) return source;
  const decisions = openDecisions(ctx.keys, row.key, row.decisions_sealed);
  const onProgress = (checked: number) => tell({ checked, total: Math.max(checked, source.length) });
  return planImport(ctx, source, { school: row.school_name, decisions, lock: false, onProgress });
}

function startProgress(ctx: Ctx, key: string, run: string) {
  let last: Progress = { checked: 0, total: null };
  let told: Promise<unknown> = Promise.resolve();
  const beat = () => {
    const set = { rows_checked: last.checked, rows_total: last.total, beat_at: ctx.now() };
    told = ctx.db.updateTable('imports').set(set).where('key', '=', key).where('run', '=', run).execute();
    told.catch(() => undefined);
  };
  const timer = setInterval(beat, beatMs);
  return {
    tell: (progress: Progress) => {
      last = progress;
    },
    stop: async () => {
      clearInterval(timer);
      await told.catch(() => undefined);
    },
  };
}

async function keepPlan(ctx: Ctx, key: string, run: string, { plan }: Prepared): Promise<void> {
  await ctx.db
    .updateTable('imports')
    .set(planColumns(ctx, key, plan))
    .where('key', '=', key)
    .where('run', '=', run)
    .where('state', '=', 'checking')
    .execute();
}

/** What a dry run leaves on its import. */
export const planColumns = (ctx: Pick<Ctx, 'keys'>, key: string, plan: Plan) => ({
  state: 'ready' as const,
  kind: plan.kind,
  plan_sealed: sealPlan(ctx.keys, key, plan),
  counts: JSON.stringify(plan.counts),
  rows_checked: plan.counts.rows,
  rows_total: plan.counts.rows,
  refusal: null,
  refusal_detail: null,
});

async function keepRefusal(ctx: Ctx, key: string, run: string, { refusal, detail }: FileRefused): Promise<void> {
  await ctx.db
    .updateTable('imports')
    .set({ state: 'failed', refusal, refusal_detail: detail, plan_sealed: null, counts: null })
    .where('key', '=', key)
    .where('run', '=', run)
    .where('state', '=', 'checking')
    .execute();
}
