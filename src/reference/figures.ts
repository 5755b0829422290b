import { readData } from './data.ts';

/** A number that a policy sets, with the document it stands in. */
export type PolicyFigure = {
  readonly key: string;
  readonly value: number;
  readonly unit: string;
  readonly text: string;
  readonly status: string;
  readonly source: string;
};

const file = readData<{ readonly figures: readonly PolicyFigure[] }>('policy-figures');
export const policyFiguresAbout = file.about;
export const policyFigures = file.figures;

const byKey = new Map(policyFigures.map((figure) => [figure.key, figure]));

/** The figure of a key. Throws for a key that data/policy-figures.json does not have: that is a mistake in the code. */
export function policyFigure(key: string): PolicyFigure {
  const figure = byKey.get(key);
  if (figure === undefined) throw new Error(`no policy figure ${key}`);
  return figure;
}

/** Yuan a month for yuan a day, by 月计薪天数; rounded to whole yuan. */
export const monthlyFromDaily = (yuanADay: number): number =>
  Math.round(yuanADay * policyFigure('monthly_paid_days').value);
