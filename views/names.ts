import type { NamedCategory } from '../src/positions/tables.ts';
import {
  demandWithId,
  deviceWithId,
  featureWithId,
  needWithId,
  type DemandId,
  type DeviceId,
  type FeatureId,
  type NeedId,
} from '../src/reference/index.ts';
import type { Wording } from './page.ts';

type Named = { readonly zh: string; readonly en: string } | null;
const nameIn = (page: Wording, named: Named, id: string): string => (named ? named[page.lang] : id);

/** Names of the functional catalogue in the reader's language. */
export const needName = (page: Wording, id: NeedId): string => nameIn(page, needWithId(id), id);
export const featureName = (page: Wording, id: FeatureId): string => nameIn(page, featureWithId(id), id);
export const demandName = (page: Wording, id: DemandId): string => nameIn(page, demandWithId(id), id);
export const deviceName = (page: Wording, id: DeviceId): string => nameIn(page, deviceWithId(id), id);

/** 肢体三级及以下; all levels are the category alone. */
export function categoryEntry(page: Wording, { category, mostSevereLevel }: NamedCategory): string {
  const { categories, levels, andBelow } = page.words.official;
  const name = categories[category];
  return mostSevereLevel === 1 ? name : andBelow(name, levels[mostSevereLevel as 2 | 3 | 4]);
}

/** A list in a sentence: 甲、乙、丙 or A, B and C. */
export function list(page: Wording, items: readonly string[]): string {
  if (page.lang === 'zh') return items.join('、');
  return new Intl.ListFormat('en', { style: 'long', type: 'conjunction' }).format(items);
}

const dayFormats = {
  zh: {
    short: new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', month: 'long', day: 'numeric' }),
    long: new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', dateStyle: 'long' }),
  },
  en: {
    short: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', day: 'numeric' }),
    long: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' }),
  },
} as const;

/** A day YYYY-MM-DD as a person reads it; without the year where it is the year of `today`. */
export function dayName(page: Wording, day: string, today?: string): string {
  const near = today !== undefined && today.slice(0, 4) === day.slice(0, 4);
  return dayFormats[page.lang][near ? 'short' : 'long'].format(Date.parse(`${day}T00:00:00Z`));
}

const momentFormats = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }),
} as const;

export function momentName(page: Wording, at: Date): string {
  return momentFormats[page.lang].format(at);
}

/** Yuan a month: 6800–9000 元/月, 5000 元/月以上, 面议. */
export function wageName(page: Wording, min: number | null, max: number | null): string {
  const { official } = page.words;
  if (min !== null && max !== null) return official.wage(min === max ? String(min) : `${min}–${max}`);
  if (min !== null) return official.wageFrom(String(min));
  return max === null ? official.wageOpen : official.wageUpTo(String(max));
}
