import { changeOf, differs, type Known } from './compare.ts';
import type { Manner, RowRead } from './judge.ts';
import { asNew, type Candidate, type Decisions, type Place, type Question } from './plan.ts';

/** Which record a row means: surely this one, or perhaps one of these, or none. */
export type Match<F> = { readonly sure: Known<F> } | Likely<F>;
/** `equals`, `twins`: those of them that may say the very same, where not all may. */
type Likely<F> = {
  readonly maybe: readonly Known<F>[];
  readonly rows: readonly EarlierRow<F>[];
  readonly equals?: readonly Known<F>[];
  readonly twins?: readonly EarlierRow<F>[];
};
/** A row of the same file that would be a new record, too. */
export type EarlierRow<F> = Place & { readonly name: string; readonly facts: Partial<F> };

/** So many candidates are shown with what differs; the others are only counted. */
const mostShown = 5;
/** Among so many those that differ least are looked for: each costs a comparison of every field. */
const mostRanked = 50;

/** Null: no record of ours. A place: the earlier row that says exactly the same. */
export function whichOne<F>(
  read: RowRead<F>,
  { maybe, rows, equals = maybe, twins = rows }: Likely<F>,
  decisions: Decisions,
  manner: Manner<F>,
  asked: Question[],
): Known<F> | null | Place {
  const { facts, openMajors } = read;
  const isEqual = (known: Partial<F>, given: Partial<F>) =>
    !manner.fields.some((field) => differs(field, known, given)) &&
    openMajors.every((major) => manner.answered(major, known, given) !== null);
  const equal = equals.find((one) => isEqual(one.facts, manner.counting(facts, one)));
  if (equal) return equal;
  const twin = openMajors.length > 0 ? undefined : twins.find((one) => isEqual(one.facts, facts));
  if (twin) return placeOf(twin);
  if (maybe.length + rows.length === 0) return null;
  const id = `${read.id}-same`;
  const answer = decisions[id] ?? null;
  const chosen = answer === null ? undefined : maybe.find((one) => answer === `same:${one.number}`);
  const decided = chosen || answer === asNew ? answer : null;
  asked.push({ id, kind: 'same', ...shown(read, { maybe, rows }, manner), decided });
  return chosen ?? null;
}

const placeOf = ({ row, sheet }: Place): Place => ({ row, ...(sheet === undefined ? {} : { sheet }) });
type Shown = { readonly candidates: readonly Candidate[]; readonly more: number };

function shown<F>({ facts }: RowRead<F>, { maybe, rows }: Likely<F>, { fields, counting }: Manner<F>): Shown {
  const among = (known: Pick<Known<F>, 'facts'>, given: Partial<F>) =>
    fields.filter((field) => differs(field, known.facts, given)).map((field) => changeOf(field, known, given));
  const records = maybe
    .slice(0, mostRanked)
    .map((one) => ({ number: one.number, name: one.name, differs: among(one, counting(facts, one)) }))
    .toSorted((one, other) => one.differs.length - other.differs.length);
  const earlier = rows.slice(0, mostShown).map((one) => ({
    number: '',
    name: one.name,
    at: placeOf(one),
    differs: among(one, facts),
  }));
  const candidates = [...records, ...earlier].slice(0, mostShown);
  return { candidates, more: maybe.length + rows.length - candidates.length };
}
