import { foldOrganization } from '../organizations/index.ts';
import {
  categoryName,
  certificateUnmarked,
  deviceWithId,
  levelName,
  multipleCategory,
  needWithId,
  regionName,
  type DisabilityLevel,
} from '../reference/index.ts';
import { isSame, maskCertificate, maskContact, type ContactField, type StudentFacts } from '../students/index.ts';
import { hiddenValue, type Field } from './compare.ts';
import * as values from './read-values.ts';

type Facts = Partial<StudentFacts>;
type Key = keyof StudentFacts;

/** `hiddenValue` where the value has no form that may be shown. */
const show =
  <K extends Key>(key: K, say: (value: NonNullable<StudentFacts[K]>) => string = String) =>
  (facts: Facts): string | null => {
    const value = facts[key];
    return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
      ? null
      : say(value as never);
  };
const sameFact = (key: Key) => (known: Facts, given: Facts) => isSame(known[key], given[key]);
type Written = 'phone' | 'landline' | 'other_service' | 'remark';
const writtenSame = (key: Written, same: typeof values.sameText): Partial<Field<StudentFacts>> => ({
  same: (known, given) => same(known[key], given[key]),
});

function plain<K extends Key>(
  key: K,
  say?: (value: NonNullable<StudentFacts[K]>) => string,
  more: Partial<Field<StudentFacts>> = {},
): Field<StudentFacts> {
  return { key, facts: [key], show: show(key, say), same: sameFact(key), confirmedAs: [key], ...more };
}

const joined = (texts: readonly string[]): string => texts.join('；');
const yesNo = (value: boolean): string => (value ? '是' : '否');
const seekNames = { job: '就业', internship: '实习见习' } as const;
const needNames = (ids: readonly string[]): string => joined(ids.map((id) => needWithId(id)?.zh ?? id));
const contact = (key: ContactField): Partial<Field<StudentFacts>> => ({
  mask: (value) => maskContact(key, value, null),
});

function devicesText(facts: Facts): string | null {
  if (facts.devices === undefined || facts.devices.length === 0) return null;
  return joined(
    facts.devices.map((id) => {
      if (id === 'DEV_OTHER' && facts.other_device) return `其他：${facts.other_device}`;
      return deviceWithId(id)?.zh ?? id;
    }),
  );
}

function categoryText({ category, components }: Facts): string | null {
  if (category === undefined) return null;
  const parts = category === multipleCategory ? (components ?? []).map((part) => categoryName(part.category)) : [];
  return parts.length === 0 ? categoryName(category) : `${categoryName(category)}（${parts.join('、')}）`;
}

/** A workbook that says only 多重 agrees with any components. */
function sameCategory(known: Facts, given: Facts): boolean {
  if (known.category !== given.category) return false;
  if (given.category !== multipleCategory || given.components === undefined) return true;
  const codes = (facts: Facts) => (facts.components ?? []).map((part) => part.category);
  return isSame(codes(known), codes(given));
}

/** The same needs say nothing new, unless she confirmed them again on a later day; a list that is not there says nothing. */
function sameNeeds(known: Facts, given: Facts): boolean {
  const [before, now] = [known.needs, given.needs];
  if (!now) return true;
  const stated = (['must', 'nice'] as const).filter((list) => now[list] !== undefined);
  if (!before) return stated.every((list) => now[list]?.length === 0) && now.confirmed_on === null;
  if (!stated.every((list) => isSame(before[list], now[list]))) return false;
  return now.confirmed_on === null || (before.confirmed_on !== null && before.confirmed_on >= now.confirmed_on);
}

const needsText = ({ needs }: Facts): string | null => {
  if (!needs) return null;
  const parts = [
    needs.must?.length ? `必须：${needNames(needs.must)}` : '',
    needs.nice?.length ? `最好有：${needNames(needs.nice)}` : '',
    needs.confirmed_on === null ? '还没有确认' : `确认日期 ${needs.confirmed_on}`,
  ];
  return parts.filter((part) => part !== '').join('。');
};

/** What is compared of a student, in the order of 附件2 and 登记汇总表. */
export const studentFields: readonly Field<StudentFacts>[] = [
  plain('number', undefined, { confirmedAs: [] }),
  plain('name'),
  // A list from before a certificate was issued again says nothing against the new one.
  plain('certificate', undefined, {
    same: ({ certificate = '' }, given) =>
      certificate === given.certificate || certificateUnmarked(certificate) === given.certificate,
    mask: maskCertificate,
    closed: true,
  }),
  plain('gender'),
  plain('birth_month'),
  plain('political_status'),
  plain('origin_region', regionName),
  plain('household_type'),
  plain('household_region', regionName),
  plain('school', undefined, {
    same: ({ school = '' }, given) => foldOrganization(school) === foldOrganization(given.school ?? ''),
    confirmedAs: ['school_id'],
  }),
  plain('major', undefined, { facts: ['major', 'major_code'] }),
  plain('education'),
  plain('graduation_year'),
  plain('landline', undefined, { ...contact('landline'), ...writtenSame('landline', values.samePhone) }),
  plain('phone', undefined, { ...contact('phone'), ...writtenSame('phone', values.samePhone) }),
  plain('mail', undefined, contact('mail')),
  plain('home_region', regionName),
  plain('home_address', undefined, { mask: () => hiddenValue }),
  {
    key: 'category',
    facts: ['category', 'components'],
    show: categoryText,
    same: sameCategory,
    confirmedAs: ['category', 'components'],
    closed: true,
  },
  plain('level', (level) => levelName(level as DisabilityLevel), { closed: true }),
  {
    key: 'devices',
    facts: ['devices', 'other_device'],
    show: devicesText,
    same: (known, given) =>
      isSame(known.devices, given.devices) &&
      (given.other_device === undefined || known.other_device === given.other_device),
    confirmedAs: ['devices', 'other_device'],
    closed: true,
  },
  plain('plan'),
  plain('employer_kinds', joined),
  plain('regions', (codes) => joined(codes.map(regionName))),
  plain('wage_floor', (yuan) => (yuan === 0 ? '不限' : String(yuan)), {
    same: (known, given) => (known.wage_floor ?? 0) === given.wage_floor,
  }),
  plain('accepts_remote', yesNo),
  plain('seeks', (kinds) => joined(kinds.map((kind) => seekNames[kind]))),
  plain('services', joined),
  plain('other_service', undefined, writtenSame('other_service', values.sameText)),
  plain('remark', undefined, writtenSame('remark', values.sameText)),
  // The day of registration stays as it was first written down, whenever she signs another form.
  plain('registered_on', undefined, { same: (known) => known.registered_on !== undefined }),
  {
    key: 'needs',
    facts: ['needs'],
    show: needsText,
    same: sameNeeds,
    // A list that nobody confirmed does not take the place of one that was, not even of another workbook's.
    confirmedAs: ({ needs }) => (needs?.confirmed_on === null ? ['needs', 'needs_of_workbook'] : ['needs']),
  },
];
