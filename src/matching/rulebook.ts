import type { DemandId, FeatureId, NeedId } from '../reference/index.ts';
import type { EditionContent, FundingHint } from './edition-content.ts';
import { criteria, type Criterion, type Tier } from './facts.ts';

/** Points per tier. They are data of an edition: multiples of `step`, so that fit has few values. */
export type Points = { readonly [C in Criterion]: Readonly<Partial<Record<Tier, number>>> };
export type Edition = EditionContent & {
  readonly id: string;
  /** Fingerprint of the content. */
  readonly digest: string;
};

/** Features that count with care of their own, whatever else an edition says of them. */
export const careful = { remoteFull: 'F_REMOTE_FULL', taskReallocation: 'F_TASK_REALLOCATION' } as const;

/** Places of features in the file's order. */
export type FeatureList = readonly number[];
export type BookNeed = {
  readonly id: NeedId;
  readonly metWhen: readonly FeatureList[];
  /** The demands that obstruct this need, in the file's order. */
  readonly obstructedBy: readonly {
    readonly demand: DemandId;
    /** Its place in the file. */
    readonly at: number;
    readonly resolvedBy: FeatureList;
    /** The same list with F_TASK_REALLOCATION last, for an incidental demand that can be handed to a colleague. */
    readonly resolvedOrMoved: FeatureList;
  }[];
  /** Whether remote work has a say in it; where not, it is the same for those who accept it and those who do not. */
  readonly heedsRemote: boolean;
};

/** An edition laid out for the rules: needs, features and demands by their place in the file. */
export type Rulebook = {
  readonly edition: Edition;
  readonly needs: readonly BookNeed[];
  readonly needAt: ReadonlyMap<NeedId, number>;
  readonly features: readonly FeatureId[];
  readonly featureAt: ReadonlyMap<FeatureId, number>;
  readonly demandAt: ReadonlyMap<DemandId, number>;
  readonly individual: readonly boolean[];
  readonly remoteFull: number;
  readonly taskReallocation: number;
  readonly onSite: ReadonlySet<DemandId>;
  /** What the best tier of each criterion gives. */
  readonly full: Readonly<Record<Criterion, number>>;
};

export function openRulebook(edition: Edition): Rulebook {
  const { features, demands } = edition.functional;
  const featureAt = new Map(features.map((feature, at) => [feature.id, at]));
  const needs = needsIn(edition, featureAt);
  return {
    edition,
    needs,
    needAt: new Map(needs.map((need, at) => [need.id, at])),
    features: features.map((feature) => feature.id),
    featureAt,
    demandAt: new Map(demands.map((demand, at) => [demand.id, at])),
    individual: features.map((feature) => feature.individual === true),
    remoteFull: featureAt.get(careful.remoteFull)!,
    taskReallocation: featureAt.get(careful.taskReallocation)!,
    onSite: new Set(demands.filter((demand) => demand.on_site).map((demand) => demand.id)),
    full: Object.fromEntries(
      criteria.map((criterion) => [criterion, Math.max(...Object.values(edition.points[criterion]))]),
    ) as Record<Criterion, number>,
  };
}

function needsIn(edition: Edition, featureAt: ReadonlyMap<FeatureId, number>): BookNeed[] {
  const { needs, demands } = edition.functional;
  const places = (ids: readonly FeatureId[]) => ids.map((id) => featureAt.get(id)!);
  return needs.map((need) => {
    const metWhen = need.met_when.map(places);
    const obstructedBy = demands.flatMap((demand, at) =>
      demand.barriers
        .filter((barrier) => barrier.need === need.id)
        .map((barrier) => {
          const resolvedBy = places(barrier.resolved_by);
          const moved = demand.reallocatable === false ? [] : places([careful.taskReallocation]);
          return { demand: demand.id, at, resolvedBy, resolvedOrMoved: [...new Set([...resolvedBy, ...moved])] };
        }),
    );
    const lists = [...metWhen, ...obstructedBy.map((each) => each.resolvedBy)];
    const heedsRemote = lists.some((list) => list.includes(featureAt.get(careful.remoteFull)!));
    return { id: need.id, metWhen, obstructedBy, heedsRemote };
  });
}

/** Who can arrange or fund a feature, by the kind of change it is. */
export function hintFor(book: Rulebook, feature: FeatureId): FundingHint {
  const { functional, funding } = book.edition;
  const kind = functional.features[book.featureAt.get(feature) ?? -1]?.kind;
  return funding.find((hint) => hint.kind === kind) ?? funding[0]!;
}
