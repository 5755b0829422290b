import { may } from '../accounts/policy.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound, type Problems } from '../errors.ts';
import { shippedId } from './edition.ts';
import type { EditionContent } from './edition-content.ts';
import { newestPublication } from './hold-editions.ts';
import { contentOf } from './open-edition.ts';
import { differencesBetween, type EditionDifference } from './rules-edition-changes.ts';
import { problemsIn } from './rules-editions.ts';

/** A time in which an edition was in force. `since` is null for the one that was there from the start. */
export type InForce = {
  readonly since: Date | null;
  /** Null: it still is. */
  readonly until: Date | null;
  readonly reason: string;
  readonly by_name: string;
};
export type EditionHead = {
  readonly id: string;
  /** The product brings the first one along; nobody opened it. */
  readonly shipped: boolean;
  readonly state: 'draft' | 'published';
  readonly based_on: string | null;
  readonly note: string;
  readonly by_name: string;
  readonly created_at: Date | null;
  readonly in_force: readonly InForce[];
};

/** Every edition, the newest first. */
export async function editionsFor(ctx: Ctx): Promise<EditionHead[]> {
  if (!may(ctx.actor, 'editions.read')) throw new NotFound();
  const rows = await ctx.db
    .selectFrom('editions')
    .select(['id', 'based_on', 'note', 'state', 'by_name', 'created_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const times = await timesInForce(ctx);
  const shipped = { id: shippedId, shipped: true, state: 'published', based_on: null, note: '' } as const;
  return [
    ...rows.map((row) => ({ ...row, shipped: false, in_force: times.get(row.id) ?? [] })),
    { ...shipped, by_name: '', created_at: null, in_force: times.get(shippedId) ?? [] },
  ];
}

async function timesInForce(ctx: Ctx): Promise<Map<string, InForce[]>> {
  const published = await ctx.db.selectFrom('edition_publications').selectAll().orderBy('id').execute();
  const start = { edition_id: shippedId, published_at: null, reason: '', by_name: '' };
  const times = new Map<string, InForce[]>();
  [start, ...published].forEach(({ edition_id, published_at, reason, by_name }, index) => {
    const until = published[index]?.published_at ?? null;
    times.set(edition_id, [...(times.get(edition_id) ?? []), { since: published_at, until, reason, by_name }]);
  });
  return times;
}

export type EditionShown = EditionHead & {
  readonly version: number;
  readonly digest: string | null;
  readonly content: EditionContent;
  readonly differences: readonly EditionDifference[];
  readonly problems: Problems;
  readonly inForce: boolean;
  /** The edition in force, and the publication that brought it there: what publishing is measured against. */
  readonly newest: { readonly id: number; readonly edition: string };
};

/** One edition: what it says, and what differs from the one that it is based on. */
export async function editionFor(ctx: Ctx, id: string): Promise<EditionShown> {
  const head = (await editionsFor(ctx)).find((each) => each.id === id);
  if (!head) throw new NotFound();
  const row = head.shipped
    ? null
    : await ctx.db.selectFrom('editions').select(['version', 'digest']).where('id', '=', id).executeTakeFirst();
  const content = await contentOf(ctx, id);
  const newest = await newestPublication(ctx);
  return {
    ...head,
    version: row?.version ?? 0,
    digest: row?.digest ?? null,
    content,
    differences: head.based_on === null ? [] : differencesBetween(await contentOf(ctx, head.based_on), content),
    problems: problemsIn(content),
    inForce: newest.edition === id,
    newest,
  };
}
