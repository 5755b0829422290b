import type { Problems } from '../errors.ts';
import { policyFigure } from '../reference/index.ts';

/** How far an employer is from employing its share of disabled people. */
export type Quota = {
  /** Persons that the quota asks for, with decimals, as the levy counts them. */
  readonly due: number;
  /** Whole persons missing; 0: reached; null: how many it employs is not known. */
  readonly missing: number | null;
  /** So small that it pays no levy. */
  readonly exempt: boolean;
};

/**
 * The quota of an employer, null where its headcount is not known. `counted` as the policy counts: a person of level 1–2
 * twice. Source: policy figures `quota_share` and `levy_exempt_staff`.
 */
export function quotaOf(headcount: number | null, counted: number | null): Quota | null {
  if (headcount === null) return null;
  const due = Math.round(headcount * policyFigure('quota_share').value * 100) / 100;
  return {
    due,
    missing: counted === null ? null : Math.max(0, Math.ceil(due - counted)),
    exempt: headcount <= policyFigure('levy_exempt_staff').value,
  };
}

/** Those who are counted may not be more than all staff could be. Source: policy figure `quota_double_count`. */
export function countedProblems({ headcount, quota_counted }: Staff): Problems {
  if (headcount === null || quota_counted === null) return {};
  const most = headcount * policyFigure('quota_double_count').value;
  return quota_counted > most ? { quota_counted: `counted_too_large:${most}` } : {};
}

type Staff = { readonly headcount: number | null; readonly quota_counted: number | null };

/** A phone number as a page shows it until somebody asks to see it: 138****1234. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** A mail address as a page shows it until somebody asks to see it: c***@example.com. */
export const maskMail = (mail: string): string => `${mail[0]}***${mail.slice(mail.lastIndexOf('@'))}`;
