import type { Ctx } from '../ctx.ts';
import { Conflict, NotFound, type Problems } from '../errors.ts';
import { findImport } from './find-import.ts';
import { importKinds, type ImportKind } from './kinds.ts';
import { later, unknownTyped, use, type Decisions, type Question } from './plan.ts';
import { mendable } from './refusals.ts';
import { openDecisions, openPlan, sealDecisions } from './seal-import.ts';

export type Decided =
  | { readonly ok: true; readonly changed: boolean }
  | { readonly ok: false; readonly problems: Problems };

/**
 * Keeps what a person decided about rows of the dry run that she saw, beside what was decided before; only questions that
 * were asked can be answered. The import has to be checked again where anything changed. `typed`: what stands in the field
 * beside the answers of a question.
 */
export async function decideRows(ctx: Ctx, key: string, answers: Decisions, typed: Decisions = {}): Promise<Decided> {
  const row = await findImport(ctx, key, 'imports.bring');
  if (row.state !== 'ready' || row.plan_sealed === null) throw new Conflict('not_ready');
  const plan = openPlan(ctx.keys, key, row.plan_sealed);
  const questions = plan.rows.flatMap((one) => one.questions);
  const problems = saidTwice(questions, answers, typed);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const asked = new Set(questions.map((question) => question.id));
  const before = openDecisions(ctx.keys, key, row.decisions_sealed);
  const after: Record<string, string> = { ...before };
  for (const [id, answer] of Object.entries(answers)) {
    if (!asked.has(id)) continue;
    if (answer === later) delete after[id];
    else after[id] = answer;
  }
  if (sameDecisions(before, after)) return { ok: true, changed: false };
  const kept = await ctx.db
    .updateTable('imports')
    .set({ decisions_sealed: sealDecisions(ctx.keys, key, after), state: 'checking', beat_at: ctx.now() })
    .where('key', '=', key)
    .where('state', '=', 'ready')
    .returning('id')
    .executeTakeFirst();
  if (!kept) throw new Conflict('not_ready');
  return { ok: true, changed: true };
}

/** One answer is chosen and another one typed: which of them counts, only she knows. What was not found before gives way. */
function saidTwice(questions: readonly Question[], answers: Decisions, typed: Decisions): Problems {
  const twice = questions.filter((question) => {
    const text = typed[question.id] ?? '';
    return text !== '' && answers[question.id] !== use + text && unknownTyped(question) !== text;
  });
  return Object.fromEntries(twice.map(({ id }) => [`${id}-typed`, 'choose_or_type']));
}

const sameDecisions = (one: Decisions, other: Decisions): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([id, answer]) => other[id] === answer);

/** Says what a file is that was not recognised, or which school its list is of; then it is checked again. */
export async function describeImport(
  ctx: Ctx,
  key: string,
  said: { readonly kind: string; readonly school: string },
): Promise<void> {
  const row = await findImport(ctx, key, 'imports.bring');
  if (row.state !== 'failed' || row.refusal === null || !mendable.includes(row.refusal))
    throw new Conflict('not_failed');
  const kind: ImportKind | null = importKinds.find((one) => one === said.kind) ?? row.kind;
  const school_name = said.school.trim().slice(0, 100) || row.school_name;
  const kept = await ctx.db
    .updateTable('imports')
    .set({ kind, school_name, state: 'checking', beat_at: ctx.now() })
    .where('key', '=', key)
    .where('state', '=', 'failed')
    .where('file_sealed', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (!kept) throw new NotFound();
}
