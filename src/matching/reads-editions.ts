import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { shippedId, shippedRulebook } from './edition.ts';
import { openRulebook, type Rulebook } from './rulebook.ts';

/** Books by the fingerprint of their content, under the number of whichever edition had it first. */
const opened = new Map<string, Rulebook>([[shippedRulebook.edition.digest, shippedRulebook]]);

type Reader = Pick<Ctx, 'db'>;

/** A book that some question was asked with. Engines get their documents by it. */
export function openedBook(digest: string): Rulebook {
  const book = opened.get(digest);
  if (!book) throw new Error(`no edition with the fingerprint ${digest} was opened`);
  return book;
}

/** The book of an edition by its number; a draft's is as the draft stands now. Not found when there is no such edition. */
export async function bookOf(ctx: Reader, id: string): Promise<Rulebook> {
  if (id === shippedId) return shippedRulebook;
  const row = await ctx.db.selectFrom('editions').select('digest').where('id', '=', id).executeTakeFirst();
  if (!row) throw new NotFound();
  const had = opened.get(row.digest);
  if (had) return { ...had, edition: { ...had.edition, id } };
  const { content, digest } = await ctx.db
    .selectFrom('editions')
    .select(['content', 'digest'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const book = openRulebook({ id, digest, ...content });
  opened.set(digest, book);
  return book;
}

const recent = 5;

/** Numbers of the editions that were in force last, newest first; the shipped one stands behind them all. */
export async function publishedIds(ctx: Reader): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('edition_publications')
    .select('edition_id')
    .orderBy('id', 'desc')
    .limit(recent)
    .execute();
  return [...new Set([...rows.map((row) => row.edition_id), shippedId])];
}

/**
 * The book in force. Just after a new edition is published its documents are still being read; until they are, the
 * edition before it answers, whole and with its own points, so that nobody waits and nothing is half of each.
 */
export async function currentBook(ctx: Pick<Ctx, 'db' | 'search' | 'log'>): Promise<Rulebook> {
  const [newestId, ...olderIds] = await publishedIds(ctx);
  const newest = await bookOf(ctx, newestId!);
  if (ctx.search.ready(newest.edition.digest)) return newest;
  for (const id of olderIds) {
    const older = await bookOf(ctx, id);
    if (!ctx.search.ready(older.edition.digest)) continue;
    ctx.search.prepare(newest.edition.digest).catch((err: unknown) => ctx.log.error({ err }, 'edition not ready'));
    return older;
  }
  return newest;
}
