import type { Arranger, Demand, DisabilityCategory, FeatureId, FeatureKind, NeedId } from '../reference/index.ts';
import type { EditionContent } from './edition-content.ts';
import { criteria, tiers, type Criterion, type Tier } from './facts.ts';

type From<T> = { readonly before: T; readonly after: T };

/** One field in which an edition differs from the one that it is based on. */
export type EditionDifference =
  | ({ readonly field: 'step' } & From<number>)
  | ({ readonly field: 'points'; readonly criterion: Criterion; readonly tier: Tier } & From<number>)
  | ({ readonly field: 'reviewed_categories' } & From<readonly DisabilityCategory[]>)
  | ({ readonly field: 'arranged_by'; readonly kind: FeatureKind } & From<Arranger>)
  | ({ readonly field: 'funding_zh' | 'funding_en'; readonly kind: FeatureKind } & From<string>)
  | ({ readonly field: 'feature_kind'; readonly feature: FeatureId } & From<FeatureKind>)
  | ({ readonly field: 'individual'; readonly feature: FeatureId } & From<boolean>)
  | ({ readonly field: 'met_when'; readonly need: NeedId } & From<readonly (readonly FeatureId[])[]>)
  | ({ readonly field: 'barriers'; readonly demand: string } & From<Demand['barriers']>)
  | ({ readonly field: 'reallocatable' | 'on_site'; readonly demand: string } & From<boolean>);

/** Field by field, in the order in which an edition is read. Empty: both say the same. */
export function differencesBetween(from: EditionContent, to: EditionContent): EditionDifference[] {
  return [
    ...pointDifferences(from, to),
    ...fundingDifferences(from, to),
    ...featureDifferences(from, to),
    ...needDifferences(from, to),
    ...demandDifferences(from, to),
  ];
}

function pointDifferences(from: EditionContent, to: EditionContent): EditionDifference[] {
  const points = criteria.flatMap((criterion) =>
    tiers[criterion].flatMap((tier) =>
      changed(from.points[criterion][tier] ?? 0, to.points[criterion][tier] ?? 0, (its) => ({
        field: 'points' as const,
        criterion,
        tier,
        ...its,
      })),
    ),
  );
  return [
    ...changed(from.step, to.step, (its) => ({ field: 'step' as const, ...its })),
    ...points,
    ...changed(from.reviewed_categories, to.reviewed_categories, (its) => ({
      field: 'reviewed_categories' as const,
      ...its,
    })),
  ];
}

function fundingDifferences(from: EditionContent, to: EditionContent): EditionDifference[] {
  return from.funding.flatMap((before): EditionDifference[] => {
    const after = to.funding.find((hint) => hint.kind === before.kind);
    if (!after) return [];
    const { kind } = before;
    return [
      ...changed(before.arranged_by, after.arranged_by, (its) => ({ field: 'arranged_by' as const, kind, ...its })),
      ...changed(before.zh, after.zh, (its) => ({ field: 'funding_zh' as const, kind, ...its })),
      ...changed(before.en, after.en, (its) => ({ field: 'funding_en' as const, kind, ...its })),
    ];
  });
}

function featureDifferences(from: EditionContent, to: EditionContent): EditionDifference[] {
  return from.functional.features.flatMap((before): EditionDifference[] => {
    const after = to.functional.features.find((feature) => feature.id === before.id);
    if (!after) return [];
    const feature = before.id;
    const [was, is] = [before.individual === true, after.individual === true];
    return [
      ...changed(before.kind, after.kind, (its) => ({ field: 'feature_kind' as const, feature, ...its })),
      ...changed(was, is, (its) => ({ field: 'individual' as const, feature, ...its })),
    ];
  });
}

function needDifferences(from: EditionContent, to: EditionContent): EditionDifference[] {
  return from.functional.needs.flatMap((before): EditionDifference[] => {
    const after = to.functional.needs.find((need) => need.id === before.id);
    if (!after) return [];
    const need = before.id;
    return changed(before.met_when, after.met_when, (its) => ({ field: 'met_when' as const, need, ...its }));
  });
}

function demandDifferences(from: EditionContent, to: EditionContent): EditionDifference[] {
  return from.functional.demands.flatMap((before): EditionDifference[] => {
    const after = to.functional.demands.find((demand) => demand.id === before.id);
    if (!after) return [];
    const demand = before.id;
    const [was, is] = [before, after].map((one) => ({
      moved: one.reallocatable !== false,
      onSite: one.on_site === true,
    }));
    return [
      ...changed(before.barriers, after.barriers, (its) => ({ field: 'barriers' as const, demand, ...its })),
      ...changed(was!.moved, is!.moved, (its) => ({ field: 'reallocatable' as const, demand, ...its })),
      ...changed(was!.onSite, is!.onSite, (its) => ({ field: 'on_site' as const, demand, ...its })),
    ];
  });
}

/** Values are compared as they are written: lists in their order, which evidence follows. */
function changed<T, D>(before: T, after: T, say: (its: From<T>) => D): D[] {
  return plain(before) === plain(after) ? [] : [say({ before, after })];
}

const plain = (value: unknown): string =>
  JSON.stringify(value, (_key, its: unknown) =>
    its !== null && typeof its === 'object' && !Array.isArray(its)
      ? Object.fromEntries(Object.entries(its).sort(([one], [other]) => (one < other ? -1 : 1)))
      : its,
  );
