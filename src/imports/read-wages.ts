import { choose, foldText, policyFigure } from '../reference/index.ts';
import type { WageSaid } from '../positions/index.ts';
import type { Cell, Wage } from '../sheets/index.ts';
import * as values from './read-values.ts';
import usual from './data/usual-wages-2026-1.json' with { type: 'json' };
import { said, wrong, type Said } from './row-reader.ts';

/** 月薪 of a position, and what a student wants to earn at least. */

const monthsIn = { month: 1, day: policyFigure('monthly_paid_days').value, year: 1 / 12 } as const;

/** A wage by the day or year is worked out for the month; by the hour it stays open, since the hours are not known. */
function monthly({ low, high, period }: Wage): Pick<WageSaid, 'min' | 'max'> {
  const yuan = (amount: number | null) =>
    amount === null || period === 'hour' ? null : Math.floor(amount * monthsIn[period]);
  return { min: yuan(low), max: yuan(high) };
}

export function readWageSaid(cell: Cell): Said<WageSaid> {
  const found = values.wage(cell);
  if (!found || 'wrong' in found) return found;
  return said({ text: foldText(cell.text).slice(0, 60), ...monthly(found.value) });
}

/** Somebody should look at it: a digit too many or too few. Source: data/usual-wages-2026-1.json. */
export const isUnusualWage = ({ min, max }: WageSaid): boolean =>
  [min, max].some((yuan) => yuan !== null && (yuan < usual.least || yuan > usual.most));

const noFloor = ['不限', '无', '无要求', '没有要求', '随意', '均可', '都可以'] as const;

/** 期望月薪, worked out in the same way; 0 where she names none. What an hour is worth in a month nobody can say. */
export function readWageFloor(cell: Cell): Said<number> {
  if (choose(noFloor, cell.text) !== null) return said(0);
  const found = values.wage(cell);
  if (!found || 'wrong' in found) return found;
  if (found.value.period === 'hour') return wrong('wage_by_hour');
  const { min, max } = monthly(found.value);
  return said(min ?? max ?? 0);
}
