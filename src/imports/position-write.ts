import type { PositionFacts } from '../positions/index.ts';
import type { PositionCompared } from './fields-position.ts';
import type { Judged } from './judge.ts';

/** `employer`: the key under which the plan knows it; null where it does not change. */
export type PositionWrite = {
  readonly id: number | null;
  readonly employer: string | null;
  readonly facts: Partial<PositionFacts>;
};

/** What is written of a row: lists that belong together go together, and a rule needs majors that it is about. */
export function positionWrite(
  { known, write }: Judged<PositionCompared>,
  named: { readonly key: string } | null,
): PositionWrite {
  const { employer, employer_name: _name, ...facts } = write;
  const before = known?.facts ?? {};
  const majors = facts.majors ?? before.majors ?? [];
  const whole = {
    ...facts,
    ...wholeOf(['core', 'incidental'], facts, before),
    ...wholeOf(['has', 'can_provide', 'no'], facts, before),
  };
  const { major_rule, ...rest } = whole;
  const rule = major_rule ?? before.major_rule ?? 'preferred';
  const isNew = known === null;
  return {
    id: known?.id ?? null,
    employer: isNew || employer !== undefined ? (named?.key ?? null) : null,
    facts: {
      ...(isNew ? { kind: 'job', headcount: 1 } : {}),
      ...rest,
      ...(majors.length > 0 && (isNew || facts.majors || major_rule) ? { major_rule: rule } : {}),
    },
  };
}

type Lists = 'core' | 'incidental' | 'has' | 'can_provide' | 'no';

/** All lists that share one column, if one of them is written; what a given list names leaves the record's other lists. */
function wholeOf(
  keys: readonly Lists[],
  given: Partial<PositionFacts>,
  before: Partial<PositionFacts>,
): Partial<PositionFacts> {
  const stated = keys.filter((key) => given[key] !== undefined);
  if (stated.length === 0 || stated.length === keys.length) return {};
  const named = new Set(keys.flatMap((key) => given[key] ?? []));
  const kept = (key: Lists) => (before[key] ?? []).filter((id) => !named.has(id));
  return Object.fromEntries(keys.map((key) => [key, given[key] ?? kept(key)]));
}
