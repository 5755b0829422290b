import { today, type Tx } from '../../ctx.ts';
import { announce } from '../../outbox/index.ts';
import { qualityOf } from '../../positions/index.ts';
import { resolveMajor } from '../../reference/index.ts';
import { dayAfter, numbered, sealed } from './insert.ts';
import type { Places } from './organizations.ts';
import { idsIn, type Seed, type SeedPosition } from './rows.ts';

export async function insertPositions(tx: Tx, seed: Seed, places: Places): Promise<void> {
  const contacts = new Map(seed.employers.map((employer) => [employer.key, employer]));
  const rows = [...(await numbered(tx, 'positions', seed.positions, (row) => row.number)).values()];
  const values = rows.map(({ id, row }) => {
    const { contact_name, contact_phone } = contacts.get(row.employer)!;
    const contact_phone_sealed = sealed(tx, 'positions', id)('contact_phone', contact_phone);
    return { ...columnsOf(tx, row, places), id, contact_name, contact_phone_sealed };
  });
  await tx.db.insertInto('positions').values(values).execute();
  const evidence = rows.flatMap(({ id, row }) => evidenceOf(tx, id, row));
  await tx.db.insertInto('feature_evidence').values(evidence).execute();
  await announce(
    tx,
    'position',
    rows.map(({ id }) => id),
  );
}

function columnsOf(tx: Tx, row: SeedPosition, places: Places) {
  const published_on = dayAfter(tx, row.published);
  const [wage_text, wage_min, wage_max] = row.wage;
  return {
    number: row.number,
    employer_id: places.employers.get(row.employer)!,
    base_id: row.base === undefined ? null : places.bases.get(row.base)!,
    kind: row.kind,
    title: row.title,
    headcount: row.headcount,
    taken: row.taken ?? 0,
    education: row.education,
    majors: JSON.stringify((row.majors ?? []).map(majorEntry)),
    major_rule: row.major_rule ?? null,
    categories: JSON.stringify(
      (row.categories ?? []).map(([category, mostSevereLevel]) => ({ category, mostSevereLevel })),
    ),
    category_reason: row.category_reason ?? null,
    category_reason_state: row.category_reason_state ?? null,
    region: row.region,
    address: row.address,
    wage_text,
    wage_min,
    wage_max,
    duties: row.duties,
    demands: JSON.stringify({ ...stated(row.core, 'D_', 'core'), ...stated(row.incidental, 'D_', 'incidental') }),
    features: JSON.stringify({
      ...stated(row.has, 'F_', 'has'),
      ...stated(row.can_provide, 'F_', 'can_provide'),
      ...stated(row.no, 'F_', 'no'),
    }),
    closes_on: dayAfter(tx, row.closes),
    state: row.state ?? ('open' as const),
    published_on,
    quality: qualityOf(published_on, today(tx)),
    confirmed_fields: [],
  };
}

function majorEntry(text: string) {
  const entry = resolveMajor(text);
  if ('unresolved' in entry) throw new Error(`no major ${text}`);
  return { level: entry.level, name: entry.name, code: entry.code };
}

const stated = (text: string | undefined, prefix: 'F_' | 'D_', as: string) =>
  Object.fromEntries(idsIn(text, prefix).map((id) => [id, as]));

const evidenceOf = (tx: Tx, position_id: number, row: SeedPosition) =>
  (row.evidence ?? []).map(({ feature, state, source, note, promised, seen }) => ({
    position_id,
    feature: `F_${feature}`,
    state,
    source,
    note: note ?? null,
    promised_on: promised === undefined ? null : dayAfter(tx, promised),
    seen_on: dayAfter(tx, seen),
  }));
