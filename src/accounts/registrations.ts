import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { districtOf } from './rules.ts';
import { may, reachOf } from './policy.ts';
import { openFacts, type EmployerFacts, type StudentFacts } from './registration-facts.ts';

type Common = {
  readonly id: number;
  readonly membership_id: number;
  readonly district: string | null;
  readonly created_at: Date;
};
/** Somebody who registered and waits. `certificate_blind` is for finding her record without opening anything. */
export type RegistrationRequest =
  | (Common & { readonly kind: 'student'; readonly facts: StudentFacts; readonly certificate_blind: Buffer | null })
  | (Common & { readonly kind: 'employer'; readonly facts: EmployerFacts });

/** Who waits for this actor's decision, longest first: everybody for the city's staff, else those of her district. */
export async function waitingRequests(ctx: Ctx): Promise<RegistrationRequest[]> {
  const rows = withinReach(ctx).select(columns);
  const found = await rows.orderBy('created_at').orderBy('id').limit(500).execute();
  return found.map((row) => opened(ctx, row));
}

/** How many wait for this actor's decision. */
export async function waitingCount(ctx: Ctx): Promise<number> {
  const counted = withinReach(ctx).select((eb) => eb.fn.countAll<number>().as('count'));
  return (await counted.executeTakeFirstOrThrow()).count;
}

/** Those that this actor decides. Throws NotFound where she decides none. */
function withinReach(ctx: Ctx) {
  const reach = reachOf(ctx.actor, 'accounts.approve');
  if (reach === null) throw new NotFound();
  const rows = ctx.db.selectFrom('registrations');
  return reach === 'any' ? rows : rows.where('district', '=', districtOf(ctx.actor));
}

/** One of them. Missing, decided and another district's look alike. */
export async function requestOf(ctx: Ctx, id: number): Promise<RegistrationRequest> {
  const row = await selectRequests(ctx).where('id', '=', id).executeTakeFirst();
  if (!row || !may(ctx.actor, 'accounts.approve', { district: row.district })) throw new NotFound();
  return opened(ctx, row);
}

const columns = ['id', 'membership_id', 'kind', 'district', 'facts_sealed', 'certificate_blind', 'created_at'] as const;
const selectRequests = (ctx: Ctx) => ctx.db.selectFrom('registrations').select(columns);

type Row = Awaited<ReturnType<ReturnType<typeof selectRequests>['executeTakeFirstOrThrow']>>;

function opened(ctx: Ctx, row: Row): RegistrationRequest {
  const { id, membership_id, district, created_at, certificate_blind, facts_sealed } = row;
  const common = { id, membership_id, district, created_at };
  return row.kind === 'student'
    ? {
        ...common,
        kind: 'student',
        certificate_blind,
        facts: openFacts(ctx.keys, { kind: 'student', membership_id, facts_sealed }),
      }
    : { ...common, kind: 'employer', facts: openFacts(ctx.keys, { kind: 'employer', membership_id, facts_sealed }) };
}
