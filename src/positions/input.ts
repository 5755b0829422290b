import { z } from 'zod';
import type { Problem } from '../errors.ts';
import { choice, day, foldText, isDay, optionalChoice, ticked, whole } from '../input.ts';
import { demands, disabilityCategories, educationMinimums, features } from '../reference/index.ts';
import { demandWeights, evidenceSources, majorRules, positionKinds, positionStates, statedStates } from './tables.ts';

const say = (problem: Problem) => ({ error: problem });
const isBlank = (value: unknown): boolean => typeof value === 'string' && foldText(value) === '';

/** As it is written: （ and ， belong to Chinese text, so only spaces are folded. */
const asWritten = (value: string): string => value.replaceAll(/\s+/g, ' ').trim();
const line = (max: number) =>
  z
    .string()
    .transform(asWritten)
    .pipe(
      z
        .string()
        .min(1, say('required'))
        .max(max, say(`too_long:${max}`)),
    );
const optionalLine = (max: number) =>
  z
    .string()
    .transform(asWritten)
    .pipe(z.string().max(max, say(`too_long:${max}`)))
    .transform((value) => (value === '' ? null : value));
/** Several lines: they stay. */
const lines = (max: number) =>
  z
    .string()
    .transform((value) => value.split(/\r?\n/).map(asWritten).join('\n').trim())
    .pipe(z.string().max(max, say(`too_long:${max}`)));
const neededLines = (max: number) => lines(max).pipe(z.string().min(1, say('required')));
const optionalLines = (max: number) => lines(max).transform((value) => (value === '' ? null : value));
const optionalYuan = z.preprocess((value) => (isBlank(value) ? null : value), whole(0, 1_000_000).nullable());
const optionalDay = z
  .string()
  .transform(foldText)
  .refine((value) => value === '' || isDay(value), say('not_a_date'))
  .transform((value) => (value === '' ? null : value));
const version = z.coerce.number().int().catch(0);

/** Names of the fields that come once for each demand, feature and category. */
export const demandField = (id: string): string => `demand_${id}`;
export const featureField = (id: string): string => `feature_${id}`;
export const categoryField = (id: string): string => `category_${id}`;
const fieldsOf = <S>(ids: readonly string[], name: (id: string) => string, schema: S): Record<string, S> =>
  Object.fromEntries(ids.map((id) => [name(id), schema]));

/** Everything that a posting says, field by field; place and phone are read apart. */
export const postingForm = z.object({
  kind: choice(positionKinds),
  flexible: ticked,
  title: line(60),
  headcount: whole(1, 9999),
  duties: neededLines(2000),
  education: choice(educationMinimums),
  majors: lines(2000),
  major_rule: optionalChoice(majorRules),
  category_reason: optionalLines(500),
  address: optionalLine(200),
  wage: choice(['range', 'open']),
  wage_from: optionalYuan,
  wage_to: optionalYuan,
  closes_on: optionalDay,
  contact_name: optionalLine(60),
});
/** The fields that come many times. What is none of its choices counts as not stated. */
export const postingLists = z.object({
  ...fieldsOf(
    demands.map((demand) => demand.id),
    demandField,
    z.enum(demandWeights).nullable().catch(null),
  ),
  ...fieldsOf(
    features.map((feature) => feature.id),
    featureField,
    z.enum(statedStates).nullable().catch(null),
  ),
  ...fieldsOf(disabilityCategories, categoryField, z.coerce.number().int().min(1).max(4).nullable().catch(null)),
});
/** Every field of the form by name: what a page on the way keeps. */
export const postingFields: readonly string[] = [
  'employer',
  'base',
  'key',
  'version',
  'district',
  'place',
  'contact_phone',
  ...Object.keys(postingForm.shape),
  ...Object.keys(postingLists.shape),
];

export const versionForm = z.object({ version });
export const reopenForm = z.object({ version, closes_on: optionalDay });
export const judgementForm = z.object({ version, judgement: choice(['accepted', 'refused']) });
export const evidenceForm = z.object({
  version,
  feature: line(60),
  state: choice(statedStates),
  source: choice(evidenceSources),
  note: optionalLine(200),
  promised_on: optionalDay,
  seen_on: day,
});

/** The filters of the lists of those who look after positions: a wrong value falls back to no filter. */
export const managedFilter = z.object({
  state: z.enum(positionStates).nullable().catch(null),
  /** A code; `all`: every district; '' is the reader's own. */
  district: z.string().max(20).catch(''),
  employer: z.coerce.number().int().positive().nullable().catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
