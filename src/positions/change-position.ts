import { may } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { inTransaction, today, type Ctx } from '../ctx.ts';
import type { Problems } from '../errors.ts';
import { holdPosition, thingOf, writeVersion, type Held } from './hold-position.ts';
import { sealPositionPhone } from './phone.ts';
import { columnsOf } from './post-position.ts';
import { judgedFields } from './rules.ts';
import { changedFields, problemsIn, type Posting } from './rules-posting.ts';
import type { PositionState } from './tables.ts';

/** A phone that is left out stays. */
export type PostingChange = Posting & { readonly contact_phone?: string | null };
export type ChangedPosition =
  | { readonly ok: true; readonly state: PositionState }
  | { readonly ok: false; readonly problems: Problems };

/**
 * Changes a position. `version` is the one that the form was filled with: who comes second gets a Conflict. When an
 * employer or a base changes what staff have looked at, an open position waits for them again.
 */
export async function changePosition(
  ctx: Ctx,
  number: string,
  version: number,
  { contact_phone, ...posting }: PostingChange,
): Promise<ChangedPosition> {
  return inTransaction(ctx, async (tx) => {
    const held = await holdPosition(tx, number, 'positions.change');
    const problems = problemsOfChange(tx, held, posting);
    if (Object.keys(problems).length > 0) return { ok: false, problems };
    const fields = changedFields(postingOf(held), posting);
    const judged = fields.some((field) => (judgedFields as readonly string[]).includes(field));
    const review = judged && !mayJudge(tx, held);
    const state = review && held.state === 'open' ? 'waiting' : held.state;
    const phone = contact_phone === undefined ? [] : ['contact_phone'];
    await writeVersion(tx, held, version, {
      ...columnsOf(posting),
      ...reasonState(held, posting, fields),
      ...(contact_phone === undefined
        ? {}
        : { contact_phone_sealed: sealPositionPhone(tx.keys, held.id, contact_phone) }),
      ...(review ? { state, published_on: null } : {}),
      confirmed_fields: [...new Set([...held.confirmed_fields, ...fields, ...phone])],
    });
    const facts = { act: 'changed', fields: [...fields, ...phone], state };
    await audit(tx, { verb: 'positions.change', thing: { kind: 'position', id: number }, facts });
    return { ok: true, state };
  });
}

const mayJudge = (tx: Ctx, held: Held): boolean => may(tx.actor, 'positions.judge_reason', thingOf(held));

/**
 * What is wrong with a change. A last day that stays as it was may lie in the past; staff of a district keep a position
 * within their district.
 */
export function problemsOfChange(tx: Ctx, held: Held, posting: Posting): Problems {
  const { closes_on, ...others } = problemsIn(posting, today(tx), {
    needsFacts: !mayJudge(tx, held),
    taken: held.taken,
  });
  const moved = thingOf({ ...held, region: posting.region });
  return {
    ...others,
    ...(closes_on !== undefined && posting.closes_on !== held.closes_on ? { closes_on } : {}),
    ...(may(tx.actor, 'positions.change', moved) ? {} : { district: 'not_a_choice' as const }),
  };
}

/** A reason that was judged is judged again when it, or what it is for, has changed. */
function reasonState(held: Held, posting: Posting, fields: readonly (keyof Posting)[]) {
  if (posting.category_reason === null) return { category_reason_state: null };
  const same = !fields.includes('category_reason') && !fields.includes('categories');
  return { category_reason_state: same ? held.category_reason_state : ('waiting' as const) };
}

/** What a position says now. */
export function postingOf(row: Held): Posting {
  return {
    kind: row.kind,
    flexible: row.flexible,
    title: row.title,
    headcount: row.headcount,
    duties: row.duties,
    education: row.education,
    majors: row.majors,
    major_rule: row.major_rule,
    categories: row.categories,
    category_reason: row.category_reason,
    region: row.region,
    address: row.address,
    wage_text: row.wage_text,
    wage_min: row.wage_min,
    wage_max: row.wage_max,
    demands: row.demands,
    features: row.features,
    closes_on: row.closes_on,
    contact_name: row.contact_name,
  };
}
