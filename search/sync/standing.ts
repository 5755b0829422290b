import type { Kysely } from 'kysely';
import type { Tables } from '../../src/db/tables.ts';
import type { Feed } from './feed.ts';
import { isAhead } from './rows.ts';

/** The index that serves now, and what its answers do not know: changed since its mark, or parked. */
export type Standing = { readonly uid: string; readonly unknown: readonly number[] };

/** Null: no index has been built, or none of what stands in this database. */
export async function standingOf(
  reader: { readonly db: Kysely<Tables>; readonly instance: string },
  feed: Pick<Feed, 'kind' | 'edition' | 'settingsVersion' | 'changesSince'>,
): Promise<Standing | null> {
  const row = await reader.db
    .selectFrom('search_indexes')
    .select(['id', 'uid', 'mark'])
    .select(isAhead.as('ahead'))
    .where('instance', '=', reader.instance)
    .where('kind', '=', feed.kind)
    .where('edition', '=', feed.edition)
    .where('settings_version', '=', feed.settingsVersion)
    .executeTakeFirst();
  if (!row?.uid || row.mark === null || row.ahead) return null;
  const { ids } = await feed.changesSince(row.mark);
  const parked = await reader.db
    .selectFrom('parked_entries')
    .select('entity_id')
    .where('index_id', '=', row.id)
    .execute();
  return { uid: row.uid, unknown: [...new Set([...ids, ...parked.map((each) => each.entity_id)])] };
}
