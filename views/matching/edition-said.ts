import type { EditionDifference } from '../../src/matching/index.ts';
import type { Demand, DisabilityCategory, FeatureId } from '../../src/reference/index.ts';
import { demandName, featureName, list, needName } from '../names.ts';
import type { Wording } from '../page.ts';

/** 甲，或 乙: one of these features is enough. */
export const oneOf = (page: Wording, features: readonly FeatureId[]): string =>
  features.map((id) => featureName(page, id)).join(page.words.editions.or);

export function barrierText(page: Wording, { need, resolved_by }: Demand['barriers'][number]): string {
  const w = page.words.editions;
  return w.barrier(needName(page, need), resolved_by.length === 0 ? w.unresolved : oneOf(page, resolved_by));
}

export function categoriesText(page: Wording, categories: readonly DisabilityCategory[]): string {
  if (categories.length === 0) return page.words.editions.reviewNone;
  return list(
    page,
    categories.map((category) => page.words.official.categories[category]),
  );
}

export const tierName = (
  page: Wording,
  criterion: keyof Wording['words']['editions']['tiers'],
  tier: string,
): string => {
  const its: Readonly<Record<string, string>> = page.words.editions.tiers[criterion];
  return its[tier] ?? tier;
};

type Said = { readonly what: string; readonly before: readonly string[]; readonly after: readonly string[] };

/** One field in which two editions differ: what it is, and its lines before and after. */
export function differenceSaid(page: Wording, difference: EditionDifference): Said {
  const w = page.words.editions;
  const { changeKinds, arrangers, criteria } = page.words.matching;
  const from = <T>(
    what: string,
    its: { before: T; after: T },
    say: (value: T) => string | readonly string[],
  ): Said => ({
    what,
    before: [say(its.before)].flat(),
    after: [say(its.after)].flat(),
  });
  const yesNo = (value: boolean) => (value ? w.yes : w.no);
  switch (difference.field) {
    case 'step':
      return from(w.changed.step, difference, w.score);
    case 'points': {
      const { criterion, tier } = difference;
      return from(w.tierOf(criteria[criterion], tierName(page, criterion, tier)), difference, w.score);
    }
    case 'reviewed_categories':
      return from(w.changed.review, difference, (value) => categoriesText(page, value));
    case 'arranged_by':
      return from(w.changed.arrangedBy(changeKinds[difference.kind]), difference, (value) => arrangers[value]);
    case 'funding_zh':
      return from(w.changed.textZh(changeKinds[difference.kind]), difference, String);
    case 'funding_en':
      return from(w.changed.textEn(changeKinds[difference.kind]), difference, String);
    case 'feature_kind':
      return from(
        w.changed.featureKind(featureName(page, difference.feature)),
        difference,
        (kind) => changeKinds[kind],
      );
    case 'individual':
      return from(w.changed.individual(featureName(page, difference.feature)), difference, yesNo);
    case 'met_when':
      return from(w.changed.metWhen(needName(page, difference.need)), difference, (lists) =>
        lists.map((features) => oneOf(page, features)),
      );
    case 'barriers':
      return from(w.changed.barriers(demandName(page, difference.demand)), difference, (barriers) =>
        barriers.map((barrier) => barrierText(page, barrier)),
      );
    case 'reallocatable':
      return from(w.changed.reallocatable(demandName(page, difference.demand)), difference, yesNo);
    case 'on_site':
      return from(w.changed.onSite(demandName(page, difference.demand)), difference, yesNo);
  }
}
