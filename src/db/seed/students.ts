import type { Tx } from '../../ctx.ts';
import { blind } from '../../crypt/index.ts';
import { announce } from '../../outbox/index.ts';
import { resolveOwnMajor } from '../../reference/index.ts';
import { disabilityConsentEdition, sortKeyOf } from '../../students/index.ts';
import { dayAfter, numbered, sealed } from './insert.ts';
import type { Places } from './organizations.ts';
import { idsIn, type Seed, type SeedStudent } from './rows.ts';

type Numbered = { readonly id: number; readonly row: SeedStudent };

/** Students with what their certificates say, their needs and consents. Returns ids by registration number. */
export async function insertStudents(tx: Tx, seed: Seed, places: Places): Promise<ReadonlyMap<string, number>> {
  const rows = [...(await numbered(tx, 'students', seed.students, (row) => row.number)).values()];
  await tx.db
    .insertInto('students')
    .values(rows.map((each) => ({ ...columnsOf(each, places), ...contactOf(tx, each), ...daysOf(tx, each) })))
    .execute();
  await tx.db
    .insertInto('disabilities')
    .values(rows.map((each) => disabilityOf(tx, each)))
    .execute();
  await insertNeeds(tx, rows);
  await announce(
    tx,
    'student',
    rows.map(({ id }) => id),
  );
  return new Map(rows.map(({ id, row }) => [row.number, id]));
}

function columnsOf({ id, row }: Numbered, places: Places) {
  const major = resolveOwnMajor(row.major, row.education);
  return {
    id,
    number: row.number,
    name: row.name,
    sort_key: sortKeyOf(row.name),
    gender: row.gender,
    birth_month: row.birth_month,
    political_status: row.political_status,
    origin_region: row.origin_region,
    household_type: row.household_type,
    household_region: row.origin_region,
    district: row.origin_region,
    school_id: places.schools.get(row.school)!,
    major: row.major,
    major_code: 'unresolved' in major ? null : major.code,
    education: row.education,
    graduation_year: row.graduation_year,
    home_region: row.origin_region,
    remark_sealed: null,
    plan: row.plan,
    employer_kinds: row.employer_kinds,
    regions: row.regions,
    wage_floor: row.wage_floor,
    accepts_remote: row.accepts_remote,
    seeks: row.seeks,
    services: row.services,
    other_service: row.other_service ?? null,
    confirmed_fields: [...(row.confirmed_fields ?? [])],
    opportunities: row.opportunities,
  };
}

const daysOf = (tx: Tx, { row }: Numbered) => ({ registered_on: dayAfter(tx, row.registered) });

function contactOf(tx: Tx, { id, row }: Numbered) {
  const at = sealed(tx, 'students', id);
  return {
    landline_sealed: at('landline', row.landline),
    phone_sealed: at('phone', row.phone),
    phone_blind: blind(tx.keys, 'phone', row.phone),
    mail_sealed: at('mail', row.mail),
    mail_blind: blind(tx.keys, 'mail', row.mail),
    home_address_sealed: at('home_address', row.home_address),
  };
}

function disabilityOf(tx: Tx, { id, row }: Numbered) {
  const at = sealed(tx, 'disabilities', id);
  return {
    student_id: id,
    certificate_sealed: at('certificate', row.certificate),
    certificate_blind: blind(tx.keys, 'certificate', row.certificate),
    category: row.category,
    level: row.level,
    components: JSON.stringify(row.components ?? [{ category: row.category, level: row.level }]),
    devices: idsIn(row.devices, ''),
    other_device_sealed: at('other_device', row.other_device),
  };
}

/** Confirmed answers are a first version, others a draft; who has not been asked has neither. */
async function insertNeeds(tx: Tx, rows: readonly Numbered[]): Promise<void> {
  const records = rows.flatMap(({ id, row }) => {
    const { needs, confirmed, confirmed_by = null } = row;
    if (needs === undefined || confirmed === undefined) return [];
    const confirmed_on = dayAfter(tx, confirmed);
    return [{ student_id: id, version: 1, answers: answersOf(needs), confirmed_on, confirmed_by, by_user_id: null }];
  });
  await tx.db.insertInto('need_records').values(records).execute();
  const drafts = rows.flatMap(({ id, row }) =>
    row.needs === undefined || row.confirmed !== undefined
      ? []
      : [{ student_id: id, answers: answersOf(row.needs), accepts_remote: row.accepts_remote, saved_at: tx.now() }],
  );
  await tx.db.insertInto('need_drafts').values(drafts).execute();
  const consents = rows
    .filter(({ row }) => row.confirmed_by === 'herself')
    .map(({ id, row }) => ({
      student_id: id,
      purpose: 'disability' as const,
      edition: disabilityConsentEdition,
      given_at: new Date(`${dayAfter(tx, row.registered)}T09:00:00+08:00`),
    }));
  await tx.db.insertInto('student_consents').values(consents).execute();
}

const answersOf = (needs: NonNullable<SeedStudent['needs']>): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(needs).flatMap(([answer, text]) => idsIn(text, 'N_').map((id) => [id, answer]))),
  );
