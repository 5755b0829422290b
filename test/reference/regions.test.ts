import { describe, expect, test } from 'vitest';
import {
  citiesIn,
  cityOf,
  covers,
  districtsIn,
  placesAround,
  provinceOf,
  provinces,
  regionName,
  regions,
  regionShortName,
  resolveRegion,
} from '../../src/reference/index.ts';
import { places } from './sample-cells.ts';

const leadsBack = (code: string) => resolveRegion(regionName(code)).code === code;
const count = (level: string) => regions.filter((region) => region.level === level).length;
const own = (codes: readonly { readonly name: string }[]) => codes.map((region) => region.name);

describe('the regions', () => {
  test('are 34 provinces, 342 cities of which 9 are pseudo, 2978 districts but the three that repeat a city, 2 local units', () => {
    expect([count('province'), count('city'), count('district'), count('local')]).toEqual([34, 342, 2978 - 3, 2]);
    expect(regions.filter((region) => region.pseudo)).toHaveLength(9);
    expect(regions.filter((region) => region.stat_only)).toHaveLength(124);
    expect(new Set(regions.map((region) => region.code)).size).toBe(regions.length);
  });

  test('each lie in one that exists', () => {
    const codes = new Set(regions.map((region) => region.code));
    expect(regions.filter((region) => region.parent !== null && !codes.has(region.parent))).toEqual([]);
  });

  test('of Beijing are its 16 districts, 燕山地区 and 北京经济技术开发区', () => {
    expect(districtsIn('110000')).toHaveLength(18);
    expect(own(districtsIn('110000')).slice(-2)).toEqual(['燕山地区', '北京经济技术开发区']);
    expect(citiesIn('110000')).toEqual([]);
  });

  test('to choose from leave out pseudo cities and zones for statistics', () => {
    expect(provinces).toHaveLength(34);
    expect(own(citiesIn('330000'))).toContain('杭州市');
    expect(own(citiesIn('420000'))).toContain('仙桃市');
    expect(own(citiesIn('420000'))).not.toContain('省直辖县级行政区划');
    expect(own(districtsIn('130100'))).not.toContain('石家庄高新技术产业开发区');
  });
});

describe('cityOf', () => {
  test.each([
    ['110105', '110000'],
    ['110000', '110000'],
    ['120116', '120000'],
    ['310115', '310000'],
    ['500112', '500000'],
    ['500229', '500000'],
    ['110111-YANSHAN', '110000'],
    ['110000-BDA', '110000'],
    ['330106', '330100'],
    ['330100', '330100'],
    ['441900', '441900'],
    ['810000', '810000'],
  ])('%s belongs to the city %s', (place, city) => expect(cityOf(place)).toBe(city));

  test('a place directly under its province is its own city', () => {
    expect(cityOf('429004')).toBe('429004');
    expect(cityOf('429005')).not.toBe(cityOf('429004'));
  });

  test('a province that is no city has none, nor has an unknown code', () => {
    expect(cityOf('330000')).toBeNull();
    expect(cityOf('999999')).toBeNull();
    expect(provinceOf('110111-YANSHAN')).toBe('110000');
    expect(provinceOf('999999')).toBeNull();
  });
});

describe('covers', () => {
  test.each([
    ['330000', '330106'],
    ['330100', '330106'],
    ['330106', '330106'],
    ['110000', '110105'],
    ['110111', '110111-YANSHAN'],
    ['110000', '110111-YANSHAN'],
    ['110000', '110000-BDA'],
    ['420000', '429004'],
  ])('a wish for %s covers %s', (wish, place) => expect(covers(wish, place)).toBe(true));

  test.each([
    ['330106', '330100'],
    ['330100', '330000'],
    ['110105', '110106'],
    ['110111-YANSHAN', '110111'],
    ['110115', '110000-BDA'],
    ['999999', '999999'],
  ])('a wish for %s does not cover %s', (wish, place) => expect(covers(wish, place)).toBe(false));

  test('holds exactly for what lies around a place, itself among it', () => {
    for (const { code } of regions) {
      const around = placesAround(code);
      expect(around[0]).toBe(code);
      expect(around.every((wish) => covers(wish, code))).toBe(true);
      expect(around.at(-1)).toBe(provinceOf(code));
    }
  });
});

describe('a place as it is written', () => {
  test.each([
    ['北京市朝阳区', '110105'],
    ['杭州市', '330100'],
    ['深圳市龙华区', '440309'],
    ['北京', '110000'],
    ['燕山地区', '110111-YANSHAN'],
    ['燕山', '110111-YANSHAN'],
    ['房山区（燕山地区）', '110111-YANSHAN'],
    ['经开区', '110000-BDA'],
    ['北京市经开区', '110000-BDA'],
    ['北京市 石景山区', '110107'],
    ['北京市　石景山区', '110107'],
    ['杭州市建德市', '330182'],
    ['浙江省杭州市富阳区', '330111'],
    ['浙江杭州富阳', '330111'],
    ['北京市市辖区朝阳区', '110105'],
    ['北京市/朝阳区', '110105'],
    ['湖北省仙桃市', '429004'],
    ['昌平区', '110114'],
    ['110105', '110105'],
    ['110111-yanshan', '110111-YANSHAN'],
    ['吉林', '220000'],
    ['吉林市', '220200'],
    ['嘉峪关市', '620200'],
    ['内蒙古', '150000'],
    ['延边', '222400'],
    ['香港', '810000'],
  ])('%s is %s', (text, code) => expect(resolveRegion(text)).toEqual({ code, suggestions: [] }));

  test('is taken from the home city where several places have the name', () => {
    expect(resolveRegion('朝阳区')).toEqual({ code: null, suggestions: ['北京市朝阳区', '长春市朝阳区'] });
    expect(resolveRegion('朝阳区', { within: '110000' }).code).toBe('110105');
    expect(resolveRegion('朝阳', { within: '110000' }).code).toBe('110105');
    expect(resolveRegion('朝阳区', { within: '220000' }).code).toBe('220104');
  });

  test('may lie outside the home city where only one place has the name', () => {
    expect(resolveRegion('富阳区', { within: '110000' }).code).toBe('330111');
    expect(resolveRegion('天津市河东区', { within: '110000' }).code).toBe('120102');
    expect(resolveRegion('河东区', { within: '110000' }).suggestions).toEqual(['天津市河东区', '临沂市河东区']);
  });

  test('is answered by at most five names that resolve where it is unknown', () => {
    expect(resolveRegion('北京朝羊区').suggestions[0]).toBe('北京市朝阳区');
    expect(resolveRegion('石井山区', { within: '110000' }).suggestions[0]).toBe('北京市石景山区');
    expect(resolveRegion('富阳县').suggestions[0]).toBe('杭州市富阳区');
    for (const text of ['', '不限', '全国', '火星', '省直辖县级行政区划', '海定区', '999999']) {
      const { code, suggestions } = resolveRegion(text);
      expect(code).toBeNull();
      expect(suggestions.length).toBeLessThanOrEqual(5);
      expect(suggestions.filter((one) => resolveRegion(one).code === null)).toEqual([]);
    }
  });

  test('of the sample workbooks is resolved', () => {
    const found = places.map((text) => [text, resolveRegion(text, { within: '110000' }).code] as const);
    expect(
      found.filter(([text, code]) => code === null || !regionName(code).endsWith(text.replace(/\s/g, ''))),
    ).toEqual([]);
  });
});

describe('the name of a place', () => {
  test.each([
    ['110105', '北京市朝阳区', '朝阳区'],
    ['110111-YANSHAN', '北京市燕山地区', '燕山地区'],
    ['110000-BDA', '北京经济技术开发区', '北京经济技术开发区'],
    ['330111', '杭州市富阳区', '富阳区'],
    ['330100', '杭州市', '杭州市'],
    ['330000', '浙江省', '浙江省'],
    ['429004', '湖北省仙桃市', '仙桃市'],
    ['999999', '999999', '999999'],
  ])('%s is %s, in short %s', (code, name, short) => {
    expect(regionName(code)).toBe(name);
    expect(regionShortName(code)).toBe(short);
  });

  test('leads back to the place, for every place', () => {
    expect(regions.filter((region) => !region.pseudo && !leadsBack(region.code))).toEqual([]);
  });
});
