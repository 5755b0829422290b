import type { Selectable } from 'kysely';
import { may, type Verb } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { openFileName } from './seal-import.ts';
import type { ImportRow } from './tables.ts';

/** A row without the file, which is large and seldom wanted. */
export type Import = Omit<Selectable<ImportRow>, 'file_sealed' | 'file_name_sealed'> & {
  readonly file_name: string;
  readonly has_file: boolean;
};

const columns = [
  'id',
  'key',
  'kind',
  'file_name_sealed',
  'state',
  'refusal',
  'refusal_detail',
  'by_user_id',
  'by_name',
  'district',
  'school_id',
  'school_name',
  'rows_checked',
  'rows_total',
  'counts',
  'plan_sealed',
  'decisions_sealed',
  'run',
  'beat_at',
  'created_at',
  'applied_at',
] as const;

/** The import with that key whom this actor may do that to; anybody else's is not found. */
export async function findImport(ctx: Ctx, key: string, verb: Verb): Promise<Import> {
  const row = await ctx.db
    .selectFrom('imports')
    .select(columns)
    .select((eb) => eb('file_sealed', 'is not', null).as('has_file'))
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row || !may(ctx.actor, verb, { district: row.district, schoolId: row.school_id })) throw new NotFound();
  const { file_name_sealed, ...rest } = row;
  return { ...rest, file_name: openFileName(ctx.keys, key, file_name_sealed), has_file: Boolean(row.has_file) };
}

/** The bytes of its file, still sealed. Not found once they have been deleted. */
export async function sealedFileOf(ctx: Ctx, key: string): Promise<Buffer> {
  const row = await ctx.db.selectFrom('imports').select('file_sealed').where('key', '=', key).executeTakeFirst();
  if (!row?.file_sealed) throw new NotFound();
  return row.file_sealed;
}
