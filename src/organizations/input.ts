import { z } from 'zod';
import type { Problem } from '../errors.ts';
import { choice, foldText, reason, whole } from '../input.ts';
import { creditCodePattern, employerKinds } from '../reference/index.ts';

const say = (problem: Problem) => ({ error: problem });

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

/** Folded to half-width capitals; empty: not known. */
const optionalCreditCode = z
  .string()
  .transform((value) => foldText(value).replaceAll(' ', '').toUpperCase())
  .refine((value) => value === '' || creditCodePattern.test(value), say('not_a_credit_code'))
  .transform((value) => (value === '' ? null : value));
/** A whole number, or nothing. */
const optionalCount = (min: number) =>
  z.preprocess((value) => (String(value).trim() === '' ? null : value), whole(min, 10_000_000).nullable());
const version = z.coerce.number().int().catch(0);

/** What an employer keeps of itself: its name and code stay as they were approved. */
export const ownOrganizationForm = z.object({
  version,
  employer_kind: choice(employerKinds),
  district: z.string(),
  place: z.string(),
  address: optionalLine(200),
  headcount: optionalCount(1),
  quota_counted: optionalCount(0),
  contact_name: optionalLine(60),
  contact_phone: z.string(),
});
/** What the city's staff keep of an employer. */
export const organizationForm = z.object({
  ...ownOrganizationForm.shape,
  name: line(200),
  credit_code: optionalCreditCode,
});

export const requestForm = z.object({ employer: z.string().regex(/^(new|[1-9]\d{0,14})$/, say('none_chosen')) });
export const refusalForm = z.object({ reason: reason(300) });

/** The filters of the list of employers: a wrong value falls back to no filter. */
export const organizationsFilter = z.object({
  words: z.string().max(100).transform(asWritten).catch(''),
  gap: z.enum(['', 'yes']).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type OrganizationsFilter = z.output<typeof organizationsFilter>;
