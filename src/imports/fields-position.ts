import {
  categoryName,
  demandWithId,
  featureWithId,
  flexibleWork,
  levelName,
  majorEntryText,
  regionName,
  type DisabilityLevel,
} from '../reference/index.ts';
import { maskPhone } from '../organizations/index.ts';
import {
  noClosingDay,
  type CategoryNamed,
  type MajorNamed,
  type PositionFacts,
  type WageSaid,
} from '../positions/index.ts';
import type { Field } from './compare.ts';
import * as values from './read-values.ts';

/** With the employer as the row and the record name it: an id, or what makes a new one. */
export type PositionCompared = PositionFacts & { readonly employer: string; readonly employer_name: string };
type Facts = Partial<PositionCompared>;
type Key = keyof PositionCompared;

const joined = (texts: readonly string[]): string => texts.join('；');

export const majorsText = (majors: readonly Pick<MajorNamed, 'level' | 'name'>[]): string =>
  majors.length === 0 ? '不限' : joined(majors.map(majorEntryText));

/** 肢体三级及以下；听力, or 不限. */
export const categoriesText = (categories: readonly CategoryNamed[]): string =>
  categories.length === 0
    ? '不限'
    : joined(
        categories.map(({ category, mostSevereLevel }) =>
          mostSevereLevel <= 1
            ? categoryName(category)
            : `${categoryName(category)}${levelName(mostSevereLevel as DisabilityLevel)}及以下`,
        ),
      );

const sameList = (one: readonly string[] = [], other: readonly string[] = []): boolean => {
  if (one.length !== other.length) return false;
  const set = new Set(one);
  return other.every((item) => set.has(item));
};
/** What the bounds say is what counts; only where there are none does the text. */
const sameWage = (one: WageSaid | undefined, other: WageSaid | undefined): boolean => {
  if (!one || !other) return one === other;
  if (one.min !== other.min || one.max !== other.max) return false;
  return one.min !== null || one.max !== null || one.text === other.text;
};

const plain = <K extends Key>(
  key: K,
  say: (value: NonNullable<PositionCompared[K]>) => string = String,
  more: Partial<Field<PositionCompared>> = {},
): Field<PositionCompared> => ({
  key,
  facts: [key],
  show: (facts) => (facts[key] === undefined || facts[key] === null ? null : say(facts[key] as never)),
  same: (known, given) => (known[key] ?? null) === (given[key] ?? null),
  confirmedAs: [key],
  ...more,
});
const list = <K extends 'core' | 'incidental' | 'has' | 'can_provide' | 'no'>(
  key: K,
  nameOf: (id: string) => { readonly zh: string } | null,
  confirmedAs: string,
): Field<PositionCompared> =>
  plain(key, (ids) => joined(ids.map((id) => nameOf(id)?.zh ?? id)) || '（没有）', {
    same: (known, given) => sameList(known[key], given[key]),
    confirmedAs: [confirmedAs],
  });

const written = (key: Written, same: SameWritten, more: Partial<Field<PositionCompared>> = {}) =>
  plain(key, String, { same: (known, given) => same(known[key], given[key]), ...more });
type SameWritten = typeof values.sameText;
type Written = 'title' | 'category_reason' | 'address' | 'duties' | 'contact_name' | 'contact_phone';

const kindNames = { job: '就业岗位', internship: '实习见习岗位' } as const;
const ruleNames = { required: '必须', preferred: '优先' } as const;
const educationText = (education: string): string =>
  education === '大专' || education === '本科' ? `${education}及以上` : education;

/** What is compared of a position, in the order of 岗位清单. */
export const positionFields: readonly Field<PositionCompared>[] = [
  plain('employer', String, { show: (facts: Facts) => facts.employer_name ?? null, confirmedAs: [] }),
  plain('kind', (kind) => kindNames[kind]),
  plain('flexible', (flexible) => (flexible ? flexibleWork : '—'), {
    same: (known, given) => (known.flexible ?? false) === given.flexible,
  }),
  written('title', values.sameText),
  plain('headcount'),
  plain('education', educationText),
  plain('majors', majorsText, {
    same: (known, given) => sameList(known.majors?.map(majorEntryText), given.majors?.map(majorEntryText)),
  }),
  plain('major_rule', (rule) => ruleNames[rule], {
    // Without majors there is nothing that a rule could be about.
    same: (known, given) => (given.majors ?? known.majors ?? []).length === 0 || known.major_rule === given.major_rule,
  }),
  plain('categories', categoriesText, {
    same: (known, given) => sameList(known.categories?.map(categoryKey), given.categories?.map(categoryKey)),
  }),
  written('category_reason', values.sameText),
  plain('region', regionName),
  written('address', values.sameText),
  plain('wage', (wage) => wage.text, {
    same: (known, given) => sameWage(known.wage, given.wage),
    confirmedAs: ['wage', 'wage_text', 'wage_min', 'wage_max'],
  }),
  written('duties', values.sameText),
  list('core', demandWithId, 'demands'),
  list('incidental', demandWithId, 'demands'),
  list('has', featureWithId, 'features'),
  list('can_provide', featureWithId, 'features'),
  list('no', featureWithId, 'features'),
  plain('closes_on', (day) => (day === noClosingDay ? '长期' : day), {
    same: ({ closes_on = noClosingDay }, given) => closes_on === given.closes_on,
  }),
  written('contact_name', values.sameName),
  written('contact_phone', values.samePhone, { mask: maskPhone }),
];

function categoryKey({ category, mostSevereLevel }: CategoryNamed): string {
  return `${category}${mostSevereLevel}`;
}
