import {
  categoryName,
  covers,
  demandWithId,
  deviceWithId,
  featureWithId,
  levelName,
  multipleCategory,
  needWithId,
  regionName,
  regionShortName,
  type DisabilityLevel,
  type EducationMinimum,
  type RegionCode,
} from '../reference/index.ts';
import type { StudentFacts } from '../students/index.ts';

/** Values as the official forms and workbooks write them. */
export const joined = (texts: readonly string[]): string | null => (texts.length === 0 ? null : texts.join('；'));

/** A place: its bare name in the home city, its whole name elsewhere. */
export const placeText = (code: RegionCode | undefined, home: RegionCode): string | null =>
  code === undefined ? null : covers(home, code) && code !== home ? regionShortName(code) : regionName(code);

export function categoryText({ category, components = [] }: Partial<StudentFacts>): string | null {
  if (category === undefined) return null;
  const parts = category === multipleCategory ? components.map((part) => categoryName(part.category)) : [];
  return parts.length === 0 ? categoryName(category) : `${categoryName(category)}（${parts.join('、')}）`;
}

export const levelText = ({ level }: Partial<StudentFacts>): string | null =>
  level === undefined ? null : levelName(level as DisabilityLevel);

/** 轮椅；其他：盲杖: a device that 附件2 has no box for stands behind 其他. */
export function devicesText({ devices = [], other_device }: Partial<StudentFacts>): string | null {
  return joined(
    devices.map((id) => {
      const device = deviceWithId(id);
      if (id === 'DEV_OTHER') return other_device === undefined ? '其他' : `其他：${other_device}`;
      return device?.seed_value === '其他' ? `其他：${device.zh}` : (device?.zh ?? id);
    }),
  );
}

export const seekNames = { job: '就业', internship: '实习见习' } as const;
export const kindNames = { job: '就业岗位', internship: '实习见习岗位' } as const;
export const ruleNames = { required: '必须', preferred: '优先' } as const;

export const educationText = (education: EducationMinimum): string =>
  education === '大专' || education === '本科' ? `${education}及以上` : education;

export const servicesText = ({ services = [], other_service }: Partial<StudentFacts>): string | null =>
  joined(services.map((one) => (one === '其他建议' && other_service !== undefined ? `${one}：${other_service}` : one)));

const namesOf = (nameOf: (id: string) => { readonly zh: string } | null) => (ids: readonly string[] | undefined) =>
  joined((ids ?? []).map((id) => nameOf(id)?.zh ?? id));
export const needNames = namesOf(needWithId);
export const featureNames = namesOf(featureWithId);
export const demandNames = namesOf(demandWithId);

/** A number that is kept in digits only, as one writes it: 010-88000001; a mobile number as it is. */
export const phoneText = (digits: string | undefined): string | null =>
  digits?.replace(/^(010|02\d|0[3-9]\d{2})(\d{7,8})$/, '$1-$2') ?? null;

/** 2026年6月20日 */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
