import type { Arranger, Demand, DisabilityCategory, Feature, FeatureKind, Need } from '../reference/index.ts';
import type { Points } from './rulebook.ts';

/** Everything that an edition fixes: weights and tiers, who funds what, and the needs data. */
export type EditionContent = {
  readonly source: string;
  /** Every number of points is a multiple of this. */
  readonly step: number;
  readonly points: Points;
  /** Categories (on the certificate) whose matches a person looks at before anything is sent. */
  readonly reviewed_categories: readonly DisabilityCategory[];
  readonly funding: readonly FundingHint[];
  readonly functional: {
    readonly features: readonly Feature[];
    readonly needs: readonly Need[];
    readonly demands: readonly Demand[];
  };
};
/** Who can arrange or fund a kind of change, and what is said of it. */
export type FundingHint = {
  readonly kind: FeatureKind;
  readonly arranged_by: Arranger;
  readonly zh: string;
  readonly en: string;
};
