import { sql } from 'kysely';
import type { Tx } from '../ctx.ts';
import type { StudentFacts } from './bring-facts.ts';

type Row = { readonly id: number; readonly facts: Partial<StudentFacts> };

/**
 * Writes a new version of the needs that a workbook states. What it says counts where it names the day on which she
 * confirmed it; what she answered 不需要 or 以后再说 before stays answered so, since a workbook does not hold it, and so
 * does what stands in a list that this one lacks. A list that nobody confirmed never takes the place of one that was: it
 * is put aside as a draft, behind what she put there.
 */
export async function bringNeeds(tx: Tx, rows: readonly Row[]): Promise<void> {
  const records = rows.flatMap(({ id, facts: { needs } }) => {
    const { must = [], nice = [], confirmed_on = null } = needs ?? {};
    if (!needs || (must.length + nice.length === 0 && confirmed_on === null)) return [];
    const answers = Object.fromEntries([
      ...must.map((need) => [need, 'must'] as const),
      ...nice.map((need) => [need, 'nice'] as const),
    ]);
    const kept = ['not_needed', 'later', ...(['must', 'nice'] as const).filter((list) => needs[list] === undefined)];
    return [{ id, answers, kept, confirmed_on }];
  });
  if (records.length === 0) return;
  const by = tx.actor.kind === 'person' ? tx.actor.userId : null;
  await sql`
    with stated as (
      select r.*, coalesce(last.version, 0) + 1 as version, coalesce(before.answers, '{}') || r.answers as whole,
        r.confirmed_on is null and last.confirmed_on is not null as aside
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id bigint, answers jsonb, kept jsonb, confirmed_on date)
      left join lateral (
        select version, answers, confirmed_on from need_records n where n.student_id = r.id order by version desc limit 1
      ) last on true
      left join lateral (
        select jsonb_object_agg(key, value) as answers from jsonb_each(last.answers) where r.kept @> value
      ) before on true
    ), put_aside as (
      insert into need_drafts (student_id, answers, accepts_remote, by_user_id, saved_at)
      select stated.id, stated.whole, students.accepts_remote, ${by}, ${tx.now()}
      from stated join students on students.id = stated.id where aside
      on conflict (student_id) do update set answers = excluded.answers || need_drafts.answers
    )
    insert into need_records (student_id, version, answers, confirmed_on, confirmed_by, by_user_id, created_at)
    select id, version, whole, confirmed_on, case when confirmed_on is null then null else 'workbook' end, ${by}, ${tx.now()}
    from stated where not aside order by id`.execute(tx.db);
  const confirmed = records.filter((one) => one.confirmed_on !== null).map((one) => one.id);
  await sql`delete from need_drafts where student_id = any(${confirmed}::bigint[])`.execute(tx.db);
}
