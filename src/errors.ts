/** What a person cannot mend is thrown; `app.onError` alone turns it into HTTP. What she can mend is a value: `Problems`. */

/** The thing is not there, or this actor may not know that it is: both look alike. */
export class NotFound extends Error {
  override name = 'NotFound';
}

/** The actor is nobody yet: signing in may help. */
export class SignInNeeded extends Error {
  override name = 'SignInNeeded';
}

/** Somebody else was faster, or the thing is no longer in the state that the act needs. */
export class Conflict extends Error {
  override name = 'Conflict';
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/** A form was filled in by one person and sent by another: what the first one typed is not the second one's. */
export class FilledByOther extends Error {
  override name = 'FilledByOther';
}

/** Too many tries; `retryAfter` in seconds. */
export class TooMany extends Error {
  override name = 'TooMany';
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super('too many tries');
    this.retryAfter = retryAfter;
  }
}

/**
 * Every problem that a form field can have, as a key; its sentence is in `views/words` under `problems`.
 * A problem with a figure is written `key:figure` (`too_long:200`), because zod carries a problem as a string.
 */
export const problemKeys = [
  'required',
  'not_ticked',
  'none_chosen',
  'not_a_choice',
  'too_long',
  'too_short',
  'too_small',
  'too_large',
  'too_early',
  'too_late',
  'counted_too_large',
  'not_a_number',
  'not_a_date',
  'not_a_year',
  'not_a_month',
  'not_a_phone',
  'not_a_mail',
  'not_a_certificate',
  'certificate_category_differs',
  'certificate_level_differs',
  'other_certificate',
  'certificate_held',
  'not_a_credit_code',
  'credit_code_check',
  'not_found',
  'no_such_place',
  'taken',
  'differs',
  'common_password',
  'not_a_username',
  'wrong_password',
  'wrong_code',
  'mail_or_username',
  'expired',
  'forbidden_words',
  'personal',
  'anything_and_named',
  'same_major',
  'kept_already',
  'not_a_multiple',
  'above_better',
  'sum_too_large',
  'too_fine',
  'unknown_name',
  'twice',
  'never_individual',
  'compare_first',
  'nobody_ticked',
  'look_first',
  'no_match',
  'list_there',
  'other_district',
  'no_such_number',
  'no_such_employer',
  'has_account',
  'invited_already',
  'same_position',
  'choose_or_type',
  'file_missing',
  'file_too_large',
  'file_type',
] as const;
export type ProblemKey = (typeof problemKeys)[number];
export type Problem = ProblemKey | `${ProblemKey}:${string | number}`;
/** field name → its problem; no entry means the field is right. */
export type Problems = Record<string, Problem>;

/** Splits `too_long:200` into its key and its figure. */
export function readProblem(problem: Problem): { key: ProblemKey; figure: string } {
  const [key = '', ...rest] = problem.split(':');
  return { key: key as ProblemKey, figure: rest.join(':') };
}
