import { IndexFault } from '../meilisearch/faults.ts';
import { keep, type IndexRow } from './rows.ts';
import { bring, type Hands } from './send.ts';

/**
 * Brings what was committed since the row's mark into its index, and moves the mark when all of it is searchable. What
 * was sent twice, because the process ended in between, is the same twice.
 */
export async function follow(hands: Hands, row: IndexRow): Promise<IndexRow> {
  if (row.uid === null || row.mark === null) return row;
  const { mark, ids } = await hands.feed.changesSince(row.mark);
  if (ids.length === 0) return row.failures === 0 ? row : noteWell(hands, row, {});
  await expectMade(hands, row);
  await bring(hands, row, row.uid, ids);
  return noteWell(hands, row, { mark });
}

const noteWell = async (hands: Hands, row: IndexRow, set: { mark?: string }): Promise<IndexRow> =>
  keep(hands.sync, row, {
    ...set,
    synced_at: hands.sync.now(),
    failures: 0,
    retry_at: null,
    documents: await hands.writer.count(row.uid!),
  });

/**
 * Makes sure that the index is there as we made it: a document sent to a name that is not there would make an index
 * with settings of its own. Throws IndexFault `missing` or `unfit`.
 */
export async function expectMade(hands: Hands, row: IndexRow): Promise<void> {
  const print = await hands.writer.print(row.uid!);
  if (print !== row.settings_print) throw new IndexFault('unfit', `the settings of ${row.uid} are not ours`);
}
