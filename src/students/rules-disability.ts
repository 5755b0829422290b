import type { Problems } from '../errors.ts';
import {
  checkCertificate,
  foldCertificate,
  multipleCategory,
  readCertificate,
  type DeviceId,
  type DisabilityCategory,
} from '../reference/index.ts';

/** What 多重 may be made up of. */
export const componentCategories = ['1', '2', '3', '4', '5', '6'] as const satisfies readonly DisabilityCategory[];

export type Component = { readonly category: DisabilityCategory; readonly level: number | null };
/** What a certificate says and the devices she uses, in clear. */
export type Disability = {
  /** Folded, as checkCertificate reads it. */
  readonly certificate: string | null;
  readonly category: DisabilityCategory | null;
  readonly level: number | null;
  /** Of 多重; one entry for any other category. */
  readonly components: readonly Component[];
  readonly devices: readonly DeviceId[];
  readonly other_device: string | null;
};
export const disabilityFields = ['certificate', 'category', 'level', 'components', 'devices', 'other_device'] as const;
export type DisabilityField = (typeof disabilityFields)[number];
export const noDisability: Disability = {
  certificate: null,
  category: null,
  level: null,
  components: [],
  devices: [],
  other_device: null,
};

/** No aid: says nothing beside another device. */
const noDevice: DeviceId = 'DEV_NONE';

export type CheckedDisability =
  | { readonly ok: true; readonly disability: Disability }
  | { readonly ok: false; readonly problems: Problems };

/**
 * Makes one whole of what was given: the 19th and 20th digits of the certificate give category and level where they were
 * left empty, and have to equal them where they were not.
 */
export function checkDisability(given: Disability): CheckedDisability {
  const certificate = given.certificate === null ? null : foldCertificate(given.certificate);
  const read = certificate === null ? null : readCertificate(certificate);
  const problems: Problems = {
    ...(certificate !== null && checkCertificate(certificate).length > 0 ? { certificate: 'not_a_certificate' } : {}),
    ...(read && given.category !== null && given.category !== read.category
      ? { category: 'certificate_category_differs' }
      : {}),
    ...(read && given.level !== null && given.level !== read.level ? { level: 'certificate_level_differs' } : {}),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const category = given.category ?? read?.category ?? null;
  const level = given.level ?? read?.level ?? null;
  const disability: Disability = {
    certificate,
    category,
    level,
    components: componentsOf(category, level, given.components),
    devices: given.devices.length > 1 ? given.devices.filter((device) => device !== noDevice) : given.devices,
    other_device: given.other_device,
  };
  return { ok: true, disability };
}

/** Components belong to 多重 alone; any other category is its own only one. */
function componentsOf(
  category: DisabilityCategory | null,
  level: number | null,
  given: readonly Component[],
): readonly Component[] {
  if (category === null) return [];
  if (category !== multipleCategory) return [{ category, level }];
  return given.filter((component) => component.category !== multipleCategory);
}
