import {
  categoryName,
  checkCertificate,
  deviceNamed,
  devices,
  disabilityClassification,
  foldCertificate,
  foldText,
  multipleCategory,
  nearestAmong,
  readCategory,
  resolveRegion,
  type DeviceId,
  type DisabilityCategory,
  type FoundRegion,
  type RegionCode,
} from '../reference/index.ts';
import { foldDigits, readLevel, readList, type Cell } from '../sheets/index.ts';
import { isNothing } from './read-values.ts';
import { eachOf, parted } from './parted.ts';
import { said, wrong, type Said } from './row-reader.ts';

/** What one cell says where its column holds something of the catalogues: places, categories, devices, needs. */

/** Lists name the same places over and over: each is looked up once while it is remembered. */
const placesBefore = new Map<string, FoundRegion>();
const mostRemembered = 5000;

export function findPlace(text: string, home: RegionCode): FoundRegion {
  const key = `${home} ${text}`;
  let found = placesBefore.get(key);
  if (found) return found;
  if (placesBefore.size >= mostRemembered) placesBefore.clear();
  found = resolveRegion(text, { within: home });
  placesBefore.set(key, found);
  return found;
}

/** A place; a name that several cities have means the one in the home city. */
export const region =
  (home: RegionCode) =>
  (cell: Cell): Said<RegionCode> => {
    const { code, suggestions } = findPlace(cell.text, home);
    return code === null ? wrong('unknown_region', { suggestions }) : said(code);
  };

export const regions =
  (home: RegionCode) =>
  (cell: Cell): Said<RegionCode[]> => {
    const found = new Set<RegionCode>();
    for (const part of readList(cell)) {
      const several = eachOf(part, (one) => findPlace(one, home).code);
      if (several === null)
        return wrong('unknown_region', { suggestions: findPlace(part, home).suggestions, found: part });
      for (const one of several) found.add(one);
    }
    return said([...found]);
  };

/** A home: the district that its text begins with, and the whole text where it says more than that. */
export const homePlace =
  (home: RegionCode) =>
  (cell: Cell): Said<{ region: RegionCode | null; address: string | null }> => {
    const written = foldDigits(cell.text).trim();
    if (isNothing(written)) return null;
    const folded = foldText(written);
    for (let length = folded.length; length >= 2; length -= 1) {
      const { code } = findPlace(folded.slice(0, length), home);
      if (code !== null) return said({ region: code, address: length === folded.length ? null : written });
    }
    return said({ region: null, address: written });
  };

export function certificate(cell: Cell): Said<string> {
  if (isNothing(cell.text.trim())) return null;
  // A sheet's number holds 15 digits, whatever it shows: as a number none is whole.
  const written = cell.kind === 'number' ? Number(cell.raw) : cell.text;
  const [problem] = checkCertificate(written);
  if (problem === undefined) return said(foldCertificate(written));
  return problem === 'missing' ? null : wrong(`certificate_${problem}`);
}

export type Category = { readonly category: DisabilityCategory; readonly parts: readonly DisabilityCategory[] };

const categoryNames = disabilityClassification.categories.map((one) => one.name);
const nearestCategory = nearestAmong(categoryNames);

const eachName = new RegExp(categoryNames.join('|'), 'g');
const separators = /残疾|[、,;/|+()和及与]/g;

/**
 * 肢体, 肢体残疾, 4; 多重（言语、肢体） with its components, whatever stands between them or nothing at all; two
 * categories together are 多重, too.
 */
export function category(cell: Cell): Said<Category> {
  const written = foldText(cell.text).replaceAll(separators, ' ');
  const names = written.split(' ').filter((part) => part !== '');
  const unknown = names.find((one) => readCategory(one) === null && one.replaceAll(eachName, '') !== '');
  if (unknown !== undefined || names.length === 0) {
    const suggestions = nearestCategory((unknown ?? cell.text).replace(/残$/, ''), 3);
    return wrong('not_a_category', { allowed: categoryNames, suggestions });
  }
  const each = names.flatMap((one) => (readCategory(one) === null ? (one.match(eachName) ?? []) : [one]));
  const codes = [...new Set(each.flatMap((one) => readCategory(one) ?? []))];
  const parts = codes.filter((code) => code !== multipleCategory);
  if (codes.length === 1) return said({ category: codes[0]!, parts: [] });
  return said({ category: multipleCategory, parts });
}

export function level(cell: Cell): Said<1 | 2 | 3 | 4> {
  const answer = readLevel(cell);
  if (answer.ok) return said(answer.value);
  return answer.problem === 'empty' ? null : wrong('not_a_level', { allowed: ['一级', '二级', '三级', '四级'] });
}

export type Devices = { readonly devices: readonly DeviceId[]; readonly other: string | null };

const noDevice: DeviceId = 'DEV_NONE';
const nearestDevice = nearestAmong(devices.map((device) => device.zh));

/** 轮椅；其他：盲杖. What stands behind 其他 and is no device of the list is kept as text. */
export function devicesUsed(cell: Cell): Said<Devices> {
  const found: DeviceId[] = [];
  let other: string | null = null;
  let isOther = false;
  for (const part of readList(cell)) {
    const [, mark, behind = part] = /^(其他\s*[:：])\s*(.*)$/.exec(part) ?? [];
    // What follows 其他： in the same cell stands behind it, too.
    isOther ||= mark !== undefined;
    const device = behind === '' ? deviceNamed('其他') : deviceNamed(behind);
    const several = device ? [device] : isOther ? null : parted(part, deviceNamed);
    if (several) found.push(...several.map((one) => one.id));
    else if (!isOther) {
      return wrong('unknown_device', { found: part, suggestions: nearestDevice(part, 3) });
    } else {
      found.push('DEV_OTHER');
      other = other === null ? behind : `${other}；${behind}`;
    }
  }
  if (found.includes(noDevice) && found.length > 1) return wrong('none_and_named');
  return said({ devices: [...new Set(found)], other });
}

export const categoryText = (code: DisabilityCategory, parts: readonly DisabilityCategory[]): string =>
  code === multipleCategory && parts.length > 0
    ? `${categoryName(code)}（${parts.map(categoryName).join('、')}）`
    : categoryName(code);

type Named = { readonly id: string; readonly zh: string };

/** Several of the functional catalogue by name or id, in the cell's order. */
export const catalogued = (
  named: (text: string) => Named | null,
  all: readonly Named[],
  code: 'unknown_need' | 'unknown_feature' | 'unknown_demand',
) => {
  let nearest: ReturnType<typeof nearestAmong> | null = null;
  const idOf = (part: string) => named(part)?.id ?? null;
  const known = new Map<string, readonly string[] | null>();
  return (cell: Cell): Said<string[]> => {
    const found: string[] = [];
    for (const part of readList(cell)) {
      let ids = known.get(part);
      if (ids === undefined) known.set(part, (ids = isNothing(part) ? [] : eachOf(part, idOf)));
      if (ids === null) {
        nearest ??= nearestAmong(all.map((one) => one.zh));
        return wrong(code, { found: part, suggestions: nearest(part, 3) });
      }
      found.push(...ids);
    }
    return said([...new Set(found)]);
  };
};
