import { reachOf } from '../accounts/policy.ts';
import { noteLooks } from '../audit/index.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { consentsOf } from '../students/index.ts';
import { findImport, type Import } from './find-import.ts';
import { importKinds, type ImportKind } from './kinds.ts';
import type { Plan } from './plan.ts';
import { certificatesShown, studentsNamed, withoutCertificates } from './plan-shown.ts';
import { failInterrupted } from './purge-imports.ts';
import { openFileName, openPlan } from './seal-import.ts';

export type ImportLine = Pick<Import, 'key' | 'file_name' | 'kind' | 'state' | 'counts' | 'by_name' | 'created_at'>;
export type ImportsPage = {
  readonly lines: ImportLine[];
  readonly count: number;
  readonly current: number;
  readonly last: number;
};
const perPage = 20;

/** What this actor's place has sent, newest first. */
export async function importsFor(ctx: Ctx, page: number): Promise<ImportsPage> {
  let rows = ctx.db.selectFrom('imports');
  const scope = (ctx.actor.kind === 'person' ? ctx.actor.membership?.scope : undefined) ?? {};
  const reach = reachOf(ctx.actor, 'imports.read');
  if (reach === null) throw new NotFound();
  // No place matches '' or -1: who has none sees nothing.
  if (reach === 'district') rows = rows.where('district', '=', scope.district ?? '');
  if (reach === 'school') rows = rows.where('school_id', '=', scope.schoolId ?? -1);
  const { count } = await rows.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const last = Math.max(1, Math.ceil(count / perPage));
  const current = page > last ? 1 : page;
  const found = await rows
    .select(['key', 'file_name_sealed', 'kind', 'state', 'counts', 'by_name', 'created_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(perPage)
    .offset((current - 1) * perPage)
    .execute();
  const lines = found.map(({ file_name_sealed, ...line }) => ({
    ...line,
    file_name: openFileName(ctx.keys, line.key, file_name_sealed),
  }));
  return { lines, count, current, last };
}

/**
 * One import as it stands, with its dry run where there is one; whoever reads that has seen what it shows of certificates.
 * A check whose process ended is told as failed.
 */
export async function importOf(ctx: Ctx, key: string): Promise<{ row: Import; plan: Plan | null }> {
  let row = await findImport(ctx, key, 'imports.read');
  if (row.state === 'checking' && (await failInterrupted(ctx)) > 0) row = await findImport(ctx, key, 'imports.read');
  const seen = row.state === 'ready' || row.state === 'applied';
  const plan = seen && row.plan_sealed !== null ? openPlan(ctx.keys, key, row.plan_sealed) : null;
  return { row, plan: plan && (await planSeen(ctx, key, plan)) };
}

/**
 * A dry run as this actor sees it, written into the logs of those of whom it shows what their certificates say. Of who
 * took her consent back since, it shows nothing of that.
 */
async function planSeen(ctx: Ctx, key: string, plan: Plan): Promise<Plan> {
  const named = await consentsOf(ctx, studentsNamed(plan));
  const withdrawn = named.filter((one) => one.withdrawn).map((one) => one.number);
  const seen = withdrawn.length === 0 ? plan : withoutCertificates(plan, new Set(withdrawn));
  const shown = new Set(certificatesShown(seen));
  const subjects = named.filter((one) => shown.has(one.number)).map((one) => one.id);
  await noteLooks(ctx, { verb: 'disability.read', thing: { kind: 'import', id: key } }, subjects);
  return seen;
}

/** The forms that this actor may bring in: a school brings its own list only. */
export const kindsFor = (ctx: Ctx): readonly ImportKind[] =>
  reachOf(ctx.actor, 'imports.bring') === 'school' ? ['annex1'] : importKinds;
