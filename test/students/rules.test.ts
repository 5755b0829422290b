import { describe, expect, test } from 'vitest';
import {
  districtOf,
  maskCertificate,
  maskContact,
  readLandline,
  readMail,
  readMonth,
  readPhone,
} from '../../src/students/rules.ts';
import { sortKeyOf } from '../../src/students/sort-key.ts';

describe('one spelling for each number', () => {
  test.each([
    ['13800000001', '13800000001'],
    ['138 0000 0001', '13800000001'],
    ['138-0000-0001', '13800000001'],
    ['+86 13800000001', '13800000001'],
    ['008613800000001', '13800000001'],
    ['１３８０００００００１', '13800000001'],
    ['　13800000001 ', '13800000001'],
    ['1380000001', null],
    ['23800000001', null],
    ['12800000001', null],
    ['138000000012', null],
    ['电话', null],
  ])('mobile %s is %s', (text, phone) => {
    expect(readPhone(text)).toBe(phone);
  });

  test.each([
    ['010-62345678', '010-62345678'],
    ['01062345678', '010-62345678'],
    ['(010)62345678', '010-62345678'],
    ['0571 8888888', '0571-8888888'],
    ['０１０－６２３４５６７８', '010-62345678'],
    ['62345678', '62345678'],
    ['010-62345678转12', '010-62345678-12'],
    ['010-62345678-801', '010-62345678-801'],
    ['010-623456', null],
    ['13800000001', null],
    ['无', null],
  ])('landline %s is %s', (text, landline) => {
    expect(readLandline(text)).toBe(landline);
  });

  test.each([
    ['Lin.Xiaoyu@Example.EDU.cn', 'lin.xiaoyu@example.edu.cn'],
    [' a＠example.com ', 'a@example.com'],
    ['a@b', null],
    ['a b@', null],
    ['a@b@c.com', null],
  ])('mail %s is %s', (text, mail) => {
    expect(readMail(text)).toBe(mail);
  });

  test.each([
    ['2004-03', '2004-03'],
    ['2004-3', '2004-03'],
    ['2004.3', '2004-03'],
    ['2004/03', '2004-03'],
    ['2004年3月', '2004-03'],
    ['200403', '2004-03'],
    ['２００４年３月', '2004-03'],
    ['2004-13', null],
    ['2004', null],
    ['1804-03', null],
    ['2031-01', '2031-01'],
  ])('month %s is %s', (text, month) => {
    expect(readMonth(text)).toBe(month);
  });
});

describe('a masked value', () => {
  test.each([
    ['phone', '13812340001', '138****0001'],
    ['landline', '010-62345678', '010-******78'],
    ['landline', '0571-8888888-12', '0571-*****88'],
    ['landline', '62345678', '******78'],
    ['mail', 'lin@example.edu.cn', 'l***@example.edu.cn'],
  ] as const)('of %s %s is %s', (field, value, mask) => {
    expect(maskContact(field, value, null)).toBe(mask);
  });

  test('of an address is its district only', () => {
    expect(maskContact('home_address', '望京街 1 号 2 单元', '110105')).toBe('朝阳区****');
    expect(maskContact('home_address', '望京街 1 号 2 单元', null)).toBe('****');
  });

  test('of a certificate number hides the birth date, the category and the level', () => {
    expect(maskCertificate('11000020040316123144')).toBe('110***********1231**');
    expect(maskCertificate('11000020040316123144B1')).toBe('110***********1231****');
  });
});

describe('the district whose agency serves her', () => {
  const here = ['110105', '110106', '110111-YANSHAN'];
  test.each([
    ['生源地 first', '110105', '110106', '110105'],
    ['户籍 where there is no 生源地', null, '110106', '110106'],
    ['户籍 where 生源地 lies elsewhere', '330111', '110106', '110106'],
    ['a local unit with an agency of its own', '110111-YANSHAN', null, '110111-YANSHAN'],
    ['none where both lie elsewhere', '330111', '330106', null],
    ['none for a whole city', '110000', null, null],
    ['none where nothing is known', null, null, null],
  ])('is %s', (_what, origin_region, household_region, district) => {
    expect(districtOf({ origin_region, household_region }, here)).toBe(district);
  });

  test('is any while the agency has no city yet', () => {
    expect(districtOf({ origin_region: '330111', household_region: null }, [])).toBe('330111');
  });
});

describe('the key that names are sorted by', () => {
  test.each([
    ['单嘉木', 'shan jia mu'],
    ['曾以宁', 'zeng yi ning'],
    ['查良镛', 'zha liang yong'],
    ['解晓东', 'xie xiao dong'],
    ['朴志远', 'piao zhi yuan'],
    ['仇英', 'qiu ying'],
    ['欧阳修', 'ou yang xiu'],
    ['长沙', 'chang sha'],
    ['Alim Ahmet', 'alim ahmet'],
    ['吕布', 'lv bu'],
  ])('reads %s as %s', (name, key) => {
    expect(sortKeyOf(name)).toBe(key);
  });

  test('puts 单、曾、查、解、朴 under S, Z, Z, X and P', () => {
    const names = ['张三', '曾以宁', '单嘉木', '解晓东', '查良镛', '朴志远', '王芳', '孙悦', '赵敏', '徐静', '钱多'];
    const sorted = names.toSorted((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1));
    expect(sorted).toEqual([
      '朴志远',
      '钱多',
      '单嘉木',
      '孙悦',
      '王芳',
      '解晓东',
      '徐静',
      '曾以宁',
      '查良镛',
      '张三',
      '赵敏',
    ]);
  });
});
