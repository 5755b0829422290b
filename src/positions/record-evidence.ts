import { audit } from '../audit/index.ts';
import { inTransaction, today, type Ctx } from '../ctx.ts';
import { Conflict, type Problems } from '../errors.ts';
import { featureWithId, type FeatureId } from '../reference/index.ts';
import { holdPosition, writeVersion } from './hold-position.ts';
import type { EvidenceSource, StatedState } from './tables.ts';

/** What staff saw, or what the employer promised them. Days are YYYY-MM-DD. */
export type Evidence = {
  readonly feature: FeatureId;
  readonly state: StatedState;
  readonly source: EvidenceSource;
  readonly note: string | null;
  /** The day by which the employer promises it; only with a promise. */
  readonly promised_on: string | null;
  /** The day on which it was seen or said. */
  readonly seen_on: string;
};
export type Recorded = { readonly ok: true } | { readonly ok: false; readonly problems: Problems };

/**
 * Records who says what of a feature, and states it so: what staff saw counts more than what a form said. Entries are
 * kept; the newest one counts. `version` is the one that was looked at.
 */
export async function recordEvidence(ctx: Ctx, number: string, version: number, evidence: Evidence): Promise<Recorded> {
  return inTransaction(ctx, async (tx) => {
    const held = await holdPosition(tx, number, 'positions.verify_feature');
    if (held.state === 'closed') throw new Conflict('already_closed');
    const problems = problemsIn(evidence, today(tx));
    if (Object.keys(problems).length > 0) return { ok: false, problems };
    const { feature, state, source } = evidence;
    await writeVersion(tx, held, version, {
      features: JSON.stringify({ ...held.features, [feature]: state }),
      confirmed_fields: [...new Set([...held.confirmed_fields, 'features'])],
    });
    const by_user_id = tx.actor.kind === 'person' ? tx.actor.userId : null;
    await tx.db
      .insertInto('feature_evidence')
      .values({ ...evidence, position_id: held.id, by_user_id, created_at: tx.now() })
      .execute();
    await audit(tx, {
      verb: 'positions.verify_feature',
      thing: { kind: 'position', id: number },
      facts: { feature, state, source },
    });
    return { ok: true };
  });
}

/** A promise has a day and says that it can be arranged; what is seen is there or not, and nobody sees the future. */
function problemsIn({ feature, state, source, promised_on, seen_on }: Evidence, today: string): Problems {
  const promise = source === 'employer' && state === 'can_provide';
  return {
    ...(featureWithId(feature) === null ? { feature: 'not_a_choice' as const } : {}),
    ...(source !== 'employer' && state === 'can_provide' ? { state: 'not_a_choice' as const } : {}),
    ...(promise && promised_on === null ? { promised_on: 'required' as const } : {}),
    ...(!promise && promised_on !== null ? { promised_on: 'not_a_choice' as const } : {}),
    ...(seen_on > today ? { seen_on: `too_late:${today}` as const } : {}),
  };
}
