import { foldText } from '../input.ts';
import { regionShortName, type RegionCode } from '../reference/index.ts';

/** How she can be reached, in the order of 附件2: sealed, and masked on pages. */
export const contactFields = ['landline', 'phone', 'mail', 'home_address'] as const;
export type ContactField = (typeof contactFields)[number];
/** All sealed columns of a record: these, and what the agency or her school remarks. */
export const sealedFields = [...contactFields, 'remark'] as const;
export type SealedField = (typeof sealedFields)[number];
/** In clear. */
export type Contact = Readonly<Record<ContactField, string | null>>;

/** In numbers the punctuation is folded too: ０１０－６２３４５６７８. */
const foldNumber = (text: string): string => foldText(text.normalize('NFKC'));
const digitsOf = (text: string): string => foldNumber(text).replaceAll(/[\s().-]/g, '');

/** One spelling for each mobile number: eleven digits, without +86. Null where the text is none. */
export function readPhone(text: string): string | null {
  const number = digitsOf(text).replace(/^(\+|00)86/, '');
  return /^1[3-9]\d{9}$/.test(number) ? number : null;
}

/** One spelling for each landline: 010-62345678, 0571-8888888-12, or without area code. Null where the text is none. */
export function readLandline(text: string): string | null {
  const folded = foldNumber(text).replace(/(?:转|ext\.?|分机)\s*/i, '-');
  const found = /^\(?(0(?:10|2\d|[3-9]\d{2}))?\)?[\s-]*(\d{7,8})(?:[\s-]+(\d{1,6}))?$/.exec(folded);
  if (!found) return null;
  return found
    .slice(1)
    .filter((part) => part !== undefined)
    .join('-');
}

/** One spelling for each address of mail: half-width, lower case. Null where the text is none. */
export function readMail(text: string): string | null {
  const mail = foldText(text).replaceAll(' ', '').toLowerCase();
  return mail.length <= 254 && /^[^\s@]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(mail) ? mail : null;
}

/** A month as YYYY-MM, from 2004-03, 2004.3, 2004年3月, 200403. Null where the text is none, or before 1930. */
export function readMonth(text: string): string | null {
  const found = /^(\d{4})\s*[-./年]?\s*(\d{1,2})\s*月?$/.exec(foldText(text));
  const [year, month] = [Number(found?.[1]), Number(found?.[2])];
  if (!found || year < 1930 || month < 1 || month > 12) return null;
  return `${year}-${String(month).padStart(2, '0')}`;
}

const stars = (count: number): string => '*'.repeat(count);

/** What may be shown of a sealed value without anybody asking for it. `region` is where she lives. */
export function maskContact(field: ContactField, value: string, region: RegionCode | null): string {
  switch (field) {
    case 'phone':
      return `${value.slice(0, 3)}****${value.slice(-4)}`;
    case 'landline':
      return maskLandline(value);
    case 'mail':
      return `${value[0]}***${value.slice(value.lastIndexOf('@'))}`;
    case 'home_address':
      return `${region === null ? '' : regionShortName(region)}${stars(4)}`;
  }
}

/** 010-******78 */
function maskLandline(value: string): string {
  const [area, number] = value.startsWith('0') ? (value.split('-') as [string, string]) : [null, value.split('-')[0]!];
  return `${area === null ? '' : `${area}-`}${stars(number.length - 2)}${number.slice(-2)}`;
}

/**
 * A certificate number as it may be shown: three characters of the place and the last four of the identity number. The
 * birth date, the category and the level, which it also holds, stay hidden.
 */
export const maskCertificate = (number: string): string =>
  `${number.slice(0, 3)}${stars(11)}${number.slice(14, 18)}${stars(number.length - 18)}`;

/**
 * The district whose agency serves her: that of 生源地, else of 户籍, as far as it is one of `here`, the districts of the
 * agency's city. While no city has been set (`here` is empty) any counts. Null: neither lies here.
 */
export function districtOf(
  { origin_region, household_region }: { origin_region: RegionCode | null; household_region: RegionCode | null },
  here: readonly RegionCode[],
): RegionCode | null {
  const named = [origin_region, household_region].filter((region) => region !== null);
  return named.find((region) => here.length === 0 || here.includes(region)) ?? null;
}
