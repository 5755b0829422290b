import { countsOf, hashOf } from './plan.ts';
import type { Prepared } from './plan-import.ts';

/** A workbook with a sheet for each school, district or student: each is planned by itself, and they are one import. */

/**
 * Whether a sheet of bases is of a district that an earlier one was of, or names a base that one named: each was planned
 * without what the others write, so such a sheet is not read together with them. Students of earlier sheets are known.
 */
export function isShared({ plan }: Prepared, earlier: readonly Prepared[]): boolean {
  if (plan.kind !== 'annex5') return false;
  const before = new Set(earlier.flatMap((one) => one.plan.rows.map((row) => row.name)));
  return earlier.some((one) => one.plan.about === plan.about) || plan.rows.some((row) => before.has(row.name));
}

const mostNamed = 3;

/** Each name once, as far as they fit on a line: 甲大学、乙大学、丙大学等. */
export function namesOf(names: readonly (string | null | undefined)[]): string | null {
  const all = [...new Set(names)].filter((name) => name != null);
  if (all.length === 0) return null;
  return `${all.slice(0, mostNamed).join('、')}${all.length > mostNamed ? '等' : ''}`;
}

/** One plan of them all, in the order of the workbook. `others`: sheets of the same form that are not read. */
export function joinSheets(parts: readonly [Prepared, ...Prepared[]], others: readonly string[]): Prepared {
  const [{ plan, ...first }, ...more] = parts;
  if (more.length === 0) return { ...first, plan: { ...plan, others: [...plan.others, ...others] } };
  const plans = parts.map((part) => part.plan);
  const rows = plans.flatMap((one) => one.rows);
  return {
    plan: {
      ...plan,
      sheet: [...new Set(plans.map((one) => one.sheet))].join('、'),
      about: namesOf(plans.map((one) => one.about)),
      others: [...plan.others, ...others],
      skipped: plans.flatMap((one) => one.skipped),
      rows,
      counts: countsOf(rows),
      hash: hashOf(rows),
    },
    writes: { of: 'sheets', sheets: parts.map((part) => part.writes) },
  };
}
