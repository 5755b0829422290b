import { sql } from 'kysely';
import type { Tx } from '../ctx.ts';
import { blind, seal } from '../crypt/index.ts';
import { multipleCategory } from '../reference/index.ts';
import type { StudentFacts } from './bring-facts.ts';
import { withdrawnAmong } from './consents.ts';

type Row = { readonly id: number; readonly facts: Partial<StudentFacts> };
const keys = ['certificate', 'category', 'level', 'components', 'devices', 'other_device'] as const;

/**
 * Writes what a workbook says of certificates and devices; what it does not say stays. Nothing is written of who took her
 * consent back: also not where that happened while the import waited for her record.
 */
export async function bringDisabilities(tx: Tx, rows: readonly Row[]): Promise<void> {
  const said = rows.filter(({ facts }) => keys.some((key) => facts[key] !== undefined));
  if (said.length === 0) return;
  const withdrawn = await withdrawnAmong(
    tx,
    said.map((row) => row.id),
  );
  const given = said.filter((row) => !withdrawn.has(row.id));
  const ids = given.map((row) => row.id);
  await sql`
    insert into disabilities (student_id, devices) select id, '{}' from unnest(${ids}::bigint[]) as id
    on conflict (student_id) do nothing`.execute(tx.db);
  const records = given.map((row) => columnsOf(tx, row));
  await sql`
    update disabilities d set
      certificate_sealed = coalesce(decode(r.certificate_sealed, 'base64'), d.certificate_sealed),
      certificate_blind = coalesce(decode(r.certificate_blind, 'base64'), d.certificate_blind),
      category = coalesce(r.category, d.category),
      level = coalesce(r.level, d.level),
      components = coalesce(r.components, d.components),
      devices = coalesce(r.devices, d.devices),
      other_device_sealed = case when r.devices is null then d.other_device_sealed else decode(r.other_device_sealed, 'base64') end
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(
      id bigint, certificate_sealed text, certificate_blind text, category text, level smallint,
      components jsonb, devices text[], other_device_sealed text
    )
    where d.student_id = r.id`.execute(tx.db);
  // Any category but 多重 is its own only component, at the level of the certificate.
  await sql`
    update disabilities set components = jsonb_build_array(jsonb_build_object('category', category, 'level', level))
    where student_id = any(${ids}::bigint[]) and category is not null and category <> ${multipleCategory}`.execute(
    tx.db,
  );
}

function columnsOf(tx: Tx, { id, facts }: Row): Record<string, unknown> {
  const { certificate, category, level, components, devices, other_device } = facts;
  const sealed = (column: string, text: string) =>
    seal(tx.keys, { table: 'disabilities', column, row: id }, text).toString('base64');
  return {
    id,
    ...(certificate === undefined
      ? {}
      : {
          certificate_sealed: sealed('certificate_sealed', certificate),
          certificate_blind: blind(tx.keys, 'certificate', certificate).toString('base64'),
        }),
    category,
    level,
    components,
    devices,
    ...(other_device === undefined ? {} : { other_device_sealed: sealed('other_device_sealed', other_device) }),
  };
}
