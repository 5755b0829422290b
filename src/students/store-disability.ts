import { sql } from 'kysely';
import type { Ctx, Tx } from '../ctx.ts';
import { blind, open, seal } from '../crypt/index.ts';
import type { Problems } from '../errors.ts';
import { noDisability, type Disability } from './rules-disability.ts';

const place = (column: 'certificate_sealed' | 'other_device_sealed', studentId: number) => ({
  table: 'disabilities',
  column,
  row: studentId,
});

/** What is on record of a student's disability, in clear. Who may see it, the caller has asked and written down. */
export async function openDisability(ctx: Pick<Ctx, 'db' | 'keys'>, studentId: number): Promise<Disability> {
  const row = await ctx.db
    .selectFrom('disabilities')
    .selectAll()
    .where('student_id', '=', studentId)
    .executeTakeFirst();
  if (!row) return noDisability;
  const opened = (column: 'certificate_sealed' | 'other_device_sealed') =>
    row[column] === null ? null : open(ctx.keys, place(column, studentId), row[column]);
  return {
    certificate: opened('certificate_sealed'),
    category: row.category,
    level: row.level,
    components: row.components,
    devices: row.devices,
    other_device: opened('other_device_sealed'),
  };
}

/** Writes what is on record of a student's disability. A certificate belongs to one student only: `taken`. */
export async function storeDisability(tx: Tx, studentId: number, disability: Disability): Promise<Problems> {
  const { certificate, other_device, category, level } = disability;
  const sealed = (column: 'certificate_sealed' | 'other_device_sealed', text: string | null) =>
    text === null ? null : seal(tx.keys, place(column, studentId), text);
  const certificate_blind = certificate === null ? null : blind(tx.keys, 'certificate', certificate);
  if (certificate_blind !== null && (await holderOf(tx, certificate_blind, studentId)) !== null)
    return { certificate: 'taken' };
  const columns = {
    certificate_sealed: sealed('certificate_sealed', certificate),
    certificate_blind,
    category,
    level,
    components: JSON.stringify(disability.components),
    devices: [...disability.devices],
    other_device_sealed: sealed('other_device_sealed', other_device),
  };
  await tx.db
    .insertInto('disabilities')
    .values({ student_id: studentId, ...columns })
    .onConflict((conflict) => conflict.column('student_id').doUpdateSet(columns))
    .execute();
  return {};
}

/** Who else has the certificate with this blind index. Whoever writes the same one waits here until this transaction ends. */
export async function holderOf(tx: Tx, certificate: Buffer, studentId: number | null): Promise<number | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended('certificate ' || encode(${certificate}::bytea, 'hex'), 0))`.execute(
    tx.db,
  );
  const row = await tx.db
    .selectFrom('disabilities')
    .select('student_id')
    .where('certificate_blind', '=', certificate)
    .$if(studentId !== null, (rows) => rows.where('student_id', '!=', studentId))
    .executeTakeFirst();
  return row?.student_id ?? null;
}
