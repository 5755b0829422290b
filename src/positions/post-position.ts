import { may, type Thing } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { baseOwner } from '../bases/index.ts';
import { inTransaction, today, type Ctx, type Tx } from '../ctx.ts';
import { NotFound, type Problems } from '../errors.ts';
import { announce } from '../outbox/index.ts';
import { nextNumbers } from './next-numbers.ts';
import { sealPositionPhone } from './phone.ts';
import { districtOfPosition, qualityOf } from './rules.ts';
import { problemsIn, type Posting } from './rules-posting.ts';
import type { PositionState } from './tables.ts';

/** Whose position it is. `key` is made once for a filled-in form: the same key posts once. */
export type Owner = { readonly employerId: number; readonly baseId: number | null; readonly key: string | null };
export type NewPosting = Posting & { readonly contact_phone: string | null };
export type Posted =
  | { readonly ok: true; readonly number: string; readonly state: PositionState }
  | { readonly ok: false; readonly problems: Problems };

/**
 * Posts a position and gives it the next free number. Posted by staff it is open at once; posted by an employer or a base
 * it waits until staff publish it.
 */
export async function postPosition(ctx: Ctx, owner: Owner, posting: NewPosting): Promise<Posted> {
  return inTransaction(ctx, async (tx) => {
    const thing = await thingFor(tx, owner, posting);
    if (!may(tx.actor, 'positions.post', thing)) throw new NotFound();
    // Who may judge a reason is staff of the place, and looks at a posting by posting it.
    const publishes = may(tx.actor, 'positions.judge_reason', thing);
    const problems = problemsIn(posting, today(tx), { needsFacts: !publishes });
    if (Object.keys(problems).length > 0) return { ok: false, problems };
    return (await insert(tx, owner, posting, publishes)) ?? (await postedWith(tx, owner));
  });
}

async function thingFor(tx: Tx, { employerId, baseId }: Owner, { region }: Posting): Promise<Thing> {
  const employer = await tx.db.selectFrom('employers').select('region').where('id', '=', employerId).executeTakeFirst();
  const base = baseId === null ? null : await baseOwner(tx, baseId);
  if (!employer || (baseId !== null && base?.employerId !== employerId)) throw new NotFound();
  return { employerId, baseId, district: districtOfPosition(region, employer.region) };
}

/** Null: the same form has posted already. */
async function insert(tx: Tx, owner: Owner, posting: NewPosting, publishes: boolean): Promise<Posted | null> {
  const [number] = await nextNumbers(tx, 1);
  const { contact_phone, ...fields } = posting;
  const state = publishes ? 'open' : 'waiting';
  const published_on = publishes ? today(tx) : null;
  const added = await tx.db
    .insertInto('positions')
    .values({
      ...columnsOf(fields),
      number: number!,
      employer_id: owner.employerId,
      base_id: owner.baseId,
      posting_key: owner.key,
      category_reason_state: fields.category_reason === null ? null : 'waiting',
      state,
      published_on,
      quality: qualityOf(published_on, today(tx)),
      confirmed_fields: [...Object.keys(fields), 'contact_phone'],
      created_at: tx.now(),
      updated_at: tx.now(),
    })
    .onConflict((conflict) => conflict.column('posting_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return null;
  const contact_phone_sealed = sealPositionPhone(tx.keys, added.id, contact_phone);
  await tx.db.updateTable('positions').set({ contact_phone_sealed }).where('id', '=', added.id).execute();
  await audit(tx, {
    verb: 'positions.post',
    thing: { kind: 'position', id: number! },
    facts: { act: 'posted', state },
  });
  await announce(tx, 'position', [added.id]);
  return { ok: true, number: number!, state };
}

/** What the first press of the button posted. Somebody else's key is nobody's. */
async function postedWith(tx: Tx, { key, employerId }: Owner): Promise<Posted> {
  const row = await tx.db
    .selectFrom('positions')
    .select(['number', 'state'])
    .where('posting_key', '=', key)
    .where('employer_id', '=', employerId)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return { ok: true, number: row.number, state: row.state };
}

/** A posting as its columns are written: lists and records as JSON. */
export const columnsOf = (posting: Posting) => ({
  ...posting,
  majors: JSON.stringify(posting.majors),
  categories: JSON.stringify(posting.categories),
  demands: JSON.stringify(posting.demands),
  features: JSON.stringify(posting.features),
});
