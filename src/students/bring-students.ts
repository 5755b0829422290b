import { sql } from 'kysely';
import { today, type Tx } from '../ctx.ts';
import { bringSchools } from '../organizations/index.ts';
import { announce } from '../outbox/index.ts';
import { bringDisabilities } from './bring-disabilities.ts';
import type { StudentFacts, StudentToBring } from './bring-facts.ts';
import { bringNeeds } from './bring-needs.ts';
import { nextIds, nextNumbers } from './numbers.ts';
import { sealContact } from './seal-contact.ts';
import { sortKeyOf } from './sort-key.ts';

export type Brought = { readonly id: number; readonly number: string };

/** So many rows go into one statement: its text stays small beside the answer's time. */
const rowsAtOnce = 500;

/**
 * Writes the students of a workbook, in the transaction of the import: new records in the order given, which is the order
 * of their serials, and of known ones what is given. Who may do that and what may be written, the import has asked.
 * Answers the id and number of each, in the same order.
 */
export async function bringStudents(tx: Tx, students: readonly StudentToBring[]): Promise<Brought[]> {
  if (students.length === 0) return [];
  const schools = await bringSchools(tx, students.flatMap(({ facts }) => facts.school ?? []));
  const fresh = await nextIds(tx, students.filter((one) => one.id === null).length);
  const rows = students.map((one) => ({ ...one, id: one.id ?? fresh.shift()!, isNew: one.id === null }));
  const added = rows.filter((row) => row.isNew);
  // Who brings numbers waits for those who take the next free ones, and takes hers first.
  await nextNumbers(tx, 0);
  const column = (row: (typeof rows)[number], number?: string) => columnsOf(tx, row.id, row.facts, schools, number);
  await insert(tx, added.filter((row) => row.facts.number !== undefined).map((row) => column(row)));
  for (const unregistered of [false, true]) {
    const without = added.filter((row) => row.facts.number === undefined && (row.unregistered ?? false) === unregistered);
    const numbers = await (unregistered ? nextListNumbers : nextNumbers)(tx, without.length);
    await insert(tx, without.map((row, at) => column(row, numbers[at]!)));
  }
  await update(tx, rows.filter((row) => !row.isNew).map((row) => column(row)));
  await bringDisabilities(tx, rows);
  await bringNeeds(tx, rows);
  await announce(tx, 'student', rows.map((row) => row.id));
  return numbersOf(tx, rows.map((row) => row.id));
}

/**
 * Numbers for students who have not registered yet (X00001 …): the agency's own 编号, which their forms will bring, must
 * not be taken by then.
 */
async function nextListNumbers(tx: Tx, count: number): Promise<string[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ last: number | null }>`
    select max(substring(number from '^X([0-9]{1,9})$')::integer) as last from students where number like 'X%'`.execute(tx.db);
  const last = rows[0]?.last ?? 0;
  return Array.from({ length: count }, (_, index) => `X${String(last + index + 1).padStart(5, '0')}`);
}

/** Columns that are written as they are given. */
const plain = [
  'number',
  'name',
  'gender',
  'birth_month',
  'political_status',
  'origin_region',
  'household_type',
  'household_region',
  'district',
  'major',
  'major_code',
  'education',
  'graduation_year',
  'home_region',
  'remark',
  'plan',
  'employer_kinds',
  'regions',
  'wage_floor',
  'accepts_remote',
  'seeks',
  'services',
  'other_service',
  'registered_on',
] as const satisfies readonly (keyof StudentFacts)[];
const sealed = [
  'landline_sealed',
  'phone_sealed',
  'phone_blind',
  'mail_sealed',
  'mail_blind',
  'home_address_sealed',
] as const;
const types: Readonly<Record<string, string>> = {
  graduation_year: 'integer',
  wage_floor: 'integer',
  accepts_remote: 'boolean',
  employer_kinds: 'text[]',
  regions: 'text[]',
  seeks: 'text[]',
  services: 'text[]',
  registered_on: 'date',
};
const others = ['sort_key', 'school_id'] as const;
const all = [...plain, ...others];

function columnsOf(
  tx: Tx,
  id: number,
  facts: Partial<StudentFacts>,
  schools: ReadonlyMap<string, number>,
  number: string | undefined,
): Record<string, unknown> {
  const { landline, phone, mail, home_address } = facts;
  const contact = sealContact(tx.keys, id, {
    ...(landline === undefined ? {} : { landline }),
    ...(phone === undefined ? {} : { phone }),
    ...(mail === undefined ? {} : { mail }),
    ...(home_address === undefined ? {} : { home_address }),
  });
  return {
    id,
    ...Object.fromEntries(plain.filter((key) => facts[key] !== undefined).map((key) => [key, facts[key]])),
    ...Object.fromEntries(Object.entries(contact).map(([key, bytes]) => [key, bytes?.toString('base64')])),
    ...(facts.name === undefined ? {} : { sort_key: sortKeyOf(facts.name) }),
    ...(facts.school === undefined ? {} : { school_id: schools.get(facts.school) }),
    ...(number === undefined ? {} : { number }),
  };
}

const recordset = sql.raw(
  [
    'id bigint',
    ...plain.map((key) => `${key} ${types[key] ?? 'text'}`),
    'sort_key text',
    'school_id bigint',
    ...sealed.map((key) => `${key} text`),
  ].join(', '),
);
const decoded = (key: string) => `decode(r.${key}, 'base64')`;
const names = sql.raw(['id', ...all, ...sealed].join(', '));
/** Columns that may not be null where nothing is given. */
const instead: Readonly<Record<string, string>> = {
  accepts_remote: 'false',
  employer_kinds: `'{}'::text[]`,
  regions: `'{}'::text[]`,
  seeks: `'{}'::text[]`,
  services: `'{}'::text[]`,
};
const values = sql.raw(
  [
    'r.id',
    ...all.map((key) => (key in instead ? `coalesce(r.${key}, ${instead[key]})` : `r.${key}`)),
    ...sealed.map(decoded),
  ].join(', '),
);

async function insert(tx: Tx, rows: readonly Record<string, unknown>[]): Promise<void> {
  const day = today(tx);
  for (const part of parts(rows.map((row) => ({ registered_on: day, ...row })))) {
    await sql`
      insert into students (${names}, created_at, updated_at)
      select ${values}, ${tx.now()}, ${tx.now()}
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as r(${recordset}) order by r.id`.execute(tx.db);
  }
}

/** A code belongs to its major: with another major it changes, also to none. */
const setAll = sql.raw(
  [
    ...all
      .filter((key) => key !== 'major_code')
      .map((key) => `${key} = coalesce(r.${key}, s.${key})`),
    'major_code = case when r.major is null then s.major_code else r.major_code end',
    ...sealed.map((key) => `${key} = coalesce(${decoded(key)}, s.${key})`),
  ].join(', '),
);

async function update(tx: Tx, rows: readonly Record<string, unknown>[]): Promise<void> {
  for (const part of parts(rows)) {
    await sql`
      update students s set ${setAll}, version = s.version + 1, updated_at = ${tx.now()}
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as r(${recordset}) where s.id = r.id`.execute(tx.db);
  }
}

function* parts<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce);
}

async function numbersOf(tx: Tx, ids: readonly number[]): Promise<Brought[]> {
  const { rows } = await sql<Brought>`
    select s.id, s.number from unnest(${[...ids]}::bigint[]) with ordinality as wanted(id, place)
    join students s on s.id = wanted.id order by wanted.place`.execute(tx.db);
  return rows;
}
