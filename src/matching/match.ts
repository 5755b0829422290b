import type { DemandId, FeatureId, NeedId } from '../reference/index.ts';
import type { Class, Condition, Criterion, Flag, Importance, State, Tier, Verdict } from './facts.ts';

/** Which feature decided a list of a need, or how a demand is resolved. An empty list is `no` without a feature. */
export type Evidence = { readonly demand?: DemandId; readonly feature: FeatureId | null; readonly state: State };
export type NeedVerdict = {
  readonly need: NeedId;
  readonly importance: Importance;
  readonly verdict: Verdict;
  readonly evidence: readonly Evidence[];
};
export type CriterionPoints = { readonly criterion: Criterion; readonly tier: Tier; readonly points: number };
/** A feature that, were it there, would lift the pair out of `gap`, and the class it would give. */
export type Opening = { readonly feature: FeatureId; readonly class: Exclude<Class, 'gap'> };

/** One pair explained: nothing in it is written that `explain` would not give again for the same facts. */
export type Match = {
  readonly student: string;
  readonly position: string;
  readonly class: Class;
  /** 0–100, a multiple of 5: the sum of the points. */
  readonly fit: number;
  readonly quality: number;
  readonly flags: readonly Flag[];
  readonly needs: readonly NeedVerdict[];
  readonly criteria: readonly CriterionPoints[];
};

/** A pair that is no candidate, with every condition that it fails. */
export type Refusal = { readonly refused: readonly [Condition, ...Condition[]] };
