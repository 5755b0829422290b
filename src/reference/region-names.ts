import { cityOf, provinceOf, regionOf, regions } from './regions.ts';
import type { Region, RegionCode } from './regions.ts';

/** A place as one writes it where the city matters: 北京市朝阳区, 杭州市富阳区, 湖北省仙桃市, 杭州市. An unknown code as it is. */
export function regionName(code: RegionCode): string {
  const place = regionOf(code);
  if (place === null) return code;
  const city = cityOf(code);
  const around = regionOf((city === code ? provinceOf(code) : city) ?? code);
  const alone = around === null || around === place || (place.level === 'city' && !place.pseudo);
  if (alone || saysItself(place, around)) return place.name;
  return `${around.name}${place.name}`;
}

/** As 户籍（省、市区） has it: 吉林省长春市朝阳区, 北京市海淀区. */
export function regionWholeName(code: RegionCode): string {
  const [place, province] = [regionOf(code), regionOf(provinceOf(code) ?? code)];
  const name = regionName(code);
  const says = place === null || province === null || name.startsWith(province.name) || saysItself(place, province);
  return says ? name : `${province.name}${name}`;
}

/** A place's own name, as district forms have it: 朝阳区, 燕山地区. */
export const regionShortName = (code: RegionCode): string => regionOf(code)?.name ?? code;

/** 北京经济技术开发区 needs no 北京市 before it. */
const saysItself = (place: Region, around: Region): boolean =>
  (place.stat_only || place.level === 'local') && place.name.startsWith(around.short_name);

const offered = regions.filter((region) => !region.pseudo && !region.stat_only);
const citiesByProvince = Map.groupBy(
  offered.filter((region) => region.level !== 'province' && cityOf(region.code) === region.code),
  (region) => provinceOf(region.code),
);
const districtsByCity = Map.groupBy(
  offered.filter((region) => region.level !== 'province' && cityOf(region.code) !== region.code),
  (region) => cityOf(region.code),
);

/** Every province, to choose from. */
export const provinces: readonly Region[] = offered.filter((region) => region.level === 'province');

/** The cities of a province, to choose from, with the places directly under it; none in a municipality. */
export const citiesIn = (province: RegionCode): readonly Region[] => citiesByProvince.get(province) ?? [];

/** The districts of a city or municipality, to choose from, local units last (燕山地区, 北京经济技术开发区). */
export const districtsIn = (city: RegionCode): readonly Region[] => districtsByCity.get(city) ?? [];
