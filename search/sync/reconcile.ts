import { expectMade } from './follow.ts';
import { keep, parkedIn, type IndexRow } from './rows.ts';
import { bring, type Hands } from './send.ts';

const page = 10_000;

/** What a comparison found. `foreign`: ids in the index that no position can have, as the server has them. */
type Differing = { readonly differ: Map<number, string>; readonly foreign: readonly string[] };

/** Ids that differ: open but not in the index, in the index but not open, or made from rows of another version. */
export async function differing(hands: Pick<Hands, 'writer' | 'feed'>, uid: string): Promise<Differing> {
  const held = new Map<number, string>();
  const foreign: string[] = [];
  for (let offset = 0; ; offset += page) {
    const some = await hands.writer.versions(uid, offset, page);
    for (const each of some) {
      const id = ownId(each.id);
      if (id === null) foreign.push(String(each.id));
      else held.set(id, each.v);
    }
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
  return { differ, foreign };
}

/** The id as a position has it; null: nothing of ours, also where it only reads like a number, such as 007. */
function ownId(id: unknown): number | null {
  const number = Number(id);
  return Number.isSafeInteger(number) && number > 0 && String(number) === String(id) ? number : null;
}

/** Compares an index with the rows and repairs what differs. Parked entries wait until their rows change. */
export async function reconcile(hands: Hands, row: IndexRow): Promise<IndexRow> {
  const { sync } = hands;
  const started = sync.now();
  await expectMade(hands, row);
  const parked = await parkedIn(sync, row);
  const found = await differing(hands, row.uid!);
  const differ = [...found.differ].filter(([id, v]) => parked.get(id) !== v);
  for (const task of found.foreign.length > 0 ? await hands.writer.send(row.uid!, [], found.foreign) : [])
    await hands.writer.settled(task, () => keep(sync, row, {}));
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
    differing: differ.length + found.foreign.length,
    documents: await hands.writer.count(row.uid!),
    failures: 0,
    retry_at: null,
  });
}
