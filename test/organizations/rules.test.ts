import { describe, expect, test } from 'vitest';
import { countedProblems } from '../../src/organizations/rules.ts';
import { districtOf, maskPhone, quotaOf, readPlace } from '../../src/organizations/index.ts';
import { readPhone } from '../../src/input.ts';
import { creditCodeChecks, creditCodePattern } from '../../src/reference/index.ts';
import { sampleSheets, textsOf } from '../sheets/make-file.ts';

describe('a credit code', () => {
  test('has 18 places without I, O, S, V and Z, and digits for the region', () => {
    expect(creditCodePattern.test('91350100M000100Y43')).toBe(true);
    expect(creditCodePattern.test('91350100M000100Y4')).toBe(false);
    expect(creditCodePattern.test('91350100M000100O43')).toBe(false);
    expect(creditCodePattern.test('9135A100M000100Y43')).toBe(false);
  });

  test('checks by its last place', () => {
    expect(creditCodeChecks('91350100M000100Y43')).toBe(true);
    expect(creditCodeChecks('91350100M000100Y44')).toBe(false);
    expect(creditCodeChecks('91350100M000010Y43')).toBe(false);
    expect(creditCodeChecks('')).toBe(false);
  });

  test('of the invented workbooks has the form and does not check: so the form alone is asked for', async () => {
    const [sheet] = await sampleSheets('岗位清单.xlsx');
    const codes = [...new Set(textsOf(sheet).flat())].filter((text) => /^91\d{6}MA/.test(text));
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !creditCodePattern.test(code))).toEqual([]);
    expect(codes.filter(creditCodeChecks).length).toBeLessThan(codes.length);
  });
});

describe('the quota', () => {
  test('is 1.5 % of all staff, with decimals; what is missing is whole persons', () => {
    expect(quotaOf(200, 1)).toEqual({ due: 3, missing: 2, exempt: false });
    expect(quotaOf(250, 1)).toEqual({ due: 3.75, missing: 3, exempt: false });
    expect(quotaOf(250, 4)).toEqual({ due: 3.75, missing: 0, exempt: false });
  });

  test('counts nobody more than twice, as far as both figures are known', () => {
    expect(countedProblems({ headcount: 1, quota_counted: 3 })).toEqual({ quota_counted: 'counted_too_large:2' });
    for (const [headcount, quota_counted] of [
      [1, 2],
      [200, 1],
      [1, null],
      [null, 50],
      [1, 0],
    ] as const) {
      expect(countedProblems({ headcount, quota_counted })).toEqual({});
    }
  });

  test('is not known without a headcount, nor what is missing without those who are there', () => {
    expect(quotaOf(null, 3)).toBeNull();
    expect(quotaOf(200, null)).toEqual({ due: 3, missing: null, exempt: false });
  });

  test('of thirty staff and fewer goes without the levy', () => {
    expect(quotaOf(30, 0)).toMatchObject({ exempt: true, missing: 1 });
    expect(quotaOf(31, 0)).toMatchObject({ exempt: false });
  });
});

describe('a phone', () => {
  test.each([
    ['139 0000 0001', '13900000001'],
    ['+86 13900000001', '13900000001'],
    ['010-88001000', '01088001000'],
    ['(010) 88001000', '01088001000'],
    ['88001000', '88001000'],
    ['400-800-1000', '4008001000'],
    ['+86 138-0000-0001', '13800000001'],
    ['0086-13800000001', '13800000001'],
    ['+86 010-88001000', '01088001000'],
    ['010-12345678转801', '01012345678-801'],
    ['（０５７１）８８８８８８８８ 分机 12', '057188888888-12'],
    ['0571-8888888-12', '05718888888-12'],
    ['010-12345678转', null],
    ['12345', null],
    ['没有', null],
  ])('%s is kept as %s', (text, phone) => {
    expect(readPhone(text)).toBe(phone);
  });

  test('shows its beginning and its end', () => {
    expect(maskPhone('13900000001')).toBe('139****0001');
  });
});

describe('a place in a form', () => {
  const here = ['110105', '110106'];

  test('is a district that was offered, or any other in words, or nothing', () => {
    expect(readPlace({ district: '110105', place: '' }, here)).toEqual({ ok: true, region: '110105' });
    expect(readPlace({ district: 'other', place: '浙江省杭州市西湖区' }, here)).toEqual({ ok: true, region: '330106' });
    expect(readPlace({ district: '', place: '' }, here)).toEqual({ ok: true, region: null });
  });

  test('that was not offered is no choice; elsewhere has to be said', () => {
    expect(readPlace({ district: '330106', place: '' }, here)).toMatchObject({
      problems: { district: 'not_a_choice' },
    });
    expect(readPlace({ district: 'other', place: ' ' }, here)).toMatchObject({ problems: { place: 'required' } });
  });

  test('that is not found comes with what may have been meant', () => {
    const read = readPlace({ district: 'other', place: '杭洲市' }, here);
    expect(read).toMatchObject({ ok: false, problems: { place: 'not_found' } });
    expect(read.ok ? [] : read.suggestions).toContain('杭州市');
  });

  test('is a district where it is one', () => {
    expect(['110105', '110111-YANSHAN', '110000', null].map(districtOf)).toEqual([
      '110105',
      '110111-YANSHAN',
      null,
      null,
    ]);
  });
});
