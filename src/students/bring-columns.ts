import { sql } from 'kysely';
import type { Tx } from '../ctx.ts';
import type { StudentFacts } from './bring-facts.ts';
import { sealedFields } from './rules.ts';
import { sealFields } from './seal-fields.ts';
import { sortKeyOf } from './sort-key.ts';

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
  'remark_sealed',
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

/** The columns that the facts of one student fill, as a record set takes them; sealed ones in base64. */
export function columnsOf(
  tx: Tx,
  id: number,
  facts: Partial<StudentFacts>,
  schools: ReadonlyMap<string, number>,
  number: string | undefined,
): Record<string, unknown> {
  const given = Object.fromEntries(
    sealedFields.filter((key) => facts[key] !== undefined).map((key) => [key, facts[key]]),
  );
  const bytes = sealFields(tx.keys, id, given);
  return {
    id,
    ...Object.fromEntries(plain.filter((key) => facts[key] !== undefined).map((key) => [key, facts[key]])),
    ...Object.fromEntries(Object.entries(bytes).map(([key, each]) => [key, each?.toString('base64')])),
    ...(facts.name === undefined ? {} : { sort_key: sortKeyOf(facts.name) }),
    ...(facts.school === undefined ? {} : { school_id: schools.get(facts.school) }),
    ...(number === undefined ? {} : { number }),
  };
}

/** How a record set of such columns is declared. */
export const recordset = sql.raw(
  [
    'id bigint',
    ...plain.map((key) => `${key} ${types[key] ?? 'text'}`),
    'sort_key text',
    'school_id bigint',
    ...sealed.map((key) => `${key} text`),
  ].join(', '),
);
const decoded = (key: string) => `decode(r.${key}, 'base64')`;
/** Every column by name. */
export const names = sql.raw(['id', ...all, ...sealed].join(', '));
/** Columns that may not be null where nothing is given. */
const instead: Readonly<Record<string, string>> = {
  accepts_remote: 'false',
  employer_kinds: `'{}'::text[]`,
  regions: `'{}'::text[]`,
  seeks: `'{}'::text[]`,
  services: `'{}'::text[]`,
};
/** A floor of 0 is none. */
const taken = (key: string): string => {
  if (key === 'wage_floor') return 'nullif(r.wage_floor, 0)';
  return key in instead ? `coalesce(r.${key}, ${instead[key]})` : `r.${key}`;
};
/** What a new row takes from the record set `r`, in the order of `names`. */
export const values = sql.raw(['r.id', ...all.map(taken), ...sealed.map(decoded)].join(', '));

const apart: readonly string[] = ['major_code', 'wage_floor'];
/** What a known row `s` takes from `r`. A code belongs to its major: with another major it changes, also to none. */
export const setAll = sql.raw(
  [
    ...all.filter((key) => !apart.includes(key)).map((key) => `${key} = coalesce(r.${key}, s.${key})`),
    'wage_floor = nullif(coalesce(r.wage_floor, s.wage_floor), 0)',
    'major_code = case when r.major is null then s.major_code else r.major_code end',
    ...sealed.map((key) => `${key} = coalesce(${decoded(key)}, s.${key})`),
  ].join(', '),
);
