import { z } from 'zod';
import type { Problem } from '../errors.ts';
import {
  choice,
  choices,
  foldText,
  isDay,
  optionalChoice,
  optionalReason,
  optionalText,
  text,
  ticked,
} from '../input.ts';
import {
  devices,
  disabilityCategories,
  educationLevels,
  employerKinds,
  householdTypes,
  plansAfterGraduation,
  politicalStatuses,
  servicesWanted,
} from '../reference/index.ts';
import { contactFields, readLandline, readMail, readMonth, readPhone } from './rules.ts';
import { whys } from './rules-reasons.ts';
import { genders, kindsSought } from './tables.ts';

const say = (problem: Problem) => ({ error: problem });

/** Text that `read` brings into one spelling, or nothing. */
const spelled = (read: (value: string) => string | null, problem: Problem) =>
  z
    .string()
    .max(300, say('too_long:300'))
    .transform((value) => (foldText(value) === '' ? null : (read(value) ?? undefined)))
    .refine((value) => value !== undefined, say(problem))
    .transform((value) => value ?? null);

/** A whole number between two bounds, both allowed, or nothing. */
const optionalFigure = (min: number, max: number) =>
  z
    .string()
    .transform(foldText)
    .pipe(z.string().regex(/^(-?\d{1,12})?$/, say('not_a_number')))
    .transform((value) => (value === '' ? null : Number(value)))
    .refine((value) => value === null || value >= min, say(`too_small:${min}`))
    .refine((value) => value === null || value <= max, say(`too_large:${max}`));

/** A day that exists, or nothing. */
const optionalDay = z
  .string()
  .transform(foldText)
  .refine((value) => value === '' || isDay(value), say('not_a_date'))
  .transform((value) => (value === '' ? null : value));

const place = { choice: z.string().max(20, say('not_a_choice')), words: z.string().max(60, say('too_long:60')) };

/** The fields of each section of 附件2, as a form asks for them. A place is a choice, or words beside it. */
export const personForm = z.object({
  gender: optionalChoice(genders),
  birth_month: spelled(readMonth, 'not_a_month'),
  political_status: optionalChoice(politicalStatuses),
  origin_region: place.choice,
  origin_region_place: place.words,
  household_type: optionalChoice(householdTypes),
  household_region: place.choice,
  household_region_place: place.words,
});
export const studyForm = z.object({
  school: optionalText(100),
  new_school: ticked,
  education: optionalChoice(educationLevels),
  major: optionalText(100),
  major_as_written: ticked,
  graduation_year: optionalFigure(1980, 2100),
});
export const contactForm = z.object({
  phone: spelled(readPhone, 'not_a_phone'),
  landline: spelled(readLandline, 'not_a_phone'),
  mail: spelled(readMail, 'not_a_mail'),
  home_region: place.choice,
  home_region_place: place.words,
  home_address: optionalText(200),
});
export const intentForm = z.object({
  plan: optionalChoice(plansAfterGraduation),
  seeks: choices(kindsSought),
  employer_kinds: choices(employerKinds),
  regions: z.preprocess(
    (value) => (value === '' ? [] : [value].flat()),
    z.array(z.string().max(20, say('not_a_choice'))).max(200, say('not_a_choice')),
  ),
  regions_place: z.string().max(200, say('too_long:200')),
  wage_floor: optionalFigure(0, 1_000_000),
});
export const servicesForm = z.object({ services: choices(servicesWanted), other_service: optionalText(200) });
export const sectionForms = {
  person: personForm,
  study: studyForm,
  contact: contactForm,
  intent: intentForm,
  services: servicesForm,
} as const;

/** What staff write besides. `remove`: sealed fields to be emptied, since an empty one stays as it is. */
export const staffForm = z.object({
  name: text(60),
  remark: optionalText(500),
  registered_on: optionalDay,
  remove: choices(contactFields),
});
export const versionForm = z.object({ version: z.coerce.number().int().min(0).catch(0) });

const componentLevel = z.enum(['', 'unknown', '1', '2', '3', '4'], say('not_a_choice'));

export const disabilityForm = z.object({
  certificate: z
    .string()
    .max(40, say('not_a_certificate'))
    .transform((value) => (foldText(value) === '' ? null : value)),
  category: optionalChoice(disabilityCategories),
  level: optionalFigure(1, 4),
  component_1: componentLevel,
  component_2: componentLevel,
  component_3: componentLevel,
  component_4: componentLevel,
  component_5: componentLevel,
  component_6: componentLevel,
  devices: z.preprocess(
    (value) => (value === '' ? [] : [value].flat()),
    z.array(z.string().refine((id) => devices.some((device) => device.id === id), say('not_a_choice'))),
  ),
  other_device: optionalText(60),
  consent: ticked,
  remove_certificate: ticked,
});

export const reasonForm = z.object({ why: choice(whys), detail: optionalReason(200) });

/** The filters of the list: a wrong value falls back to no filter. */
export const studentsFilter = z.object({
  q: z.string().transform(foldText).pipe(z.string().max(60)).catch(''),
  school: z.coerce.number().int().positive().nullable().catch(null),
  year: z.coerce.number().int().min(1980).max(2100).nullable().catch(null),
  needs: z.enum(['confirmed', 'not_confirmed']).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type StudentsFilter = z.output<typeof studentsFilter>;

export const decisionForm = z.object({
  decision: choice(['approve', 'refuse']),
  student: z.string().max(20, say('not_a_choice')),
  reason: optionalReason(300),
});

export const viewsFilter = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });
