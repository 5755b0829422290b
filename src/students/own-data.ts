import { sql } from 'kysely';
import { ownAccount } from '../accounts/index.ts';
import { may } from '../accounts/policy.ts';
import { allViewsOf, audit } from '../audit/index.ts';
import { open } from '../crypt/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { ownStudentId, studentWithId } from './find-student.ts';
import { NotFound } from '../errors.ts';
import { openRecord, schoolName } from './reads-record.ts';
import { openDisability } from './store-disability.ts';

/** Everything that this house has on the student who asks, in clear, as plain data. */
export async function ownData(ctx: Ctx): Promise<Record<string, unknown>> {
  const id = ownStudentId(ctx);
  if (!may(ctx.actor, 'views.read', { studentId: id })) throw new NotFound();
  const student = await studentWithId(ctx, id, 'students.read');
  const { number, district, accepts_remote, confirmed_fields, opportunities, created_at, updated_at } = student;
  const facts = { act: 'exported' };
  await inTransaction(ctx, (tx) =>
    audit(tx, { verb: 'views.read', thing: { kind: 'student', id: number }, subject: id, facts }),
  );
  return {
    exported_at: ctx.now(),
    account: await accountOf(ctx),
    student: {
      number,
      ...openRecord(ctx, student),
      school: await schoolName(ctx, student.school_id),
      district,
      accepts_remote,
      confirmed_fields,
      opportunities,
      created_at,
      updated_at,
    },
    disability: await openDisability(ctx, id),
    ...(await answersOf(ctx, id)),
    requests: await requestsOf(ctx, id),
    messages: await messagesOf(ctx, id),
    kept_matches: await keptMatchesOf(ctx, id),
    run_matches: await runMatchesOf(ctx, id),
    views: await allViewsOf(ctx, id),
  };
}

/** Her account, as what she may act, and where she is signed in. */
async function accountOf(ctx: Ctx): Promise<unknown> {
  if (ctx.actor.kind !== 'person') return null;
  const times = await ctx.db
    .selectFrom('users')
    .select(['signed_in_at', 'created_at'])
    .where('id', '=', ctx.actor.userId)
    .executeTakeFirst();
  return { ...(await ownAccount(ctx, null)), ...times };
}

/** What she asked of the agency about positions. */
async function requestsOf(ctx: Ctx, id: number) {
  const rows = await ctx.db
    .selectFrom('agency_requests as request')
    .innerJoin('positions', 'positions.id', 'request.position_id')
    .select(['positions.number as position', 'request.id', 'request.kind', 'feature', 'note_sealed'])
    .select(['request.created_at', 'settled_at'])
    .where('student_id', '=', id)
    .orderBy('request.id')
    .execute();
  return rows.map(({ id: row, note_sealed, ...rest }) => ({
    ...rest,
    note: note_sealed && open(ctx.keys, { table: 'agency_requests', column: 'note_sealed', row }, note_sealed),
  }));
}

/** What she wrote to the agency. */
async function messagesOf(ctx: Ctx, id: number) {
  const rows = await ctx.db.selectFrom('messages').selectAll().where('student_id', '=', id).orderBy('id').execute();
  const opened = (row: number, column: 'text_sealed' | 'contact_sealed', sealed: Buffer | null) =>
    sealed === null ? null : open(ctx.keys, { table: 'messages', column, row }, sealed);
  return rows.map((row) => ({
    text: opened(row.id, 'text_sealed', row.text_sealed),
    contact: opened(row.id, 'contact_sealed', row.contact_sealed),
    created_at: row.created_at,
    answered_at: row.answered_at,
  }));
}

/** Her matches that staff keep on lists, with what each was made from. */
async function keptMatchesOf(ctx: Ctx, id: number) {
  const rows = await ctx.db
    .selectFrom('match_snapshots as kept')
    .innerJoin('positions', 'positions.id', 'kept.position_id')
    .innerJoin('chosen_list_entries as entry', 'entry.snapshot_id', 'kept.id')
    .innerJoin('chosen_lists as list', 'list.id', 'entry.list_id')
    .select(['kept.id', 'match_sealed', 'edition_id', 'made_at', 'kept.by_name', 'list.title as list'])
    .select('positions.number as position')
    .where('kept.student_id', '=', id)
    .orderBy('kept.id')
    .execute();
  return rows.map(({ id: row, match_sealed, ...rest }) => {
    const place = { table: 'match_snapshots', column: 'match', row };
    const { match, student } = JSON.parse(open(ctx.keys, place, match_sealed)) as Record<string, unknown>;
    return { ...rest, match, facts: student };
  });
}

/** What runs over all students kept for her: her best positions of that day. */
async function runMatchesOf(ctx: Ctx, id: number) {
  const { rows } = await sql<{ run: number; found: unknown }>`
    select run.id as run, run.on_day, run.edition_id, run.by_name, run.created_at, coalesce(
      jsonb_agg(one || jsonb_build_object('position', positions.number) order by place) filter (where one is not null), '[]'
    ) as found
    from match_run_lines as line
    join match_runs as run on run.id = line.run_id
    left join lateral jsonb_array_elements(line.found) with ordinality as list (one, place) on true
    left join positions on positions.id = (one->>'position')::bigint
    where line.student_id = ${id} group by run.id order by run.id`.execute(ctx.db);
  return rows;
}

async function answersOf(ctx: Ctx, id: number) {
  const needs = await ctx.db
    .selectFrom('need_records')
    .select(['version', 'answers', 'confirmed_on', 'confirmed_by', 'created_at'])
    .where('student_id', '=', id)
    .orderBy('version')
    .execute();
  const needs_draft = await ctx.db
    .selectFrom('need_drafts')
    .select(['answers', 'accepts_remote', 'saved_at'])
    .where('student_id', '=', id)
    .executeTakeFirst();
  const consents = await ctx.db
    .selectFrom('student_consents')
    .select(['purpose', 'edition', 'given_at', 'withdrawn_at'])
    .where('student_id', '=', id)
    .orderBy('id')
    .execute();
  return { needs, needs_draft: needs_draft ?? null, consents };
}
