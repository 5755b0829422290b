import { z } from 'zod';
import type { Problem } from '../errors.ts';
import { choice, foldText, isDay, readPhone, reason, text, ticked, whole } from '../input.ts';
import {
  creditCodeChecks,
  creditCodePattern,
  employerKinds,
  foldCertificate,
  readCertificate,
} from '../reference/index.ts';
import { verbs } from './policy.ts';
import { roles } from './policy.ts';
import { usernameLength, usernamePattern } from './rules.ts';
import { membershipStates } from './tables.ts';

const say = (problem: Problem) => ({ error: problem });
const emptyAsNull = (value: string) => (value === '' ? null : value);

/** One spelling for each address: half-width, without outer space, lower case. */
export const normaliseMail = (mail: string): string => foldText(mail).toLowerCase();
export const normaliseUsername = (name: string): string => foldText(name).toLowerCase();

/** What a person typed to say who she is: an address where it has an @, else a username. */
export type Login = { readonly kind: 'mail' | 'username'; readonly value: string };

export function readLogin(typed: string): Login {
  const folded = foldText(typed);
  return folded.includes('@')
    ? { kind: 'mail', value: normaliseMail(folded) }
    : { kind: 'username', value: normaliseUsername(folded) };
}

const mail = z
  .string()
  .transform(normaliseMail)
  .pipe(z.string().min(1, say('required')).max(254, say('too_long:254')))
  .pipe(z.email(say('not_a_mail')));
const optionalMail = z.union([
  z
    .string()
    .regex(/^\s*$/)
    .transform(() => null),
  mail,
]);
const optionalUsername = z
  .string()
  .transform(normaliseUsername)
  .pipe(
    z.union([
      z.literal(''),
      z
        .string()
        .min(usernameLength.min, say(`too_short:${usernameLength.min}`))
        .max(usernameLength.max, say(`too_long:${usernameLength.max}`))
        .regex(usernamePattern, say('not_a_username')),
    ]),
  )
  .transform(emptyAsNull);
/** As typed: a password is never trimmed. What is wrong with a new one, `passwordProblem` says. */
const password = z.string();
const secretWord = z.string().min(1, say('required'));
const certificate = z
  .string()
  .transform(foldCertificate)
  .refine((number) => number === '' || readCertificate(number) !== null, say('not_a_certificate'))
  .transform(emptyAsNull);
const creditCode = z
  .string()
  .transform((value) => foldText(value).replaceAll(' ', '').toUpperCase())
  .pipe(
    z
      .string()
      .min(1, say('required'))
      .regex(creditCodePattern, say('not_a_credit_code'))
      .refine((code) => !creditCodePattern.test(code) || creditCodeChecks(code), say('credit_code_check')),
  );
const phone = z
  .string()
  .min(1, say('required'))
  .refine((typed) => typed === '' || readPhone(typed) !== null, say('not_a_phone'))
  .transform((typed) => readPhone(typed) ?? '');
const consent = z.literal('yes', say('not_ticked'));
/** A region code, checked against the city's districts by the verb; empty: she does not know. */
const district = z.string().max(20, say('not_a_choice')).transform(emptyAsNull);

export const signInForm = z.object({
  login: text(254),
  password: secretWord,
  next: z.string().max(500, say('too_long:500')),
});
export const askResetForm = z.object({ mail });
export const resetForm = z.object({ password });
export const changePasswordForm = z.object({ current: secretWord, password });
export const ownAccountForm = z.object({ name: text(60), mail: optionalMail, username: optionalUsername, password });
/** As much as can be read of the account in a form of which some fields are wrong; what cannot, or is no field of it, is undefined. */
export type AccountRead = {
  readonly name: string;
  readonly mail: string | null | undefined;
  readonly username: string | null | undefined;
  readonly password: string;
};

export function readAccount(values: Readonly<Record<string, string | readonly string[]>>): AccountRead {
  const typed = (name: string) => String(values[name] ?? '');
  return {
    name: typed('name'),
    mail: optionalMail.safeParse(typed('mail')).data,
    username: 'username' in values ? optionalUsername.safeParse(typed('username')).data : undefined,
    password: typed('password'),
  };
}

export const setupForm = z.object({ code: text(60), ...ownAccountForm.shape });

/** What a student says of herself, apart from the account. */
export const studentFactsForm = z.object({
  name: ownAccountForm.shape.name,
  school: text(100),
  graduation_year: whole(1980, 2100),
  certificate,
  disability_consent: ticked,
  district,
  consent,
});
export const studentRegistrationForm = z.object({ ...ownAccountForm.shape, ...studentFactsForm.shape });
/** The same of an employer. */
export const employerFactsForm = z.object({
  organization: text(200),
  credit_code: creditCode,
  employer_kind: choice(employerKinds),
  district,
  name: text(60),
  phone,
  consent,
});
export const employerRegistrationForm = z.object({ ...employerFactsForm.shape, mail, password });

export const invitationForm = z.object({
  role: choice(roles),
  /** Whom or what it is for: a student's or base's number, a school's or employer's name, a district's code. */
  place: z
    .string()
    .transform(foldText)
    .pipe(z.string().max(200, say('too_long:200'))),
  mail: optionalMail,
});
export const reasonForm = z.object({ reason: reason(300) });

/** The filters of the list of accounts: a wrong value falls back to no filter. */
export const accountsFilter = z.object({
  role: z.enum(roles).nullable().catch(null),
  state: z.enum(membershipStates).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type AccountsFilter = z.output<typeof accountsFilter>;

export const auditFilter = z.object({
  verb: z.enum(verbs).nullable().catch(null),
  day: z.string().refine(isDay).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type AuditFilter = z.output<typeof auditFilter>;
