import { may, reachOf } from '../accounts/index.ts';
import { today, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { maskPhone } from '../organizations/index.ts';
import type { FeatureId } from '../reference/index.ts';
import { holdPosition, thingOf, type Held } from './hold-position.ts';
import { openPositionPhone } from './phone.ts';
import { positionCards, type PositionCard } from './reads-cards.ts';
import { canAct, isOpenOn, positionActs, type PositionAct } from './rules.ts';
import type { EvidenceSource, MajorRule, NamedCategory, NamedMajor, StatedState } from './tables.ts';

/** Who last said or saw that a feature is as the position states it. */
export type FeatureEvidence = {
  readonly source: EvidenceSource;
  readonly note: string | null;
  readonly promisedOn: string | null;
  readonly seenOn: string;
};
export type PositionForReader = {
  readonly card: PositionCard;
  /** Can somebody apply today? */
  readonly open: boolean;
  readonly duties: string | null;
  readonly majors: readonly NamedMajor[];
  readonly majorRule: MajorRule | null;
  /** The categories that it is limited to, with the reason that staff accepted; empty: to none. */
  readonly limitedTo: readonly NamedCategory[];
  readonly limitReason: string | null;
  readonly evidence: ReadonlyMap<FeatureId, FeatureEvidence>;
  /** For those who look after it; null for everybody else. */
  readonly manage: Management | null;
};
export type Management = {
  readonly version: number;
  readonly acts: readonly PositionAct[];
  readonly mayChange: boolean;
  readonly mayJudge: boolean;
  readonly mayVerify: boolean;
  readonly mayFindCandidates: boolean;
  readonly categories: readonly NamedCategory[];
  readonly categoryReason: string | null;
  readonly categoryReasonState: Held['category_reason_state'];
  readonly contactName: string | null;
  /** Masked for staff, whole for its owner. */
  readonly contactPhone: string | null;
  /** Does this reader see numbers masked? */
  readonly masked: boolean;
};

/** A position for whoever reads it: published ones for everybody, the others for those who look after them. */
export async function positionForReader(ctx: Ctx, number: string): Promise<PositionForReader> {
  const row = await holdPosition(ctx, number, 'positions.browse');
  const manage = may(ctx.actor, 'positions.manage', thingOf(row)) ? managementOf(ctx, row) : null;
  if (manage === null && row.published_on === null) throw new NotFound();
  const [card] = await positionCards(ctx, [row.id]);
  const limited = row.category_reason_state === 'accepted';
  return {
    card: card!,
    open: isOpenOn(row, today(ctx)),
    duties: row.duties,
    majors: row.majors,
    majorRule: row.major_rule,
    limitedTo: limited ? row.categories : [],
    limitReason: limited ? row.category_reason : null,
    evidence: await evidenceOf(ctx, row),
    manage,
  };
}

function managementOf(ctx: Ctx, row: Held): Management {
  const thing = thingOf(row);
  const masked = reachOf(ctx.actor, 'positions.manage') === 'any';
  const phone = openPositionPhone(ctx.keys, row.id, row.contact_phone_sealed);
  const mayChange = may(ctx.actor, 'positions.change', thing);
  const mayJudge = may(ctx.actor, 'positions.judge_reason', thing);
  return {
    version: row.version,
    acts: positionActs.filter((act) => canAct(act, row.state) && (act === 'publish' ? mayJudge : mayChange)),
    mayChange,
    mayJudge,
    mayVerify: may(ctx.actor, 'positions.verify_feature', thing),
    mayFindCandidates: may(ctx.actor, 'candidates.read'),
    categories: row.categories,
    categoryReason: row.category_reason,
    categoryReasonState: row.category_reason_state,
    contactName: row.contact_name,
    contactPhone: phone === null || !masked ? phone : maskPhone(phone),
    masked,
  };
}

/** The newest entry of each feature, where it says what the position states. */
async function evidenceOf(ctx: Ctx, { id, features }: Held): Promise<Map<FeatureId, FeatureEvidence>> {
  const rows = await ctx.db
    .selectFrom('feature_evidence')
    .distinctOn('feature')
    .select(['feature', 'state', 'source', 'note', 'promised_on as promisedOn', 'seen_on as seenOn'])
    .where('position_id', '=', id)
    .orderBy('feature')
    .orderBy('seen_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(
    rows
      .filter((row) => features[row.feature] === row.state)
      .map(({ feature, source, note, promisedOn, seenOn }) => [feature, { source, note, promisedOn, seenOn }]),
  );
}

export type EvidenceEntry = FeatureEvidence & { readonly feature: FeatureId; readonly state: StatedState };

/** Every entry about a position, newest first, for those who look after it. */
export async function evidenceEntries(ctx: Ctx, number: string): Promise<EvidenceEntry[]> {
  const { id } = await holdPosition(ctx, number, 'positions.manage');
  return ctx.db
    .selectFrom('feature_evidence')
    .select(['feature', 'state', 'source', 'note', 'promised_on as promisedOn', 'seen_on as seenOn'])
    .where('position_id', '=', id)
    .orderBy('seen_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
