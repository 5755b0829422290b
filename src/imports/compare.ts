import type { Change } from './plan.ts';

/** A record that is there, in the form that rows are compared in. `confirmed`: fields that she confirmed herself. */
export type Known<F> = {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  readonly facts: Partial<F>;
  readonly confirmed: ReadonlySet<string>;
  /** May the one who imports see what the certificate says? */
  readonly open: boolean;
};

/** What a row is compared by: one field as a person knows it, made of one or more facts. */
export type Field<F> = {
  readonly key: string;
  readonly facts: readonly (keyof F & string)[];
  readonly show: (facts: Partial<F>) => string | null;
  readonly same: (known: Partial<F>, given: Partial<F>) => boolean;
  /** Names under which a record keeps that she confirmed it. */
  readonly confirmedAs: readonly string[] | ((given: Partial<F>) => readonly string[]);
  /** How a sealed value is shown, the one that is there and the file's own. */
  readonly mask?: (shown: string) => string;
  /** Said by the certificate: not compared for whom a record is not open, and whose it is reads of who saw it. */
  readonly closed?: boolean;
};

/** Stands in a plan for what is not to be read there. */
export const hiddenValue = '***';

export const isGiven = <F>({ facts }: Field<F>, given: Partial<F>): boolean =>
  facts.some((fact) => given[fact] !== undefined);

/** Whether a row says something of this field that the record does not. */
export const differs = <F>(field: Field<F>, known: Partial<F>, given: Partial<F>): boolean =>
  isGiven(field, given) && !field.same(known, given);

/** A change as a person reads it; what is sealed is masked. */
export function changeOf<F>(field: Field<F>, known: Pick<Known<F>, 'facts'>, given: Partial<F>): Change {
  const now = field.show(known.facts);
  const becomes = field.show(given) ?? '';
  return {
    field: field.key,
    now: now === null ? null : (field.mask?.(now) ?? now),
    becomes: field.mask?.(becomes) ?? becomes,
  };
}
