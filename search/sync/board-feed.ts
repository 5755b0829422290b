import type { BoardSource } from '../board.ts';
import { boardEntryOf } from '../meilisearch/board-entries.ts';
import { boardSettings, settingsVersion } from '../meilisearch/settings.ts';
import type { Feed } from './feed.ts';
import type { RowVersions } from './position-feed.ts';

/** The board as a feed: the same in every edition. Versions are read before what they are versions of. */
export function boardFeed(source: BoardSource, rows: RowVersions): Feed {
  const entriesById = async (ids: readonly number[]) => {
    const versions = new Map((await rows.versionsOf(ids)).map(({ id, v }) => [id, v]));
    const documents = await source.boardById(ids);
    return documents.map((document) => boardEntryOf(document, versions.get(document.id) ?? ''));
  };
  return {
    kind: 'board',
    edition: '',
    settingsVersion,
    settings: boardSettings,
    mark: source.mark,
    changesSince: async (mark) => {
      const changes = await source.changesSince(mark);
      return { mark: changes.mark, ids: changes.positions };
    },
    entriesAfter: async (after, limit) => {
      const { versions, last } = await rows.versionsAfter(after, limit);
      return { entries: await entriesById(versions.map(({ id }) => id)), last };
    },
    entriesById,
    versionsAfter: rows.versionsAfter,
  };
}
