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

/** One plan of them all, in the order of the workbook. `others`: sheets of the same form that are not read. */
export function joinSheets(parts: readonly [Prepared, ...Prepared[]], others: readonly string[]): Prepared {
  const [{ plan, ...first }, ...more] = parts;
  if (more.length === 0) return { ...first, plan: { ...plan, others: [...plan.others, ...others] } };
  const plans = parts.map((part) => part.plan);
  const rows = plans.flatMap((one) => one.rows);
  const named = (of: readonly (string | null)[]) => [...new Set(of)].filter((name) => name !== null).join('、');
  return {
    plan: {
      ...plan,
      sheet: named(plans.map((one) => one.sheet)),
      about: named(plans.map((one) => one.about)) || null,
      others: [...plan.others, ...others],
      rows,
      counts: countsOf(rows),
      hash: hashOf(rows),
    },
    writes: { of: 'sheets', sheets: parts.map((part) => part.writes) },
    shown: parts.flatMap((part) => part.shown),
  };
}
