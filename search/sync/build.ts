import { randomBytes } from 'node:crypto';
import { uidPrefix } from '../meilisearch/settings.ts';
import { follow } from './follow.ts';
import { keep, type IndexRow } from './rows.ts';
import { bring, bringEntries, type Hands } from './send.ts';

/** Few great batches: each costs the server as much again as it holds already. */
const batchSize = 10_000;

type Reading = ReturnType<Hands['feed']['entriesAfter']>;

/**
 * Builds an index beside the one that serves, and then lets the row name the new one: in one statement, with the mark
 * that belongs to it, so that no answer falls between. The one that serves goes on following changes meanwhile.
 */
export async function build(hands: Hands, row: IndexRow): Promise<IndexRow> {
  const { sync, writer, feed } = hands;
  const mine = () => keep(sync, row, {});
  if (row.building_uid !== null) await writer.drop(row.building_uid, mine);
  const uid = `${uidPrefix}${feed.kind}_${randomBytes(8).toString('hex')}`;
  const started = sync.now();
  let held = await keep(sync, row, { building_uid: uid, building_since: started });
  await writer.create(uid, feed.settings, mine);
  const print = await writer.print(uid);
  let mark = await feed.mark();
  for (let reading: Reading | null = feed.entriesAfter(0, batchSize); reading !== null;) {
    const { entries, last }: Awaited<Reading> = await reading;
    // The next ones are made while the server takes these in; whether that fails is heard at the next step.
    reading = last === null ? null : feed.entriesAfter(last, batchSize);
    reading?.catch(() => undefined);
    await bringEntries(hands, held, uid, entries, []);
    held = await follow(hands, await keep(sync, held, {}));
  }
  for (let changed = true; changed;) {
    const changes = await feed.changesSince(mark);
    await bring(hands, held, uid, changes.ids);
    mark = changes.mark;
    changed = changes.ids.length > 0;
  }
  // The one that was replaced last may still wait to be deleted.
  if (held.uid !== null && held.retired_uid !== null) await writer.drop(held.retired_uid, mine);
  const now = sync.now();
  return keep(sync, held, {
    uid,
    mark,
    settings_print: print,
    retired_uid: held.uid ?? held.retired_uid,
    building_uid: null,
    building_since: null,
    rebuild_asked_at: null,
    built_at: now,
    build_ms: now.getTime() - started.getTime(),
    synced_at: now,
    documents: await writer.count(uid),
    failures: 0,
    retry_at: null,
  });
}
