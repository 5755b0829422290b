import { countsOf, hashOf, type Decisions, type Plan } from './plan.ts';
import type { Prepared } from './plan-import.ts';

/** A workbook with a sheet for each school or district: each is planned by itself, and they are one import. */

/** Rows of two sheets may have one number: questions of a later sheet are told apart by this. */
export const sheetPrefix = (at: number): string => `s${at + 2}-`;

export const withPrefix = (plan: Plan, prefix: string): Plan => ({
  ...plan,
  rows: plan.rows.map((row) => ({
    ...row,
    questions: row.questions.map((question) => ({ ...question, id: prefix + question.id })),
  })),
});
export const withoutPrefix = (decisions: Decisions, prefix: string): Decisions =>
  Object.fromEntries(
    Object.entries(decisions).flatMap(([id, answer]) =>
      id.startsWith(prefix) ? [[id.slice(prefix.length), answer]] : [],
    ),
  );

/**
 * Whether a sheet is of a school or district that an earlier one was of, or names a record that one named: each was planned
 * without what the others write, so such a sheet is not read together with them.
 */
export function isShared(sheet: Prepared, earlier: readonly Prepared[]): boolean {
  const before = new Set(earlier.flatMap(recordsOf));
  return (
    earlier.some((one) => one.plan.about === sheet.plan.about) || recordsOf(sheet).some((record) => before.has(record))
  );
}

/** Bases are recognised by their names, students by numbers, also of those whom a person may still choose. */
function recordsOf({ plan, writes }: Prepared): string[] {
  if (plan.kind === 'annex5') return plan.rows.map((row) => row.name);
  const meant = plan.rows.flatMap(({ number, questions }) => [
    number ?? '',
    ...questions.flatMap((one) => (one.kind === 'same' ? one.candidates.map((each) => each.number) : [])),
  ]);
  const students = writes.of === 'students' ? writes.students : [];
  const written = students.flatMap(({ facts }) => [facts.number ?? '', facts.certificate ?? '']);
  return [...meant, ...written].filter((each) => each !== '');
}

/** One plan of them all, in the order of the workbook. `others`: sheets of the same form that are not read. */
export function joinSheets(parts: readonly [Prepared, ...Prepared[]], others: readonly string[]): Prepared {
  const [{ plan, ...first }, ...more] = parts;
  if (more.length === 0) return { ...first, plan: { ...plan, others: [...plan.others, ...others] } };
  const plans = parts.map((part) => part.plan);
  const rows = plans.flatMap((one) => one.rows.map((row) => ({ ...row, sheet: one.sheet })));
  return {
    plan: {
      ...plan,
      sheet: plans.map((one) => one.sheet).join('、'),
      about: plans.map((one) => one.about).join('、'),
      others: [...plan.others, ...others],
      rows,
      counts: countsOf(rows),
      hash: hashOf(rows),
    },
    writes: { of: 'sheets', sheets: parts.map((part) => part.writes) },
    shown: parts.flatMap((part) => part.shown),
  };
}
