import { expectMade } from './follow.ts';
import { keep, parkedIn, type IndexRow } from './rows.ts';
import { bring, type Hands } from './send.ts';

const page = 10_000;

/** Ids that differ: open but not in the index, in the index but not open, or made from rows of another version. */
export async function differing(hands: Pick<Hands, 'writer' | 'feed'>, uid: string): Promise<Map<number, string>> {
  const held = new Map<number, string>();
  for (let offset = 0; ; offset += page) {
    const some = await hands.writer.versions(uid, offset, page);
    for (const each of some) held.set(Number(each.id), each.v);
    if (some.length < page) break;
  }
  const differ = new Map<number, string>();
  for (let last: number | null = 0; last !== null;) {
    const read = await hands.feed.versionsAfter(last, page);
    for (const { id, v } of read.versions) {
      if (held.get(id) !== v) differ.set(id, v);
      held.delete(id);
    }
    last = read.last;
  }
  for (const id of held.keys()) differ.set(id, '');
  return differ;
}

/** Compares an index with the rows and repairs what differs. Parked entries wait until their rows change. */
export async function reconcile(hands: Hands, row: IndexRow): Promise<IndexRow> {
  const { sync } = hands;
  const started = sync.now();
  await expectMade(hands, row);
  const parked = await parkedIn(sync, row);
  const differ = [...(await differing(hands, row.uid!))].filter(([id, v]) => parked.get(id) !== v);
  await bring(
    hands,
    row,
    row.uid!,
    differ.map(([id]) => id),
  );
  const now = sync.now();
  return keep(sync, row, {
    checked_at: now,
    check_ms: now.getTime() - started.getTime(),
    differing: differ.length,
    documents: await hands.writer.count(row.uid!),
    failures: 0,
    retry_at: null,
  });
}
