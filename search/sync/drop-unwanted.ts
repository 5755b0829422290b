import type { Feed } from './feed.ts';
import { keep, lease, LeaseLost, type Sync } from './rows.ts';
import type { Writer } from './server.ts';

/** Indexes of other editions and settings go when nobody has worked on them for so long: a node of another version may. */
const unusedForMs = 3_600_000;

/** Deletes the indexes on this server that no feed feeds any more. */
export async function dropUnwanted(sync: Sync, writer: Writer, feeds: readonly Feed[]): Promise<void> {
  const rows = await sync.db
    .selectFrom('search_indexes')
    .selectAll()
    .where('instance', '=', sync.instance)
    .where((eb) => eb.fn.coalesce('leased_until', 'created_at'), '<', new Date(sync.now().getTime() - unusedForMs))
    .execute();
  const wanted = (row: (typeof rows)[number]) =>
    feeds.some(
      (feed) => feed.kind === row.kind && feed.edition === row.edition && feed.settingsVersion === row.settings_version,
    );
  for (const row of rows.filter((each) => !wanted(each))) {
    const held = await lease(sync, row);
    if (!held) throw new LeaseLost(`index ${row.id} is another worker’s`);
    for (const uid of [held.uid, held.building_uid, held.retired_uid])
      if (uid !== null) await writer.drop(uid, () => keep(sync, held, {}));
    await sync.db.deleteFrom('search_indexes').where('id', '=', row.id).execute();
  }
}
