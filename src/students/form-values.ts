import { regionName, type RegionCode } from '../reference/index.ts';
import type { Disability } from './rules-disability.ts';
import { contactFields } from './rules.ts';
import type { StudentRecord } from './rules-record.ts';
import { placeChoice } from './resolve-record.ts';

/** A form's texts by name, as a browser sends them. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

const places = ['origin_region', 'household_region', 'home_region'] as const;

type Around = {
  readonly school: string | null;
  readonly districts: readonly RegionCode[];
  /** The places that the form offers as boxes. */
  readonly wishes: readonly RegionCode[];
  /** False: sealed fields stay empty, as staff may change them without seeing them. */
  readonly withContact: boolean;
};

/** A record as its form shows it before anybody typed. */
export function recordValues(record: StudentRecord, { school, districts, wishes, withContact }: Around): FormValues {
  const { employer_kinds, regions, seeks, services, ...texts } = record;
  const elsewhere = regions.filter((region) => !wishes.includes(region));
  const values: Record<string, string | readonly string[]> = { employer_kinds, seeks, services };
  for (const [name, value] of Object.entries(texts)) values[name] = value === null ? '' : String(value);
  for (const name of places) {
    const choice = placeChoice(record[name], districts);
    values[name] = choice;
    values[`${name}_place`] = choice === 'other' && record[name] !== null ? regionName(record[name]) : '';
  }
  if (!withContact) for (const field of contactFields) values[field] = '';
  return {
    ...values,
    school: school ?? '',
    major_as_written: record.major !== null && record.major_code === null ? 'yes' : '',
    regions: regions.filter((region) => wishes.includes(region)),
    regions_place: elsewhere.map(regionName).join('、'),
  };
}

/** What is on record of a disability as its form shows it; the number itself is never in it. */
export function disabilityValues({
  category,
  level,
  components,
  devices,
  other_device,
}: Omit<Disability, 'certificate'>) {
  const parts = components.map((one) => [
    `component_${one.category}`,
    one.level === null ? 'unknown' : String(one.level),
  ]);
  return {
    category: category ?? '',
    level: level === null ? '' : String(level),
    devices,
    other_device: other_device ?? '',
    ...(category === '7' ? (Object.fromEntries(parts) as Record<string, string>) : {}),
  };
}
