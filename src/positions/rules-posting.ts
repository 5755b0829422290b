import type { Problems } from '../errors.ts';
import { features, type DemandId, type EducationMinimum, type FeatureId, type RegionCode } from '../reference/index.ts';
import { forbiddenInReason, forbiddenWords } from './rules-wording.ts';
import type { DemandWeight, MajorRule, NamedCategory, NamedMajor, PositionKind, StatedState } from './tables.ts';

/** What a posting says, as the columns of a position have it. */
export type Posting = {
  readonly kind: PositionKind;
  /** 灵活就业 as the form of work. */
  readonly flexible: boolean;
  readonly title: string;
  readonly headcount: number;
  readonly duties: string | null;
  readonly education: EducationMinimum;
  /** Empty: 不限. */
  readonly majors: readonly NamedMajor[];
  readonly major_rule: MajorRule | null;
  readonly categories: readonly NamedCategory[];
  /** The essential-duty reason; staff accept or refuse it. */
  readonly category_reason: string | null;
  readonly region: RegionCode | null;
  readonly address: string | null;
  readonly wage_text: string | null;
  /** Yuan a month; both null: 面议. */
  readonly wage_min: number | null;
  readonly wage_max: number | null;
  readonly demands: Readonly<Record<DemandId, DemandWeight>>;
  /** What is not stated is not known. */
  readonly features: Readonly<Record<FeatureId, StatedState>>;
  /** YYYY-MM-DD. */
  readonly closes_on: string | null;
  readonly contact_name: string | null;
};

/** A wage as workbooks write it: 6800-9000, 5000以上, 4000以下, 面议. */
export function wageText(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return min === max ? String(min) : `${min}-${max}`;
  if (min !== null) return `${min}以上`;
  return max === null ? '面议' : `${max}以下`;
}

/**
 * What is wrong with a posting whoever makes it: words that may not stand in it, a last day that is past, a wage or a
 * reason that does not fit the rest. `today` is YYYY-MM-DD. An employer (`needsFacts`) has to say something of its
 * workplace and of how one communicates there; 没有 is an answer.
 */
export function problemsIn(posting: Posting, today: string, { needsFacts = false, taken = 0 } = {}): Problems {
  const { categories, category_reason, wage_min, wage_max, closes_on, headcount } = posting;
  const problems: Problems = {};
  const refuse = (field: string, words: readonly string[]) => {
    if (words.length > 0) problems[field] = `forbidden_words:${words.join('、')}`;
  };
  refuse('title', forbiddenWords(posting.title));
  refuse('duties', forbiddenWords(posting.duties ?? ''));
  refuse('category_reason', forbiddenInReason(category_reason ?? ''));
  if (category_reason !== null && categories.length === 0) problems['categories'] = 'required';
  if (posting.majors.length > 0 && posting.major_rule === null) problems['major_rule'] = 'none_chosen';
  if (closes_on !== null && closes_on < today) problems['closes_on'] = `too_early:${today}`;
  if (wage_min !== null && wage_max !== null && wage_max < wage_min) problems['wage_to'] = `too_small:${wage_min}`;
  if (headcount < taken) problems['headcount'] = `too_small:${taken}`;
  if (needsFacts) Object.assign(problems, missingFacts(posting));
  return problems;
}

function missingFacts({ features: stated }: Posting): Problems {
  const groups = features.filter((feature) => stated[feature.id] !== undefined).map((feature) => feature.group);
  return {
    ...(groups.includes('communication') ? {} : { communication: 'required' as const }),
    ...(groups.some((group) => group !== 'communication') ? {} : { workplace: 'required' as const }),
  };
}

/** The fields that differ between two postings, by the names of their columns. */
export function changedFields(before: Posting, after: Posting): (keyof Posting)[] {
  const fields = Object.keys(after) as (keyof Posting)[];
  return fields.filter((field) => canonical(before[field]) !== canonical(after[field]));
}

/** Records compare by what they hold, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
