import { sql } from 'kysely';
import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx, type Tx } from '../ctx.ts';
import { Conflict, NotFound } from '../errors.ts';
import { announce } from '../outbox/index.ts';
import { districtFor } from './add-student.ts';
import { isHerself, studentWithId, type Student } from './find-student.ts';
import { sealedFields } from './rules.ts';
import { isOwnField, isSame, plainFields, type RecordField, type StudentRecord } from './rules-record.ts';
import { openField, sealFields } from './seal-fields.ts';
import { sortKeyOf } from './sort-key.ts';

export type StudentChange = {
  readonly id: number;
  /** The version that whoever changes it has seen. */
  readonly version: number;
  /** What is left out stays as it is. */
  readonly changes: Partial<StudentRecord>;
};

/**
 * Changes a record. What she changes herself, or saves as it stands, counts as confirmed by her. Throws NotFound, also
 * when she tries a field that is not hers to change; Conflict when somebody else changed the record in the meantime.
 */
export async function changeStudent(ctx: Ctx, { id, version, changes }: StudentChange): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const student = await studentWithId(tx, id, 'students.change');
    const herself = isHerself(tx, id);
    const given = Object.keys(changes) as RecordField[];
    if (herself && !given.every(isOwnField)) throw new NotFound();
    if (student.version !== version) throw new Conflict('changed_meanwhile');
    const changed = given.filter((field) => !isSame(valueOf(tx, student, field), changes[field]));
    const confirmed = herself ? given.filter((field) => !student.confirmed_fields.includes(field)) : [];
    if (changed.length + confirmed.length === 0) return;
    await update(tx, student, changes, confirmed);
    const facts = { fields: changed, ...(herself ? { confirmed } : {}) };
    await audit(tx, { verb: 'students.change', thing: { kind: 'student', id: student.number }, subject: id, facts });
    await announce(tx, 'student', [id]);
  });
}

function valueOf(tx: Tx, student: Student, field: RecordField): unknown {
  const sealed = sealedFields.find((one) => one === field);
  return sealed ? openField(tx.keys, student, sealed) : student[field as (typeof plainFields)[number]];
}

async function update(
  tx: Tx,
  student: Student,
  changes: Partial<StudentRecord>,
  confirmed: readonly RecordField[],
): Promise<void> {
  const plain = Object.fromEntries(
    plainFields.filter((field) => field in changes).map((field) => [field, changes[field]]),
  ) as Partial<StudentRecord>;
  const moved = 'origin_region' in changes || 'household_region' in changes;
  const { numUpdatedRows } = await tx.db
    .updateTable('students')
    .set({
      ...plain,
      ...sealFields(tx.keys, student.id, changes),
      ...(changes.name === undefined ? {} : { sort_key: sortKeyOf(changes.name) }),
      ...(moved ? { district: await districtFor(tx, { ...student, ...changes }, student.district) } : {}),
      confirmed_fields: sql`array(select distinct unnest(confirmed_fields || ${[...confirmed]}::text[]) order by 1)`,
      version: student.version + 1,
      updated_at: tx.now(),
    })
    .where('id', '=', student.id)
    .where('version', '=', student.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Conflict('changed_meanwhile');
}
