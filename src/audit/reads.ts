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
  const { count } = await rows.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(count / pageSize));
  const page = Math.min(filter.page, pages);
  const entries = await rows
    .select(columns)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { entries, count, page, pages };
}

/**
 * Who has seen or changed a student's information, newest first, without what she did herself: for the student
 * (谁看过我的信息). Names no thing that is not hers.
 */
export async function viewsOf(ctx: Ctx, studentId: number): Promise<AuditEntry[]> {
  if (!may(ctx.actor, 'views.read', { studentId })) throw new NotFound();
  let rows = ctx.db.selectFrom('audit_log').select(columns).where('subject_student_id', '=', studentId);
  if (ctx.actor.kind === 'person') {
    const { userId } = ctx.actor;
    rows = rows.where((eb) => eb.or([eb('actor_user_id', 'is', null), eb('actor_user_id', '<>', userId)]));
  }
  return rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(500).execute();
}

const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);
const dayAfter = (day: string): Date => new Date(startOf(day).getTime() + 86_400_000);
