import { may } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { maskContact, type ContactField } from './rules.ts';
import { openField } from './seal-fields.ts';

/** One way to reach her, as far as it may be shown. */
export type Reach = { readonly field: ContactField; readonly masked: string };

/** What is dialled or written to; an address is no answer to a message. */
const answered = ['phone', 'mail', 'landline'] as const;

/** How the records of these students say that they can be reached, masked. Those of others this actor reads nothing of. */
export async function reachOfStudents(
  ctx: Ctx,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly Reach[]>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.selectFrom('students').selectAll().where('id', 'in', ids).execute();
  const mine = rows.filter((row) => may(ctx.actor, 'contact.read', { studentId: row.id, district: row.district }));
  return new Map(
    mine.map((row) => [
      row.id,
      answered.flatMap((field) => {
        const value = openField(ctx.keys, row, field);
        return value === null ? [] : [{ field, masked: maskContact(field, value, null) }];
      }),
    ]),
  );
}
