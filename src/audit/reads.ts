import { may, type Verb } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';

export type AuditEntry = {
  readonly id: number;
  readonly at: Date;
  readonly actor_role: string;
  readonly actor_name: string | null;
  readonly verb: string;
  readonly thing_kind: string;
  readonly thing_id: string | null;
  readonly reason: string | null;
  readonly facts: Record<string, unknown>;
};
export type AuditPage = {
  readonly entries: AuditEntry[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
};

const columns = ['id', 'at', 'actor_role', 'actor_name', 'verb', 'thing_kind', 'thing_id', 'reason', 'facts'] as const;
const pageSize = 50;

/** What was done, newest first. `day` is a day in Asia/Shanghai, YYYY-MM-DD. */
export async function auditEntries(
  ctx: Ctx,
  filter: { readonly verb: Verb | null; readonly day: string | null; readonly page: number },
): Promise<AuditPage> {
  if (!may(ctx.actor, 'audit.read')) throw new NotFound();
  let rows = ctx.db.selectFrom('audit_log');
  if (filter.verb !== null) rows = rows.where('verb', '=', filter.verb);
  if (filter.day !== null) rows = rows.where('at', '>=', startOf(filter.day)).where('at', '<', dayAfter(filter.day));
  return pageOf(rows, filter.page);
}

/**
 * Who has seen or changed a student's information, newest first, without what she did herself: for the student
 * (谁看过我的信息), page by page. Names no thing that is not hers.
 */
export const viewsOf = async (ctx: Ctx, studentId: number, page: number): Promise<AuditPage> =>
  pageOf(viewsBy(ctx, studentId), page);

/** The same whole, to be taken along. */
export const allViewsOf = async (ctx: Ctx, studentId: number): Promise<AuditEntry[]> =>
  newestFirst(viewsBy(ctx, studentId)).execute();

function viewsBy(ctx: Ctx, studentId: number) {
  if (!may(ctx.actor, 'views.read', { studentId })) throw new NotFound();
  const rows = ctx.db.selectFrom('audit_log').where('subject_student_id', '=', studentId);
  if (ctx.actor.kind !== 'person') return rows;
  const { userId } = ctx.actor;
  return rows.where((eb) => eb.or([eb('actor_user_id', 'is', null), eb('actor_user_id', '<>', userId)]));
}

type Rows = ReturnType<typeof viewsBy>;
const newestFirst = (rows: Rows) => rows.select(columns).orderBy('at', 'desc').orderBy('id', 'desc');

async function pageOf(rows: Rows, asked: number): Promise<AuditPage> {
  const { count } = await rows.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(count / pageSize));
  const page = Math.min(asked, pages);
  const entries = await newestFirst(rows)
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { entries, count, page, pages };
}

const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);
const dayAfter = (day: string): Date => new Date(startOf(day).getTime() + 86_400_000);
