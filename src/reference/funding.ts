import { readData } from './data.ts';
import type { FeatureKind } from './needs.ts';

/** Who can fund or arrange a change. */
export const arrangers = ['employer', 'agency', 'both'] as const;
export type Arranger = (typeof arrangers)[number];

export type Funding = {
  readonly kind: FeatureKind;
  readonly arranged_by: Arranger;
  /** One or two sentences to whoever considers the change. */
  readonly zh: string;
  readonly en: string;
};

const file = readData<{ readonly kinds: readonly Funding[] }>('funding');
export const fundingAbout = file.about;

/** Who can fund or arrange a feature of a kind. Written for this project and to be reviewed: see data/funding.json. */
export const fundingOf = (kind: FeatureKind): Funding => file.kinds.find((one) => one.kind === kind)!;
