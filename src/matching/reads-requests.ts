import { may, reachOf } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { openNote } from './seal-note.ts';

const most = 200;

/** Open requests of the students within this actor's reach, oldest first, 200 at most. */
export async function openRequests(ctx: Ctx) {
  const reach = reachOf(ctx.actor, 'requests.read');
  if (reach === null) throw new NotFound();
  let rows = ctx.db
    .selectFrom('agency_requests')
    .innerJoin('students', 'students.id', 'agency_requests.student_id')
    .innerJoin('positions', 'positions.id', 'agency_requests.position_id')
    .innerJoin('employers', 'employers.id', 'positions.employer_id')
    .select([
      'agency_requests.id',
      'agency_requests.student_id',
      'agency_requests.kind',
      'agency_requests.feature',
      'agency_requests.note_sealed',
      'agency_requests.created_at',
      'students.number as student_number',
      'students.name as student_name',
      'positions.number as position_number',
      'positions.title',
      'employers.name as employer_name',
    ])
    .where('settled_at', 'is', null);
  if (reach === 'district') {
    const district = ctx.actor.kind === 'person' ? ctx.actor.membership?.scope.district : undefined;
    rows = rows.where('students.district', '=', district ?? '');
  }
  const found = await rows.orderBy('agency_requests.created_at').orderBy('agency_requests.id').limit(most).execute();
  return found.map(({ note_sealed, ...row }) => ({ ...row, note: openNote(ctx.keys, row.id, note_sealed) }));
}
export type OpenRequest = Awaited<ReturnType<typeof openRequests>>[number];

/** What a student has asked about positions and is still open: `kind` or `negotiate:feature`, by the position's serial. */
export async function openRequestsOf(ctx: Ctx, studentId: number): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  if (!may(ctx.actor, 'requests.make', { studentId })) return new Map();
  const rows = await ctx.db
    .selectFrom('agency_requests')
    .select(['position_id', 'kind', 'feature'])
    .where('student_id', '=', studentId)
    .where('settled_at', 'is', null)
    .execute();
  const asked = new Map<number, Set<string>>();
  for (const row of rows) {
    const its = asked.get(row.position_id) ?? new Set();
    asked.set(row.position_id, its.add(row.feature === null ? row.kind : `${row.kind}:${row.feature}`));
  }
  return asked;
}
