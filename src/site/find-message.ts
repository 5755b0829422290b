import { sql } from 'kysely';
import { may, reachOf } from '../accounts/index.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';

/** A student's district is where her record is now, everybody else's where they were when they wrote. */
const writersDistrict = sql<string | null>`coalesce(students.district, messages.district)`;

/** The messages of those whom this actor serves. */
export function messagesWithin({ db, actor }: Ctx) {
  const reach = reachOf(actor, 'messages.read');
  if (reach === null) throw new NotFound();
  const rows = db.selectFrom('messages').leftJoin('students', 'students.id', 'messages.student_id');
  if (reach === 'any') return rows;
  const district = (actor.kind === 'person' && actor.membership?.scope.district) || '';
  return rows.where(writersDistrict, '=', district);
}

/** The message with that id, if this actor may read it; anybody else's is not found. */
export async function findMessage(ctx: Ctx, id: number) {
  const row = await ctx.db
    .selectFrom('messages')
    .leftJoin('students', 'students.id', 'messages.student_id')
    .selectAll('messages')
    .select(writersDistrict.as('of_district'))
    .where('messages.id', '=', id)
    .executeTakeFirst();
  if (!row || !may(ctx.actor, 'messages.read', { district: row.of_district })) throw new NotFound();
  return row;
}
