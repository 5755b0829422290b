import { readData } from './data.ts';

/** Six digits of GB/T 2260, or this project's own id of a local unit (110111-YANSHAN, 110000-BDA). */
export type RegionCode = string;

export type Region = {
  readonly code: RegionCode;
  /** Official name, without what it lies in: 朝阳区. */
  readonly name: string;
  readonly short_name: string;
  readonly level: 'province' | 'city' | 'district' | 'local';
  readonly parent: RegionCode | null;
  /** A row of the code table that is no place of its own (市辖区, 省直辖县级行政区划). */
  readonly pseudo: boolean;
  /** A zone that exists for statistics only (a fifth digit 7): read where it is written, never offered. */
  readonly stat_only: boolean;
  readonly other_names: readonly string[];
};

type Row = readonly [code: string, name: string, shortName?: string];
type File = {
  readonly own_city: readonly string[];
  readonly pseudo: readonly string[];
  readonly provinces: readonly Row[];
  readonly cities: readonly Row[];
  readonly districts: readonly Row[];
  readonly local: readonly [id: string, name: string, parent: string, otherNames: readonly string[]][];
};

const file = readData<File>('regions');
export const regionsAbout = file.about;
const pseudo = new Set(file.pseudo);
const ownCity = new Set(file.own_city);

/** 朝阳区 is 朝阳 and 神农架林区 is 神农架, but 东区 stays as it is. */
function shortened(name: string): string {
  const short = name.replace(/(?:地区|新区|林区|特区|[省市区县旗盟])$/, '');
  return short.length >= 2 ? short : name;
}

const made =
  (level: Region['level'], parentOf: (code: string) => string | null, other_names: readonly string[] = []) =>
  ([code, name, shortName]: Row): Region => ({
    code,
    name,
    short_name: shortName ?? shortened(name),
    level,
    parent: parentOf(code),
    pseudo: pseudo.has(code),
    stat_only: level === 'district' && code[4] === '7',
    other_names,
  });

/** Every region, provinces first, each level in the order of its codes. */
export const regions: readonly Region[] = [
  ...file.provinces.map(made('province', () => null)),
  ...file.cities.map(made('city', (code) => `${code.slice(0, 2)}0000`)),
  ...file.districts.map(made('district', (code) => `${code.slice(0, 4)}00`)),
  ...file.local.map(([code, name, parent, otherNames]) => made('local', () => parent, otherNames)([code, name])),
];

const byCode = new Map(regions.map((region) => [region.code, region]));

export const regionOf = (code: RegionCode): Region | null => byCode.get(code) ?? null;

/** The province of a place, itself where it is one; null for an unknown code. */
export const provinceOf = (code: RegionCode): RegionCode | null =>
  byCode.has(code) ? `${code.slice(0, 2)}0000` : null;

/**
 * The city of a place: the municipality's own code in 北京 天津 上海 重庆 (110000), else the city's (330106 → 330100). A place
 * directly under its province (仙桃市) is its own city. Null for a province that is no city, and for an unknown code.
 */
export function cityOf(code: RegionCode): RegionCode | null {
  const region = byCode.get(code);
  const province = provinceOf(code);
  if (region === undefined || province === null) return null;
  if (ownCity.has(province)) return province;
  if (region.level === 'province') return null;
  const city = region.level === 'city' ? region : byCode.get(region.parent!)!;
  return city.pseudo ? region.code : city.code;
}

/** Asked for each pair of a match, and there are some thousand places. */
const aroundPlaces = new Map<RegionCode, readonly RegionCode[]>();

/** A place and all that it lies in, itself first: 燕山地区, 房山区, 北京市. Empty for an unknown code. */
export function placesAround(place: RegionCode): readonly RegionCode[] {
  const known = aroundPlaces.get(place);
  if (known) return known;
  const around: RegionCode[] = [];
  for (let at = byCode.get(place); at !== undefined; at = at.parent === null ? undefined : byCode.get(at.parent)) {
    around.push(at.code);
  }
  if (around.length > 0) aroundPlaces.set(place, around);
  return around;
}

/** True where `place` is `wish` or lies in it: a province covers its cities and districts, 房山区 covers 燕山地区. */
export const covers = (wish: RegionCode, place: RegionCode): boolean => placesAround(place).includes(wish);
