import { describe, expect, test } from 'vitest';
import {
  assistiveProducts,
  categoryName,
  devices,
  educationLevels,
  educationMinimums,
  employerKinds,
  employmentCodes,
  levelName,
  minimumWageFor,
  minimumWages,
  minimumWagesAbout,
  monthlyFromDaily,
  plansAfterGraduation,
  policyFigure,
  provinces,
  reachesEducation,
  readCategory,
  readEducation,
  readEducationMinimum,
  readEmployerKind,
  regionOf,
} from '../../src/reference/index.ts';

describe('levels of education', () => {
  test('reach every minimum up to themselves', () => {
    const reached = educationLevels.map((level) => educationMinimums.filter((least) => reachesEducation(level, least)));
    expect(reached.map((minimums) => minimums.length)).toEqual([2, 3, 4]);
    expect(reached[0]).toEqual(['不限', '大专']);
  });

  test.each([
    ['不限', '不限'],
    ['大专及以上', '大专'],
    ['本科及以上', '本科'],
    ['本科（含）以上', '本科'],
    ['研究生及以上', '研究生及以上'],
    ['本科', '本科'],
    ['专科以上', '大专'],
    ['大学本科及以上学历', '本科'],
    ['硕士（及以上）', '研究生及以上'],
    ['博士研究生', '研究生及以上'],
  ])('are read from %s as %s', (text, level) => expect(readEducationMinimum(text)).toBe(level));

  test('are not read from what names none, and 不限 is none of a student', () => {
    expect(readEducationMinimum('初中')).toBeNull();
    expect(readEducationMinimum('')).toBeNull();
    expect(readEducation('不限')).toBeNull();
    expect(readEducation('专科')).toBe('大专');
  });
});

describe('disability categories and levels', () => {
  test.each([
    ['肢体', '4'],
    ['肢体残疾', '4'],
    ['视力', '1'],
    [' 多重 ', '7'],
    ['４', '4'],
  ])('%s is category %s', (text, category) => expect(readCategory(text)).toBe(category));

  test('are not read from what names none', () => {
    expect(['', '残疾', '8', '肢残人'].filter((text) => readCategory(text) !== null)).toEqual([]);
    expect([categoryName('7'), levelName(1)]).toEqual(['多重', '一级']);
  });
});

describe('kinds of employer', () => {
  test('are read however the sign between the two words is written', () => {
    expect(readEmployerKind('党政机关/事业单位')).toBe('党政机关、事业单位');
    expect(readEmployerKind('党政机关、事业单位')).toBe('党政机关、事业单位');
    expect(readEmployerKind('民企')).toBeNull();
  });

  test('and plans each have their codes of the ministry, which exist', () => {
    const destinations = new Set(employmentCodes.destinations.map((one) => one.code));
    const natures = new Set(employmentCodes.unit_natures.map((one) => one.code));
    const types = new Set(employmentCodes.economic_types.map((one) => one.code));
    expect(employmentCodes.employer_kind_codes.map((row) => row.kind)).toEqual(employerKinds);
    expect(employmentCodes.plan_destinations.map((row) => row.plan)).toEqual(plansAfterGraduation);
    for (const row of employmentCodes.employer_kind_codes) {
      for (const code of row.unit_natures) expect(natures).toContain(code);
      for (const code of row.economic_types) expect(types).toContain(code);
      for (const code of row.destinations) expect(destinations).toContain(code);
    }
    const planned = employmentCodes.plan_destinations.flatMap((row) => row.destinations);
    expect(planned.toSorted()).toEqual([...destinations].toSorted());
  });

  test('and who counts as employed is all but three destinations', () => {
    const not = employmentCodes.destinations.filter((one) => !one.employed).map((one) => one.code);
    expect(not).toEqual(['70', '71', '72']);
    expect(employmentCodes.industries).toHaveLength(21);
    expect(employmentCodes.job_categories).toHaveLength(18);
  });
});

describe('policy figures', () => {
  test('turn a daily wage into a monthly one by the paid days of a month', () => {
    expect(policyFigure('monthly_paid_days').value).toBe((365 - 104) / 12);
    expect(monthlyFromDaily(200)).toBe(4350);
    expect(monthlyFromDaily(150)).toBe(3263);
  });

  test('are refused by a wrong key', () => expect(() => policyFigure('paid_days')).toThrow('no policy figure'));
});

describe('minimum wages', () => {
  test('are for places that exist, each with a day or a note, and a source', () => {
    for (const wage of minimumWages) {
      expect(regionOf(wage.region)).not.toBeNull();
      expect(wage.from ?? wage.in_force_on ?? wage.note).toBeTruthy();
      expect(wage.source).toBeTruthy();
    }
    const without = provinces.filter((province) => minimumWagesAbout.missing?.includes(province.name));
    expect(without).toHaveLength(26);
  });

  test('of a place are the last known on the day, of its city or province', () => {
    expect(minimumWageFor('110105', '2026-11-22')?.monthly).toEqual([2540]);
    expect(minimumWageFor('110111-YANSHAN', '2026-11-22')?.monthly).toEqual([2540]);
    expect(minimumWageFor('330106', '2026-11-22')?.monthly).toEqual([2490, 2260, 2010]);
  });

  test('are unknown before their day, and where no source gives them', () => {
    expect(minimumWageFor('110105', '2025-12-31')).toBeNull();
    expect(minimumWageFor('120116', '2026-11-22')).toBeNull();
    expect(minimumWageFor('999999', '2026-11-22')).toBeNull();
  });
});

test('devices refer to headings of the assistive products that exist', () => {
  const headings = new Set([...assistiveProducts.classes, ...assistiveProducts.subclasses].map(([code]) => code));
  const named = devices.flatMap(({ iso9999 }) => [iso9999?.class ?? [], iso9999?.sub ?? []].flat());
  expect(named).toContain('12');
  expect(named.filter((heading) => !headings.has(heading.slice(0, 5)))).toEqual([]);
});
