import { foldName } from '../reference/index.ts';
import { noClosingDay } from '../positions/index.ts';
import type { PositionCompared } from './fields-position.ts';

type Facts = Partial<PositionCompared>;
type Key = keyof typeof outlines;

/** As much of a fact as is the same wherever its field is; a record or row without it differs from one with it. */
const outlines = {
  kind: (facts: Facts) => facts.kind,
  headcount: (facts: Facts) => facts.headcount,
  education: (facts: Facts) => facts.education,
  region: (facts: Facts) => facts.region,
  address: (facts: Facts) => facts.address && foldName(facts.address),
  wage: ({ wage }: Facts) => wage && `${wage.min} ${wage.max}`,
  closes_on: (facts: Facts) => facts.closes_on ?? noClosingDay,
};
const keys = Object.keys(outlines) as Key[];

const outlineOf = (facts: Facts, given: readonly Key[]): string =>
  JSON.stringify(given.map((key) => outlines[key](facts) ?? null));

/** Positions of one title at one employer. Thousands may stand in one file, too many to compare each with each. */
export type Alike<T> = {
  readonly all: readonly T[];
  /** Those that may say the same as this row. */
  readonly like: (facts: Facts) => readonly T[];
  readonly add: (one: T) => void;
};

export function startAlike<T extends { readonly facts: Facts }>(first: readonly T[] = []): Alike<T> {
  const all = [...first];
  const byGiven = new Map<string, { readonly given: readonly Key[]; readonly outlined: Map<string, T[]> }>();
  const put = (outlined: Map<string, T[]>, given: readonly Key[], one: T) => {
    const outline = outlineOf(one.facts, given);
    const before = outlined.get(outline);
    if (before) before.push(one);
    else outlined.set(outline, [one]);
  };
  return {
    all,
    like(facts) {
      const given = keys.filter((key) => facts[key] !== undefined);
      const name = given.join(' ');
      let index = byGiven.get(name);
      if (!index) {
        byGiven.set(name, (index = { given, outlined: new Map() }));
        for (const one of all) put(index.outlined, given, one);
      }
      return index.outlined.get(outlineOf(facts, given)) ?? [];
    },
    add(one) {
      all.push(one);
      for (const { given, outlined } of byGiven.values()) put(outlined, given, one);
    },
  };
}
