/** Why somebody opens what is hidden: she reads it in her log. `other` needs words of its own. */
export const whys = ['contact', 'eligibility', 'service', 'review', 'correction', 'asked_by_her', 'other'] as const;
export type Why = (typeof whys)[number];
export type Reason = {
  readonly why: Why;
  /** In the reader's own words, at most 200 characters. */
  readonly detail: string | null;
};

/** What each page offers of them. */
export const contactWhys: readonly Why[] = ['contact', 'service', 'correction', 'asked_by_her', 'other'];
export const disabilityWhys: readonly Why[] = [
  'eligibility',
  'service',
  'review',
  'correction',
  'asked_by_her',
  'other',
];

/** How much one person may open on one day: a worker calls a few dozen students, who copies the register needs more. */
export const mostRevealsADay = 200;
